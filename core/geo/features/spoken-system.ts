/**
 * What free text about coordinates says of their system: a heading, a remark, a cell beside them. Nobody puts it as a declared name, so
 * only what cannot mean anything else counts, and only what is not taken: another datum, zone or meridian, a plane of a city's own.
 */
import type { BoundaryIssue } from '../boundary-codes.ts';
import { numberIn, quoted } from '../boundary-text/text-lines.ts';
import { refusalOfMeridian, refusalOfZone } from '../other-zones.ts';
import { speaksOfForeignDatum } from './datum-names.ts';

const OTHER_PLANE = /(城市|地方|独立|假定|任意|施工)(平面|直角)?坐标|(?<![A-Za-z])UTM(?![A-Za-z])/i;
const SIX_DEGREES = /(?<!\d)6\s*度分?带|六度分?带|(?<!\d)6.?degree/i;
const ZONE = /带号\D{0,3}(\d{2})(?!\d)|(?<!\d)(\d{2})\s*(?:号)?带/;
const MERIDIAN = /中央(?:子午|经)线\D{0,4}(\d{2,3})(?!\d)/;

/** @param text in half-width writing @returns why coordinates under it are not taken */
export function refusalSpokenOf(text: string): BoundaryIssue | undefined {
  const value = quoted(text);
  if (speaksOfForeignDatum(text)) return { code: 'boundary.wrong-datum', params: { value } };
  if (OTHER_PLANE.test(text)) return { code: 'boundary.unknown-system', params: { value } };
  if (SIX_DEGREES.test(text)) return { code: 'boundary.six-degree-zone', params: { value } };
  return refusalOfZone(numberIn(text, ZONE), value) ?? refusalOfMeridian(numberIn(text, MERIDIAN));
}
