/** What an edition changes, list by list, and how many parcels here hold a code that goes out of use with it. */
import { Alert } from 'antd';
import type { ReferencePreview } from '#core/contract/reference.ts';
import type { MinimumPhotos, RuleSettings } from '#core/parcel/rule-settings.ts';
import { isWithoutChanges, type ListChanges } from '#core/reference/changes.ts';
import { useReference } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';

const SHOWN = 30;

export function ChangesView({ preview }: { readonly preview: ReferencePreview }) {
  const { text, listName } = useTexts();
  const { changes, inUse } = preview;
  if (isWithoutChanges(changes)) return <p className="quiet">{text('reference/changes/none')}</p>;
  return (
    <div className="changes">
      {changes.lists.map((list) => (
        <section key={list.list} aria-label={listName(list.list)}>
          <h4>{listName(list.list)}</h4>
          <ChangesOfList list={list} />
        </section>
      ))}
      {changes.settings.length > 0 && (
        <section aria-label={text('reference/changes/settings')}>
          <h4>{text('reference/changes/settings')}</h4>
          <ul className="plain-list">
            {changes.settings.map((setting) => (
              <li key={setting.name}>
                <SettingChange {...setting} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.keyAreas && <p>{text('reference/changes/keyAreas')}</p>}
      {changes.reportingBodies && <p>{text('reference/changes/reportingBodies')}</p>}
      {changes.onlineMaps && <p>{text('reference/changes/onlineMaps')}</p>}
      {inUse.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text('reference/changes/inUse')}
          description={
            <ul className="plain-list">
              {inUse.map(({ list, code, name, parcels }) => (
                <li key={`${list}/${code}`}>
                  {text('reference/changes/inUseItem', { list: listName(list), name, count: parcels })}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

function SettingChange({ name, from, to }: ReferencePreview['changes']['settings'][number]) {
  const { text, term, settingLabel, fieldLabel } = useTexts();
  const categories = useReference().data?.codeLists.find(({ list }) => list === 'category')?.items ?? [];
  const label = settingLabel(name as keyof RuleSettings);
  return text('reference/changes/listed', { name: label, items: items() });

  function items(): string {
    if (typeof from === 'number' && typeof to === 'number')
      return text('reference/changes/renamedItem', { from, to });
    if (name === 'requiredFields') {
      const [before, after] = [from, to] as [string[], string[]];
      const more = after.filter((path) => !before.includes(path)).map(fieldLabel);
      const less = before.filter((path) => !after.includes(path)).map(fieldLabel);
      return [
        ...(more.length > 0 ? [text('reference/changes/requiredMore', { fields: more.join('、') })] : []),
        ...(less.length > 0 ? [text('reference/changes/requiredLess', { fields: less.join('、') })] : []),
      ].join('；');
    }
    if (name === 'photoStamp') return text(to === null ? 'photoStamp/changedBack' : 'photoStamp/changed');
    return (to as MinimumPhotos[]).map(minimumInWords).join('；');
  }

  function minimumInWords({ kind, needed, categories: of }: MinimumPhotos): string {
    const words = { kind: term(`photoKinds/${kind}`), count: needed };
    const names = of?.map((code) => categories.find((item) => item.code === code)?.name ?? code);
    return names
      ? text('reference/changes/minimumOf', { ...words, categories: names.join('、') })
      : text('reference/changes/minimum', words);
  }
}

function ChangesOfList({ list }: { readonly list: ListChanges }) {
  const { text } = useTexts();
  const named = (items: ListChanges['added']) => items.map(({ name }) => name);
  const rows = [
    ['added', named(list.added)],
    ['renamed', list.renamed.map(({ from, to }) => text('reference/changes/renamedItem', { from, to }))],
    ['retired', named(list.retired)],
    ['restored', named(list.restored)],
    ['removed', named(list.removed)],
  ] as const;
  return (
    <dl className="change-rows">
      {rows
        .filter(([, names]) => names.length > 0)
        .map(([kind, names]) => (
          <div key={kind}>
            <dt>{text(`reference/changes/${kind}`)}</dt>
            <dd>
              {names.slice(0, SHOWN).join('、')}
              {names.length > SHOWN && ` ${text('reference/changes/more', { count: names.length })}`}
            </dd>
          </div>
        ))}
      {list.reordered && (
        <div>
          <dt>{text('reference/changes/reordered')}</dt>
          <dd />
        </div>
      )}
    </dl>
  );
}
