/** The items of a list: read by everybody, and in the office renamed, put out of use, ordered and added to. */
import { Button, Input, Table, Tag } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { DraftItem } from '#core/reference/draft.ts';
import type { CodeItem } from '#core/reference/reference-data.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '../../ui/icons.tsx';

type Items = readonly DraftItem[];

export function ItemsTable({
  label,
  items,
  inForce,
  onChange,
  ordered = false,
}: {
  readonly label: string;
  readonly items: Items;
  /** The items as they are in force, to tell what is new and renamed. */
  readonly inForce: readonly CodeItem[];
  /** Absent where they can only be read. */
  readonly onChange?: ((items: Items) => void) | undefined;
  readonly ordered?: boolean;
}) {
  const { text } = useTexts();
  const known = new Map(inForce.map((item) => [item.code, item]));
  const put = (place: number, part: Partial<DraftItem>) =>
    onChange?.(items.map((item, each) => (each === place ? { ...item, ...part } : item)));
  const move = (place: number, by: -1 | 1) => {
    const next = [...items];
    const [moved] = next.splice(place, 1);
    if (moved) next.splice(place + by, 0, moved);
    onChange?.(next);
  };
  const toggle = (place: number) =>
    onChange?.(
      items.map(({ code, name, retired }, each) => {
        const isRetired = each === place ? !retired : retired;
        return { code, name, ...(isRetired ? { retired: true as const } : {}) };
      }),
    );

  return (
    <Table<DraftItem & { readonly place: number }>
      size="small"
      rowKey="place"
      className="items-table"
      scroll={{ x: 'max-content' }}
      aria-label={label}
      pagination={items.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      dataSource={items.map((item, place) => ({ ...item, place }))}
      locale={{ emptyText: text('reference/place/empty') }}
      rowClassName={({ retired }) => (retired ? 'item-retired' : '')}
      columns={[
        { title: text('reference/code'), dataIndex: 'code', className: 'numbers', width: 170 },
        {
          title: text('reference/name'),
          dataIndex: 'name',
          render: (name: string, { code, place }) =>
            onChange ? (
              <Input
                value={name}
                aria-label={text('reference/nameOf', { code })}
                maxLength={200}
                onChange={(event) => put(place, { name: event.target.value })}
              />
            ) : (
              name
            ),
        },
        {
          title: text('reference/state'),
          key: 'state',
          width: 190,
          render: (_, item) => <State {...item} />,
        },
        ...(onChange
          ? [
              {
                title: text('reference/actions'),
                key: 'actions',
                width: ordered ? 200 : 110,
                render: (
                  _: unknown,
                  { code, name, retired, place }: DraftItem & { readonly place: number },
                ) => (
                  <span className="item-actions">
                    {ordered && (
                      <>
                        <Button
                          type="text"
                          icon={<UpOutlined />}
                          aria-label={text('reference/up', { name })}
                          disabled={place === 0}
                          onClick={() => move(place, -1)}
                        />
                        <Button
                          type="text"
                          icon={<DownOutlined />}
                          aria-label={text('reference/down', { name })}
                          disabled={place === items.length - 1}
                          onClick={() => move(place, 1)}
                        />
                      </>
                    )}
                    {known.has(code) ? (
                      <Button
                        aria-label={text(retired ? 'reference/restoreOne' : 'reference/retireOne', { name })}
                        onClick={() => toggle(place)}
                      >
                        {text(retired ? 'reference/restore' : 'reference/retire')}
                      </Button>
                    ) : (
                      <Button
                        type="text"
                        danger
                        icon={<DeleteOutlined />}
                        aria-label={text('reference/removeOne', { name })}
                        onClick={() => onChange(items.filter((_, each) => each !== place))}
                      />
                    )}
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  );

  function State({ code, name, retired }: DraftItem) {
    const old = known.get(code);
    return (
      <>
        {retired && <Tag>{text('reference/retired')}</Tag>}
        {!old && <Tag>{text('reference/added')}</Tag>}
        {old && old.name !== name && <Tag>{text('reference/renamed', { name: old.name })}</Tag>}
        {old && !retired && old.name === name && <span className="quiet">{text('reference/inUse')}</span>}
      </>
    );
  }
}

/** Two inputs below a list. A code that is there already is not added a second time. */
export function AddItem({
  codes,
  onAdd,
  prefix = '',
}: {
  readonly codes: ReadonlySet<string>;
  readonly onAdd: (item: DraftItem) => void;
  /** What every code here begins with. */
  readonly prefix?: string;
}) {
  const { text } = useTexts();
  const id = useId();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const whole = code.trim();
  const isReady = whole !== '' && name.trim() !== '' && !codes.has(whole);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onAdd({ code: whole, name: name.trim() });
    setCode('');
    setName('');
  };
  return (
    <form className="add-item" onSubmit={submit}>
      <label htmlFor={`${id}-code`}>{text('reference/newCode')}</label>
      <Input
        id={`${id}-code`}
        className="numbers"
        value={code}
        placeholder={prefix}
        maxLength={40}
        autoComplete="off"
        {...(codes.has(whole) ? { status: 'error' as const } : {})}
        onChange={(event) => setCode(event.target.value)}
      />
      <label htmlFor={`${id}-name`}>{text('reference/newName')}</label>
      <Input
        id={`${id}-name`}
        value={name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" icon={<PlusOutlined />} disabled={!isReady}>
        {text('reference/add')}
      </Button>
    </form>
  );
}
