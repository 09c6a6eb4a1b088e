/**
 * Shown when others have written the group while it was being filled in. Nothing of either side is lost: the newest
 * content is loaded on demand, and one's own stays listed until it is put back or given up.
 */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type Json, sameJson } from '#core/json.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ValueText } from '../sources/value-text.tsx';
import type { SaveState } from './autosave.ts';
import type { FormValues } from './group-values.ts';

type Fields = { readonly [field: string]: Json };

export function ChangedMeanwhile({
  group,
  state,
  current,
  onReload,
  onReapply,
}: {
  readonly group: AttributeGroup;
  readonly state: SaveState;
  /** The record's value as this window knows it. */
  readonly current: Json | undefined;
  readonly onReload: () => Promise<void>;
  readonly onReapply: (mine: FormValues) => void;
}) {
  const { text, fieldLabel } = useTexts();
  const [kept, setKept] = useState<Fields | undefined>(undefined);
  const [loading, setLoading] = useState(false);
  const isBlocked = state.kind === 'changed-meanwhile';
  const mine = isBlocked ? toFields(state.mine) : kept;
  if (!mine) return null;

  const others = toFields(current);
  const different = Object.entries(mine).filter(([field, value]) => !sameJson(value, others[field] ?? null));

  const reload = async () => {
    setLoading(true);
    setKept(mine);
    await onReload();
    setLoading(false);
  };
  if (!isBlocked && different.length === 0) return null;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={text('form/changedTitle')}
      description={
        <>
          {isBlocked && <p>{text('form/changedText')}</p>}
          {different.length > 0 && (
            <>
              <p>{text('form/changedMine')}</p>
              <dl className="mine">
                {different.map(([field, value]) => (
                  <div key={field}>
                    <dt>{fieldLabel(`${group}.${field}`)}</dt>
                    <dd>
                      <ValueText group={group} field={field} value={value} />
                    </dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          <div className="button-row">
            {isBlocked ? (
              <Button key="reload" type="primary" loading={loading} onClick={() => void reload()}>
                {text('form/changedReload')}
              </Button>
            ) : (
              <>
                <Button
                  key="reapply"
                  onClick={() => {
                    onReapply(Object.fromEntries(different));
                    setKept(undefined);
                  }}
                >
                  {text('form/changedReapply')}
                </Button>
                <Button key="forget" type="text" onClick={() => setKept(undefined)}>
                  {text('form/changedForget')}
                </Button>
              </>
            )}
          </div>
        </>
      }
    />
  );
}

function toFields(value: Json | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
