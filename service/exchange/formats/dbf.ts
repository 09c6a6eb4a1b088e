/** dBASE table of a shapefile. Which encoding its texts have is said by a .cpg file, by one byte of the header, or by nothing. */
import type { SourceValue } from '#core/geo/features/source-layer.ts';
import { eachOnce } from './source-file.ts';

export type DbfEncoding = 'utf-8' | 'gb18030';

export type Dbf = {
  readonly columns: readonly string[];
  readonly records: number;
  readonly encoding: DbfEncoding;
  /** Nothing said which it is, and it mattered. */
  readonly isGuessed: boolean;
  /** Texts with bytes that the encoding has not got. */
  readonly garbled: () => number;
  /** Undefined for a record that was deleted. */
  readonly record: (index: number) => Readonly<Record<string, SourceValue>> | undefined;
};

export type DbfResult =
  | { readonly ok: true; readonly dbf: Dbf }
  | { readonly ok: false; readonly expectedBytes?: number };

type Field = {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly decimals: number;
};

const GBK_DRIVER = 0x4d;
const DELETED = 0x2a;
const END_OF_FIELDS = 0x0d;
const MAX_FIELDS = 1024;

/** @param cpg text of the .cpg file, where there is one */
export function openDbf(bytes: Uint8Array, cpg: string | undefined): DbfResult {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 33) return { ok: false, expectedBytes: 33 };
  const records = buffer.readUInt32LE(4);
  const headerLength = buffer.readUInt16LE(8);
  const recordLength = buffer.readUInt16LE(10);
  if (headerLength < 33 || recordLength < 1) return { ok: false };
  const needed = headerLength + records * recordLength;
  if (buffer.length < needed) return { ok: false, expectedBytes: needed };
  const raw = rawFields(buffer, headerLength);
  if (!raw || raw.some(({ offset, length }) => offset + length > recordLength)) return { ok: false };
  const startOf = (record: number) => headerLength + record * recordLength;
  const cellOf = (record: number, { offset, length }: Pick<Field, 'offset' | 'length'>) =>
    buffer.subarray(startOf(record) + offset, startOf(record) + offset + length);
  const { isPlain, isUtf8 } = lookAt(texts(raw));
  const said = encodingOf(cpg) ?? (buffer[29] === GBK_DRIVER ? 'gb18030' : undefined);
  const encoding: DbfEncoding = said === 'gb18030' || !isUtf8 ? 'gb18030' : 'utf-8';
  const decoder = new TextDecoder(encoding);
  const names = eachOnce(raw.map(({ nameBytes }) => decoder.decode(nameBytes).trim()));
  const fields: Field[] = raw.map(({ nameBytes: _, ...field }, i) => ({ ...field, name: names[i] ?? '' }));
  let garbled = 0;
  return {
    ok: true,
    dbf: {
      columns: fields.map(({ name }) => name),
      records,
      encoding,
      isGuessed: !isPlain && said !== encoding,
      garbled: () => garbled,
      record: (index) => {
        if (index >= records || buffer[startOf(index)] === DELETED) return undefined;
        const values: Record<string, SourceValue> = {};
        for (const field of fields) {
          const value = cellValue(field, cellOf(index, field), decoder);
          if (value === undefined) continue;
          if (typeof value === 'string' && value.includes('\ufffd')) garbled++;
          values[field.name] = value;
        }
        return values;
      },
    },
  };

  function* texts(all: readonly RawField[]): Iterable<Uint8Array> {
    for (const { nameBytes } of all) yield nameBytes;
    const cells = all.filter(({ type }) => type === 'C');
    for (let record = 0; record < records; record++) for (const field of cells) yield cellOf(record, field);
  }
}

type RawField = Omit<Field, 'name'> & { readonly nameBytes: Uint8Array };

function rawFields(buffer: Buffer, headerLength: number): readonly RawField[] | undefined {
  const fields: RawField[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && buffer[at] !== END_OF_FIELDS; at += 32) {
    if (fields.length >= MAX_FIELDS) return undefined;
    const end = buffer.indexOf(0, at);
    const type = String.fromCharCode(buffer[at + 11] ?? 0);
    const low = buffer[at + 16] ?? 0;
    const high = buffer[at + 17] ?? 0;
    // Texts beyond 255 bytes keep the rest of their length where numbers keep their decimals.
    const length = type === 'C' ? low + 256 * high : low;
    fields.push({
      nameBytes: buffer.subarray(at, Math.min(at + 11, end < 0 ? at + 11 : end)),
      type,
      offset,
      length,
      decimals: type === 'C' ? 0 : high,
    });
    offset += length;
  }
  return fields;
}

function cellValue(
  { type, length }: Field,
  cell: Buffer,
  decoder: InstanceType<typeof TextDecoder>,
): SourceValue | undefined {
  switch (type) {
    case 'C': {
      const text = decoder.decode(trimmed(cell));
      // A text of full length may have been cut within its last character.
      const whole = cell.length >= 254 ? text.replace(/\ufffd+$/, '') : text;
      return whole === '' ? undefined : whole;
    }
    case 'N':
    case 'F': {
      const text = cell.toString('latin1').replaceAll('\0', ' ').trim();
      const value = Number(text);
      return text === '' || !Number.isFinite(value) ? undefined : value;
    }
    case 'D': {
      const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(cell.toString('latin1')) ?? [];
      return year && year !== '0000' ? `${year}-${month}-${day}` : undefined;
    }
    case 'L': {
      const letter = cell.toString('latin1').toUpperCase();
      return /[TY]/.test(letter) ? true : /[FN]/.test(letter) ? false : undefined;
    }
    case 'I':
      return length === 4 ? cell.readInt32LE(0) : undefined;
    case 'O':
      return length === 8 ? cell.readDoubleLE(0) : undefined;
    default:
      return undefined;
  }
}

/** Without the blanks and zero bytes that fill a cell up. */
function trimmed(cell: Uint8Array): Uint8Array {
  let end = cell.length;
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end--;
  let from = 0;
  while (from < end && cell[from] === 0x20) from++;
  return cell.subarray(from, end);
}

/** Names of code pages as programs write them into a .cpg file. */
export function encodingOf(cpg: string | undefined): DbfEncoding | undefined {
  const name = cpg?.replaceAll(/[^0-9a-z]/gi, '').toLowerCase();
  if (!name) return undefined;
  if (/utf8|^65001$/.test(name)) return 'utf-8';
  return /gbk|gb2312|gb18030|936|54936|euccn/.test(name) ? 'gb18030' : undefined;
}

/** A character cut at the end of a full cell is no objection to UTF-8. */
function lookAt(texts: Iterable<Uint8Array>): { readonly isPlain: boolean; readonly isUtf8: boolean } {
  const decoder = new TextDecoder('utf-8');
  let isPlain = true;
  for (const bytes of texts) {
    if (isAscii(bytes)) continue;
    isPlain = false;
    const text = decoder.decode(trimmed(bytes)).replace(/\ufffd+$/, '');
    if (text.includes('\ufffd')) return { isPlain, isUtf8: false };
  }
  return { isPlain, isUtf8: true };
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 127) return false;
  return true;
}
