/**
 * THE table of fields that are asked for only under a condition (docs/domain.md §2). What is not asked for is not shown, unless
 * it holds a value: then it stays, marked, until a person clears it. Nothing is ever hidden with its value, or cleared by a rule.
 */

/** Values by group as a form holds them while they are typed: any field may be missing, null or unfinished. */
export type DraftValues = { readonly [group: string]: Readonly<Record<string, unknown>> | undefined };

type Condition = {
  readonly isAsked: (values: DraftValues) => boolean;
  /** Path of the field that decides; where a person goes on when the field disappears. */
  readonly decidedBy: string;
};

/** SYZK 2 空置 and 3 废弃. */
const NOT_IN_USE: readonly unknown[] = ['2', '3'];
const ADAPTIVE_REUSE = 'adaptiveReuse';
const OTHER = 'other';

/** "Legacy details": the land is one of 历史遗留 by its area or by a land survey that shows it built up. */
const isLegacyLand = ({ legacy }: DraftValues): boolean =>
  Number(legacy?.legacyAreaSqM ?? 0) > 0 ||
  legacy?.builtUpInSecondSurvey === true ||
  legacy?.builtUpInThirdSurvey === true;

export const FIELD_CONDITIONS: Readonly<Record<string, Condition>> = {
  'use.idleReason': {
    isAsked: ({ use }) => NOT_IN_USE.includes(use?.usageStatus),
    decidedBy: 'use.usageStatus',
  },
  'reasons.reasons': {
    isAsked: ({ classification }) => classification?.isLowEfficiency === true,
    decidedBy: 'classification.isLowEfficiency',
  },
  'reasons.otherReason': {
    isAsked: ({ reasons }) => Array.isArray(reasons?.reasons) && reasons.reasons.includes(OTHER),
    decidedBy: 'reasons.reasons',
  },
  'legacy.landUseStartedOn': { isAsked: isLegacyLand, decidedBy: 'legacy.legacyAreaSqM' },
  'legacy.penaltyNo': { isAsked: isLegacyLand, decidedBy: 'legacy.legacyAreaSqM' },
  'redevelopment.transitionEndsOn': {
    isAsked: ({ redevelopment }) => redevelopment?.mode === ADAPTIVE_REUSE,
    decidedBy: 'redevelopment.mode',
  },
};

/** `kept`: not asked for under the present conditions, and shown because something stands in it. */
export type Presence = 'asked' | 'kept' | 'hidden';

/** @param path `<group>.<field>` */
export function presenceOf(path: string, values: DraftValues): Presence {
  if (!Object.hasOwn(FIELD_CONDITIONS, path) || FIELD_CONDITIONS[path]?.isAsked(values)) return 'asked';
  const [group = '', field = ''] = path.split('.');
  return isFilled(values[group]?.[field]) ? 'kept' : 'hidden';
}

/** Whether a form field holds anything: an answered 否 and a zero do, blanks do not. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value === 'object') return Object.values(value).some(isFilled);
  return true;
}
