/**
 * 宗地代码 (19 characters) and 不动产单元号 (28), after docs/domain.md §2: `^\d{12}[GJZ][ABSXCDEFLNHGWY]\d{5}([FLQW]\d{8})?$`; "`W` is followed by
 * eight zeros; the first six digits are one of" the five counties; "second letter A and C only after J".
 */
import type { Issue } from '../issue.ts';
import { error, type Rule } from './rule.ts';

const FORM =
  /^(?<county>\d{6})\d{6}(?<tenure>[GJZ])(?<kind>[ABSXCDEFLNHGWY])\d{5}(?:(?<fixture>[FLQW])(?<fixtureNo>\d{8}))?$/;
const COUNTIES: readonly string[] = ['330502', '330503', '330521', '330522', '330523'];
const ONLY_COLLECTIVE: readonly string[] = ['A', 'C'];

export const PARCEL_CODE_LENGTH = 19;
export const REAL_ESTATE_UNIT_NO_LENGTH = 28;

export const parcelCode: Rule = ({ identity }) => [
  ...findWrong('parcelCodes', identity?.parcelCodes, PARCEL_CODE_LENGTH),
  ...findWrong('realEstateUnitNos', identity?.realEstateUnitNos, REAL_ESTATE_UNIT_NO_LENGTH),
];

function findWrong(field: string, codes: readonly string[] | undefined, length: number): Issue[] {
  return (codes ?? [])
    .filter((code) => code.length !== length || !isWellFormed(code))
    .map((code) => error('parcel-code', { group: 'identity', field }, { field: `identity.${field}`, code }));
}

/** Whether a parcel code or real-estate unit number keeps the rules above. */
function isWellFormed(code: string): boolean {
  const { county = '', tenure = '', kind = '', fixture, fixtureNo } = FORM.exec(code)?.groups ?? {};
  if (!COUNTIES.includes(county)) return false;
  if (ONLY_COLLECTIVE.includes(kind) && tenure !== 'J') return false;
  return fixture !== 'W' || fixtureNo === '00000000';
}
