/**
 * The form of one record: all groups in one form, each saved by itself through the autosave queue. A person's change goes through
 * `change` alone: it takes along what is computed from it, is noted for undo, and is stored. What others have written is taken over
 * group by group, only while nothing of the group is unsaved here, and never over what could not be stored yet.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { type Control, type UseFormReturn, useForm } from 'react-hook-form';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { type Json, sameJson } from '#core/json.ts';
import { followSources } from '#core/parcel/computed-values.ts';
import {
  ATTRIBUTE_GROUP_NAMES,
  type AttributeGroup,
  type FieldDescription,
} from '#core/parcel/field-groups.ts';
import type { NormalChange } from '#core/parcel/normalise.ts';
import type { Autosave } from './autosave.ts';
import { useAutosave } from './autosave-context.tsx';
import { describe } from './field-descriptions.ts';
import { pathOf } from './field-layout.ts';
import { type FormValues, type RecordValues, readField, toFormValues, toSavable } from './group-values.ts';
import { useHistory } from './histories-context.tsx';
import { type Change, type Step, sameValue } from './history.ts';

export type TakeBack = 'done' | 'nothing' | 'others-changed';

export type RecordForm = {
  readonly control: Control<RecordValues>;
  readonly disabled: boolean;
  readonly parcelAreaSqM: number | undefined;
  /** A person's change of one field. */
  readonly change: (path: string, value: unknown) => void;
  /** A field is left: it shows from now on what is stored. Returns how that differs from what was typed. */
  readonly settle: (description: FieldDescription) => readonly NormalChange[];
  /** A field or a part of one is entered: what is typed from now on is a step of its own. */
  readonly beginSitting: () => void;
  readonly undo: () => { readonly result: TakeBack; readonly step: Step };
  readonly redo: () => { readonly result: TakeBack; readonly step: Step };
  /** Takes the newest record's value of a group, giving up one's own. */
  readonly takeOver: (group: AttributeGroup, newest: ParcelDetail) => void;
};

const RecordFormContext = createContext<RecordForm | undefined>(undefined);
export const RecordFormProvider = RecordFormContext.Provider;

export function useRecordFormContext(): RecordForm {
  const form = useContext(RecordFormContext);
  if (!form) throw new Error('useRecordFormContext outside of RecordFormProvider');
  return form;
}

export function useRecordForm(detail: ParcelDetail, disabled: boolean): RecordForm {
  const autosave = useAutosave();
  const history = useHistory(detail.id);
  const form = useForm<RecordValues>({ defaultValues: initialValues(detail, autosave) });
  const saving = useSaving(form, detail, autosave);
  const sitting = useRef(0);
  const parcelAreaSqM = detail.values.boundary?.planarAreaSqM;
  const { id } = detail;

  return useMemo(() => {
    const apply = (changes: readonly Change[], to: 'before' | 'after') => {
      // The form library takes an undefined value for its first one.
      for (const change of changes) form.setValue(change.path, (change[to] ?? null) as FormValues);
      for (const group of new Set(changes.map(({ path }) => groupOf(path)))) saving.put(group);
    };
    const change = (path: string, value: unknown) => {
      const changes: Change[] = [{ path, before: form.getValues(path), after: value }];
      if (groupOf(path) === 'use')
        changes.push(...computedFrom(form.getValues('use'), path, value, parcelAreaSqM));
      apply(changes, 'after');
      history.note(changes, isTyping() ? sitting.current : undefined);
    };
    const take = (step: Step | undefined, from: 'before' | 'after', applied: () => void) => {
      if (!step) return { result: 'nothing', step: [] } as const;
      const to = from === 'after' ? 'before' : 'after';
      const isStill = step.every(
        (each) =>
          autosave.stateOf({ id, group: groupOf(each.path) }).kind !== 'changed-meanwhile' &&
          sameValue(stored(each.path, form.getValues(each.path)), stored(each.path, each[from])),
      );
      if (!isStill) {
        history.forget();
        return { result: 'others-changed', step } as const;
      }
      apply(step, to);
      applied();
      return { result: 'done', step } as const;
    };
    return {
      control: form.control,
      disabled,
      parcelAreaSqM,
      change,
      settle: (description) => {
        const path = pathOf(description);
        const typed = form.getValues(path) as unknown;
        const { value, changes, problem } = readField(description, typed);
        if (!problem && changes.length > 0) {
          form.setValue(path, (value ?? null) as FormValues);
          history.note([{ path, before: typed, after: value ?? null }], sitting.current);
        }
        return changes;
      },
      beginSitting: () => {
        sitting.current += 1;
      },
      undo: () => take(history.nextUndo(), 'after', history.undone),
      redo: () => take(history.nextRedo(), 'before', history.redone),
      takeOver: saving.takeOver,
    };
  }, [form, saving, history, autosave, id, disabled, parcelAreaSqM]);
}

