import { parseNumberText } from '#core/parcel/number-text.ts';

/** A number as people type it: full-width digits and separated thousands are read as what they mean; a comma for a decimal point is none. */
export function toNumber(typed: string): number | undefined {
  const read = parseNumberText(typed, undefined);
  return read.kind === 'number' ? read.value : undefined;
}
