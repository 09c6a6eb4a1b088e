/** A number as people type it: full-width digits and thousands separators are read as what they mean. */
export function toNumber(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