/** Keeps form and record in step: fills the form from the record, and hands what was typed to the autosave queue. */
function useSaving(form: UseFormReturn<RecordValues>, detail: ParcelDetail, autosave: Autosave) {
  const { id } = detail;
  /** By group, what this form last showed or sent: a reply with the same is its own echo. */
  const known = useRef<{ [group: string]: Json | undefined }>({ ...(detail.values as object) });

  const load = useCallback(
    (group: AttributeGroup, next: Json | undefined) => {
      known.current[group] = next;
      const shown: FormValues = form.getValues(group) ?? {};
      const { held } = toSavable(group, shown, undefined);
      const values = toFormValues(group, next);
      for (const field of held) values[field] = shown[field];
      for (const [field, value] of Object.entries(values)) {
        if (!sameValue(shown[field], value)) form.setValue(`${group}.${field}`, value as FormValues);
      }
    },
    [form],
  );

  useEffect(() => {
    for (const group of ATTRIBUTE_GROUP_NAMES) {
      const key = { id, group };
      if (autosave.isUnsaved(key)) continue;
      const value = detail.values[group] as Json | undefined;
      autosave.base(key, detail.groups[group]?.heads ?? [], value);
      if (!sameJson(known.current[group] ?? {}, value ?? {})) load(group, value);
    }
  }, [autosave, id, detail, load]);

  useEffect(() => () => void autosave.flushRecord(id), [autosave, id]);

  return useMemo(
    () => ({
      put: (group: AttributeGroup) => {
        const key = { id, group };
        const { value } = toSavable(group, form.getValues(group) ?? {}, autosave.latest(key));
        if (sameJson(known.current[group] ?? {}, value)) return;
        known.current[group] = value;
        autosave.put(key, value);
      },
      takeOver: (group: AttributeGroup, newest: ParcelDetail) => {
        const next = newest.values[group] as Json | undefined;
        autosave.reload({ id, group }, newest.groups[group]?.heads ?? [], next);
        load(group, next);
      },
    }),
    [form, autosave, id, load],
  );
}

function initialValues({ id, values }: ParcelDetail, autosave: Autosave): RecordValues {
  return Object.fromEntries(
    ATTRIBUTE_GROUP_NAMES.map((group) => {
      const key = { id, group };
      const value = autosave.isUnsaved(key) ? autosave.latest(key) : (values[group] as Json | undefined);
      return [group, toFormValues(group, value)];
    }),
  );
}

/** What becomes of the computed fields when a field of the group `use` gets a value. */
function computedFrom(
  use: FormValues | undefined,
  path: string,
  value: unknown,
  parcelAreaSqM: number | undefined,
): Change[] {
  // Sources may stand there as they were typed, such as 1,200 ㎡.
  const before = Object.fromEntries(
    Object.entries(use ?? {}).map(([field, each]) => [field, stored(`use.${field}`, each)]),
  );
  const after = { ...before, [path.slice('use.'.length)]: stored(path, value) };
  return Object.entries(followSources(before, after, parcelAreaSqM)).map(([field, next]) => ({
    path: `use.${field}`,
    before: before[field],
    after: next,
  }));
}

/** What a form value would be stored as; itself while it does not fit. */
function stored(path: string, value: unknown): unknown {
  const read = readField(describe(path), value);
  return read.problem ? value : read.value;
}

const groupOf = (path: string): AttributeGroup => path.slice(0, path.indexOf('.')) as AttributeGroup;

/** Keys go into a text; a choice, a tick or a button is an act of its own. */
function isTyping(): boolean {
  const element = document.activeElement;
  return element instanceof HTMLTextAreaElement || isTextInput(element);
}

export function isTextInput(element: Element | null): element is HTMLInputElement {
  return (
    element instanceof HTMLInputElement &&
    element.type === 'text' &&
    element.getAttribute('role') !== 'combobox'
  );
}
