/** Divisions one level at a time: the counties of the city, the townships of a county, the villages of a township; one or many added. */
import { Alert, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { DraftItem } from '#core/reference/draft.ts';
import { parseDivisions } from '#core/reference/parse-divisions.ts';
import { placeOfDivision } from '#core/reference/reference-data.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { AddItem, ItemsTable } from './items-table.tsx';

type Items = readonly DraftItem[];
type Pasted = {
  readonly added: number;
  readonly renamed: number;
  readonly wrong: ReturnType<typeof parseDivisions>['wrong'];
};

const CITY = '330500';

export function DivisionsPart({
  reference,
  items,
  onChange,
}: {
  readonly reference: ReferenceData;
  readonly items: Items;
  readonly onChange?: ((items: Items) => void) | undefined;
}) {
  const { text, listName } = useTexts();
  const id = useId();
  const [parent, setParent] = useState(CITY);
  const children = items.filter(({ code }) => placeOfDivision(code)?.parent === parent);
  const nameOf = (code: string) => items.find((item) => item.code === code)?.name ?? code;
  const parents = items.filter(({ code }) => code.length < 12);
  const options = [
    { value: CITY, label: text('reference/place/all') },
    ...parents.map(({ code }) => ({
      value: code,
      label: code.length === 6 ? nameOf(code) : `${nameOf(code.slice(0, 6))} ${nameOf(code)}`,
    })),
  ];
  const putChildren = (changed: Items) => {
    const others = items.filter(({ code }) => placeOfDivision(code)?.parent !== parent);
    onChange?.([...others, ...changed].toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  };
  return (
    <div className="reference-part">
      <div className="place-choice">
        <label htmlFor={`${id}-parent`}>{text('reference/place/choose')}</label>
        <Select
          id={`${id}-parent`}
          value={parent}
          onChange={setParent}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          className="place-select"
        />
      </div>
      <ItemsTable
        label={listName('divisions')}
        items={children}
        inForce={reference.divisions}
        {...(onChange ? { onChange: putChildren } : {})}
      />
      {onChange && (
        <>
          <AddItem
            key={parent}
            codes={new Set(items.map(({ code }) => code))}
            prefix={parent === CITY ? '3305' : parent}
            onAdd={(item) => putChildren([...children, item])}
          />
          <PasteMany items={items} onChange={onChange} onPasted={setParent} />
        </>
      )}
    </div>
  );
}

function PasteMany({
  items,
  onChange,
  onPasted,
}: {
  readonly items: Items;
  readonly onChange: (items: Items) => void;
  /** Told the division that the first of them belongs to. */
  readonly onPasted: (parent: string) => void;
}) {
  const { text } = useTexts();
  const id = useId();
  const [pasted, setPasted] = useState('');
  const [done, setDone] = useState<Pasted | undefined>(undefined);
  const take = () => {
    const { items: read, wrong } = parseDivisions(pasted);
    const all = new Map(items.map((item) => [item.code, item]));
    let added = 0;
    let renamed = 0;
    for (const item of read) {
      const old = all.get(item.code);
      if (!old) added += 1;
      else if (old.name !== item.name) renamed += 1;
      all.set(item.code, { ...old, ...item });
    }
    setDone({ added, renamed, wrong });
    if (added + renamed > 0) onChange([...all.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)));
    if (wrong.length === 0) setPasted('');
    const first = placeOfDivision(read[0]?.code ?? '');
    if (first) onPasted(first.parent);
  };
  return (
    <div className="paste-many">
      <label htmlFor={id}>{text('reference/place/pasteLabel')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        value={pasted}
        placeholder={text('reference/place/pastePlaceholder')}
        onChange={(event) => setPasted(event.target.value)}
      />
      <Button disabled={pasted.trim() === ''} onClick={take}>
        {text('reference/place/paste')}
      </Button>
      {done && (
        <Alert
          role="status"
          type={done.wrong.length > 0 ? 'warning' : 'success'}
          showIcon
          title={text('reference/place/pasted', { added: done.added, renamed: done.renamed })}
          description={
            done.wrong.length > 0 && (
              <>
                <p>{text('reference/place/wrong', { count: done.wrong.length })}</p>
                <ul className="plain-list">
                  {done.wrong.slice(0, 20).map(({ line, text: said }) => (
                    <li key={line}>{text('reference/place/wrongLine', { line, text: said })}</li>
                  ))}
                </ul>
              </>
            )
          }
        />
      )}
    </div>
  );
}
