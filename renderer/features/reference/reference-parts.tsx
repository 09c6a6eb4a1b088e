/** One part at a time, chosen at the side: a code list, the divisions, the settings of the rules. */
import { Tabs } from 'antd';
import { useState } from 'react';
import type { ReferenceData } from '#core/contract/reference.ts';
import { CODE_LIST_NAMES, type CodeListName } from '#core/parcel/field.ts';
import { DIVISIONS, FIXED_LISTS } from '#core/reference/check-reference.ts';
import { type DraftItem, draftOf, type ReferenceDraft } from '#core/reference/draft.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DivisionsPart } from './divisions-part.tsx';
import { AddItem, ItemsTable } from './items-table.tsx';
import { OnlineMapsPart } from './online-maps-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import { StampPart } from './stamp-part.tsx';
import type { ChangeDraft } from './use-draft.ts';

const RULES = 'rules';
const STAMP = 'stamp';
const ONLINE = 'online';

export function ReferenceParts({
  reference,
  draft = draftOf(reference),
  change,
}: {
  readonly reference: ReferenceData;
  readonly draft?: ReferenceDraft;
  /** Absent where it can only be read. */
  readonly change?: ChangeDraft;
}) {
  const { text, listName } = useTexts();
  const [part, setPart] = useState<string>(CODE_LIST_NAMES[0]);
  return (
    <Tabs
      className="reference-tabs"
      tabPlacement="start"
      activeKey={part}
      onChange={setPart}
      destroyOnHidden
      items={[
        ...CODE_LIST_NAMES.map((list) => ({
          key: list,
          label: listName(list),
          children: <ListPart list={list} reference={reference} draft={draft} change={change} />,
        })),
        {
          key: DIVISIONS,
          label: listName(DIVISIONS),
          children: (
            <DivisionsPart
              reference={reference}
              items={draft.divisions}
              onChange={change && ((divisions) => change((all) => ({ ...all, divisions: [...divisions] })))}
            />
          ),
        },
        {
          key: RULES,
          label: text('reference/rules'),
          children: (
            <>
              <SourceOf version={reference.ruleSettings.version} source={reference.ruleSettings.source} />
              <SettingsPart
                reference={reference}
                settings={draft.settings}
                onChange={change && ((settings) => change((all) => ({ ...all, settings })))}
              />
            </>
          ),
        },
        {
          key: STAMP,
          label: text('photoStamp/tab'),
          children: (
            <StampPart
              template={draft.settings.photoStamp}
              onChange={
                change &&
                ((photoStamp) =>
                  change(({ settings: { photoStamp: _, ...settings }, ...all }) => ({
                    ...all,
                    settings: photoStamp ? { ...settings, photoStamp } : settings,
                  })))
              }
            />
          ),
        },
        {
          key: ONLINE,
          label: text('onlineMaps/title'),
          children: (
            <OnlineMapsPart
              maps={draft.onlineMaps ?? []}
              onChange={
                change &&
                ((maps) =>
                  change(({ onlineMaps: _, ...all }) => ({
                    ...all,
                    ...(maps.length > 0 ? { onlineMaps: [...maps] } : {}),
                  })))
              }
            />
          ),
        },
      ]}
    />
  );
}

function ListPart({
  list,
  reference,
  draft,
  change,
}: {
  readonly list: CodeListName;
  readonly reference: ReferenceData;
  readonly draft: ReferenceDraft;
  readonly change: ChangeDraft | undefined;
}) {
  const { text, listName } = useTexts();
  const inForce = reference.codeLists.find((each) => each.list === list);
  const items = draft.codeLists.find((each) => each.list === list)?.items ?? [];
  const put = (next: readonly DraftItem[]) =>
    change?.((all) => ({
      ...all,
      codeLists: all.codeLists.map((each) => (each.list === list ? { list, items: [...next] } : each)),
    }));
  const isFixed = FIXED_LISTS[list] !== undefined;
  return (
    <div className="reference-part">
      {inForce && <SourceOf version={inForce.version} source={inForce.source} count={inForce.items.length} />}
      <ItemsTable
        label={listName(list)}
        items={items}
        inForce={inForce?.items ?? []}
        ordered
        {...(change ? { onChange: put } : {})}
      />
      {change && isFixed && <p className="quiet">{text('reference/fixed')}</p>}
      {change && !isFixed && (
        <AddItem codes={new Set(items.map(({ code }) => code))} onAdd={(item) => put([...items, item])} />
      )}
    </div>
  );
}

function SourceOf({
  version,
  source,
  count,
}: {
  readonly version: string;
  readonly source: string;
  readonly count?: number;
}) {
  const { text } = useTexts();
  return (
    <p className="list-source">
      {count === undefined
        ? `${text('reference/version')} ${version}`
        : text('reference/listHead', { version, count })}
      <span className="quiet"> {source}</span>
    </p>
  );
}
