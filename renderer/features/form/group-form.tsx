/**
 * One group of the form. It is filled from the record, saves itself through the autosave queue, and takes over what
 * others have written only while nothing of its own is unsaved.
 */
import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type Json, sameJson } from '#core/json.ts';
import { ATTRIBUTE_GROUPS, type AttributeGroup, PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SaveKey } from './autosave.ts';
import { useAutosave, useSaveState } from './autosave-context.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { FieldControl } from './field-control.tsx';
import { groupElementId } from './field-layout.ts';
import { GroupHead } from './group-head.tsx';
import { type FormValues, toSavable, withoutEmpty } from './group-values.ts';

/** Reads the newest record from the service. */
export type ReadAgain = () => Promise<ParcelDetail | undefined>;

export function GroupForm({
  detail,
  group,
  disabled,
  readAgain,
}: {
  readonly detail: ParcelDetail;
  readonly group: AttributeGroup;
  readonly disabled: boolean;
  readonly readAgain: ReadAgain;
}) {
  const { term } = useTexts();
  const autosave = useAutosave();
  const key: SaveKey = useMemo(() => ({ id: detail.id, group }), [detail.id, group]);
  const state = useSaveState(key);
  const value = detail.values[group] as Json | undefined;
  const heads = useMemo(() => detail.groups[group]?.heads ?? [], [detail, group]);
  const fields = PARCEL_FIELDS.filter((description) => description.group === group);
  const issues = detail.issues.filter((issue) => issue.group === group);

  const form = useForm<FormValues>({
    defaultValues: toFormValues(group, autosave.isUnsaved(key) ? autosave.latest(key) : value),
    resolver: resolverOf(group),
    mode: 'onChange',
  });
  /** The value that this form last showed or sent: a reply with the same one is its own echo. */
  const known = useRef<Json | undefined>(value);

  const load = useCallback(
    (next: Json | undefined) => {
      known.current = next;
      form.reset(toFormValues(group, next));
    },
    [form, group],
  );

  useEffect(() => {
    if (autosave.isUnsaved(key)) return;
    autosave.base(key, heads, value);
    if (!sameJson(known.current ?? {}, value ?? {})) load(value);
  }, [autosave, key, heads, value, load]);

  useEffect(() => {
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        const { value: next } = toSavable(group, values, autosave.latest(key));
        if (sameJson(known.current ?? {}, next)) return;
        known.current = next;
        autosave.put(key, next);
      },
    });
    return () => {
      stop();
      void autosave.flush(key);
    };
  }, [form, autosave, key, group]);

  const reload = async () => {
    const newest = await readAgain();
    if (!newest) return;
    const next = newest.values[group] as Json | undefined;
    autosave.reload(key, newest.groups[group]?.heads ?? [], next);
    load(next);
  };
  /** Puts one's own values back on top of what was loaded: a decision the person makes, having seen both. */
  const reapply = (mine: FormValues) => {
    for (const [name, item] of Object.entries(mine)) form.setValue(name, item, { shouldValidate: true });
  };

  return (
    <section
      id={groupElementId(group)}
      className="form-group"
      aria-labelledby={`${groupElementId(group)}-title`}
      onBlur={() => void autosave.flush(key)}
    >
      <GroupHead
        group={group}
        title={term(`groups/${group}`)}
        filled={value !== undefined}
        issues={issues}
        state={state}
        alternatives={detail.groups[group]?.conflict ? detail.groups[group].alternatives.length : 0}
      />
      <ChangedMeanwhile group={group} state={state} current={value} onReload={reload} onReapply={reapply} />
      <div className="form-grid">
        {fields.map((description) => (
          <FieldControl
            key={description.field}
            description={description}
            control={form.control}
            disabled={disabled || state.kind === 'changed-meanwhile'}
            issues={issues.filter(({ field }) => field?.split('.')[0] === description.field)}
          />
        ))}
      </div>
    </section>
  );
}

/** Absent fields are named too, or a reset would leave what stood in them. */
function toFormValues(group: AttributeGroup, value: Json | undefined): FormValues {
  const names = Object.keys(ATTRIBUTE_GROUPS[group].shape);
  const saved = typeof value === 'object' && value !== null ? (value as FormValues) : {};
  return Object.fromEntries(names.map((name) => [name, saved[name] ?? null]));
}

/** Checks what would be saved: the values without their empty inputs. */
function resolverOf(group: AttributeGroup): Resolver<FormValues> {
  const check = zodResolver(ATTRIBUTE_GROUPS[group]) as Resolver<FormValues>;
  return (values, context, options) => check(withoutEmpty(values), context, options);
}
