/**
 * What a rule of the survey is: a pure function from a record to its findings. A rule lives in a file of its own name, quotes in its
 * header what it holds, and is entered in rules.ts; its text stands under `rules/<name>` in texts/.
 */
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { CodeListName } from '../field.ts';
import type { ParcelGroup, ParcelValues } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import type { RuleSettings } from '../rule-settings.ts';
import type { Neighbour, OtherParcel, Places } from '../surroundings.ts';

export type RuleContext = {
  /** The codes of a list as the workspace has it now, those out of use included; undefined for a list it has not got, and then nothing is found wrong. */
  readonly codeLists: (list: CodeListName) => ReadonlySet<string> | undefined;
  /** What the office has put out of use: since which edition, and what it is called; undefined for every other code. */
  readonly retired: (
    list: CodeListName,
    code: string,
  ) => { readonly edition: number; readonly name: string } | undefined;
  /** The edition of a version's name; undefined for a version that is not known here. */
  readonly editionOf: (listVersion: string) => number | undefined;
  readonly settings: RuleSettings;
  /** Kinds of the record's photos, one entry a photo. */
  readonly photoKinds: readonly PhotoKind[];
  /** Other live parcels whose boundary overlaps the record's or misses it by a sliver. */
  readonly neighbours: readonly Neighbour[];
  /** Other live parcels with the record's unit number. */
  readonly namesakes: readonly OtherParcel[];
  /** Divisions, reporting bodies and key areas as the workspace has them now. */
  readonly places: Places;
  /** Calendar date `yyyy-mm-dd`. */
  readonly today: string;
};

export type Rule = (record: ParcelValues, context: RuleContext) => Issue[];

type Place = { readonly group: ParcelGroup; readonly field?: string; readonly cell?: string | undefined };

/** Blocks marking the parcel complete. */
export function error(rule: string, place: Place, params: Issue['params'] = {}): Issue {
  return { rule, severity: 'error', ...known(place), params };
}

/** The surveyor may confirm it. */
export function warning(rule: string, place: Partial<Place>, params: Issue['params'] = {}): Issue {
  return { rule, severity: 'warning', ...known(place), params };
}

function known({ cell, ...place }: Partial<Place>): Pick<Issue, 'group' | 'field' | 'cell'> {
  return cell === undefined ? place : { ...place, cell };
}

/** For parameters that are shown: rounded, halves away from zero. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}
