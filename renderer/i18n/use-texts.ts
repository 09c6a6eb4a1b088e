/** Texts in components. Keys of the window's own texts are checked by the compiler; codes come from data and are not. */
import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import type { Failure, Problem } from '#core/contract/failures.ts';
import type { Role } from '#core/contract/workspace.ts';
import type { Json } from '#core/json.ts';
import type { FieldMeta } from '#core/parcel/field.ts';
import type { ParcelGroup } from '#core/parcel/field-groups.ts';
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import type { Issue } from '#core/parcel/issue.ts';
import type { ListColumnName } from '#core/parcel/list-columns.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import type { RuleSettings } from '#core/parcel/rule-settings.ts';
import type { SectionName } from '#core/parcel/sections.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { PhotoWarning } from '#core/photo/photo-warnings.ts';
import type { WindowTexts } from '#texts/zh-CN/window.ts';
import { formatCount } from './formats.ts';

type Leaves<T> = T extends string ? '' : { [K in keyof T & string]: Join<K, Leaves<T[K]>> }[keyof T & string];
type Join<K extends string, Rest extends string> = Rest extends '' ? K : `${K}/${Rest}`;
export type TextKey = Leaves<WindowTexts>;

/** The one phase that is the window's own: the file is on its way to the service. */
export const UPLOADING = 'uploading';

export type TextValues = Readonly<Record<string, string | number>>;

/** Words that list, map, sheet and command line share. */
export type TermKey =
  | `states/${ParcelState}`
  | `roles/${Role}`
  | `photoKinds/${PhotoKind}`
  | `listColumns/${ListColumnName}`
  | `groups/${ParcelGroup}`
  | `sections/${SectionName}/${'label' | 'short'}`;

export type Texts = {
  /** A text of the window, e.g. `text('list/count', { count: 3 })`. */
  readonly text: (key: TextKey, values?: TextValues) => string;
  readonly term: (key: TermKey) => string;
  /** The three sentences of a failure: what happened, is my work safe, what to do now. */
  readonly failure: (failure: Failure) => {
    readonly what: string;
    readonly safe: string;
    readonly now: string;
  };
  /** A finding inside a file, in one sentence, without its line. */
  readonly problem: (problem: Problem) => string;
  /** What is remarkable about a photo, in one sentence. */
  readonly photoWarning: (warning: PhotoWarning) => string;
  /** A finding of the survey's rules, in one sentence. */
  readonly issue: (issue: Issue) => string;
  /** @param path `<group>.<field>` */
  readonly fieldLabel: (path: string) => string;
  readonly fieldHelp: (path: string) => string | undefined;
  readonly enterpriseLabel: (field: keyof Enterprise) => string;
  readonly unit: (unit: NonNullable<FieldMeta['unit']>) => string;
  /** What a code list is called, or the divisions. */
  readonly listName: (list: string) => string;
  readonly settingLabel: (name: keyof RuleSettings) => string;
  /** Empty for a setting that is a bare number. */
  readonly settingUnit: (name: keyof RuleSettings) => string;
  /** What a running job is doing; the phase's own name where it has no text. */
  readonly phase: (phase: string) => string;
};

const TextsContext = createContext<Texts | undefined>(undefined);
export const TextsProvider = TextsContext.Provider;

/** Asked by every cell of a table: it only looks up what was made once for the language. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts outside of TextsProvider');
  return texts;
}

export function toTexts(i18n: i18n, language: string): Texts {
  const has = (key: string) => i18n.exists(key, { lng: language });
  const said = new Map<string, string>();
  const from = (key: string, values?: TextValues): string => {
    if (values) return i18n.t(key, { ...withCountWritten(values), lng: language });
    const known = said.get(key) ?? i18n.t(key, { lng: language });
    said.set(key, known);
    return known;
  };
  const orItself = (key: string, itself: string, values?: TextValues) =>
    has(key) ? from(key, values) : itself;
  return {
    text: (key, values) => from(`window/${key}`, values),
    term: (key) => said.get(key) ?? orItself(key, key.slice(key.indexOf('/') + 1)),
    failure: ({ code, params }) => {
      const values = withGroupName(toValues(params));
      return {
        what: from(`failures/${code}/what`, values),
        safe: from(`failures/${code}/safe`, values),
        now: from(`failures/${code}/now`, values),
      };
    },
    problem: ({ code, params }) => orItself(`problems/${code}`, code, toValues(params)),
    photoWarning: ({ code, params }) => from(`photoWarnings/${code}`, params),
    issue: ({ rule, group, field, params }) =>
      orItself(`rules/${rule}`, rule, {
        ...(group && field ? { field: `${group}.${field}` } : {}),
        ...toValues(params),
      }),
    fieldLabel: (path) => orItself(`fields/${path}/label`, path),
    fieldHelp: (path) => (has(`fields/${path}/help`) ? from(`fields/${path}/help`) : undefined),
    enterpriseLabel: (field) => orItself(`enterprise/${field}/label`, field),
    unit: (unit) => orItself(`units/${unit}`, unit),
    listName: (list) => orItself(`codeLists/${list}`, list),
    settingLabel: (name) => orItself(`ruleSettings/${name}/label`, name),
    settingUnit: (name) => (has(`ruleSettings/${name}/unit`) ? from(`ruleSettings/${name}/unit`) : ''),
    phase: (phase) =>
      phase === UPLOADING ? from('window/jobs/uploading') : orItself(`jobs/${phase}`, phase),
  };
}

/** How many there are is written as in the tables beside it: 9,999. */
function withCountWritten(values: TextValues): TextValues {
  const { count } = values;
  return typeof count === 'number' ? { ...values, count: formatCount(count) } : values;
}

/** A failure may name a group as operations do, `parcel.tenure`; texts know it as `tenure`. */
function withGroupName(values: TextValues): TextValues {
  const { group } = values;
  return typeof group === 'string' ? { ...values, group: group.replace(/^parcel\./, '') } : values;
}

/** Lists become words; what has no word (the findings of a failure) is shown apart. */
function toValues(params: Readonly<Record<string, Json>>): TextValues {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : toWord(value)]),
  );
}

function toWord(value: Json): string {
  if (Array.isArray(value)) return value.map(toWord).join('、');
  if (value === null || typeof value === 'object') return '';
  return String(value);
}
