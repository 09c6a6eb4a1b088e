/**
 * The unified social credit code (统一社会信用代码) after GB 32100-2015: 17 characters and a check character over an alphabet of 31,
 * without I, O, S, V, Z.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** Whether the code has the form of the standard (department, kind, division, organisation) and the right check character. */
export function isCreditCode(code: string): boolean {
  return FORM.test(code) && creditCodeCheckCharacter(code) === code[17];
}

/**
 * The check character of the first 17: the value c that makes Σ value(i) · 3^i + c divisible by 31, i from 0.
 * Worked: 91330100799655058 → B.
 * @param code at least 17 characters of the alphabet
 */
export function creditCodeCheckCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % ALPHABET.length;
  }
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] ?? '';
}
