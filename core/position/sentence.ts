/** One line of NMEA 0183 (IEC 61162-1): `$`, talker and type, fields by comma, `*`, two hexadecimal digits of checksum. */

export type Sentence = {
  /** Two letters of the system: GP, GL, GA, GB, GN … */
  readonly talker: string;
  /** Three letters: GGA, RMC, GSA, GST … */
  readonly type: string;
  /** What stands between the commas after the type, as it was sent; an empty field is an empty text. */
  readonly fields: readonly string[];
};

export type SentenceFault = 'not-a-sentence' | 'too-long' | 'no-checksum' | 'checksum-differs';

export type ReadSentence =
  | { readonly sentence: Sentence }
  /** A proprietary or encapsulated sentence: whole, and not ours to read. */
  | { readonly foreign: true }
  | { readonly fault: SentenceFault };

/** The standard says 82 characters; receivers of centimetres need more. */
const MAX_LENGTH = 160;

/**
 * @param line without its line end; spaces around it do not matter. What a port delivers before the first `$`, such as the
 * rest of a line that was under way when it was opened, is passed over.
 */
export function readSentence(line: string): ReadSentence {
  const start = line.indexOf('$');
  const text = line.slice(Math.max(0, start)).trimEnd();
  if (text.length > MAX_LENGTH) return { fault: 'too-long' };
  if (start < 0) return { fault: 'not-a-sentence' };
  const [, body = '', checksum] = /^\$([^*$]*)(?:\*([0-9A-Fa-f]{2}))?$/.exec(text) ?? [];
  if (body === '' || !/^[\x20-\x7e]+$/.test(body)) return { fault: 'not-a-sentence' };
  // Without it nobody knows whether a digit of the coordinates is what was sent.
  if (checksum === undefined) return { fault: 'no-checksum' };
  if (checksumOf(body) !== Number.parseInt(checksum, 16)) return { fault: 'checksum-differs' };
  const [address = '', ...fields] = body.split(',');
  const [, talker, type] = /^([A-Z]{2})([A-Z]{3})$/.exec(address) ?? [];
  if (talker === undefined || type === undefined || talker.startsWith('P')) return { foreign: true };
  return { sentence: { talker, type, fields } };
}

/** All characters between `$` and `*`, combined by exclusive or. */
export function checksumOf(body: string): number {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum ^= body.charCodeAt(i);
  return sum;
}
