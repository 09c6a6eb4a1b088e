/**
 * Joins PDFs of our own typesetter into one file, a part at a time, so that a thousand sheets need no more memory than
 * fifty. It understands exactly what Typst writes as PDF 1.4 (a classic cross-reference table, no object streams) and
 * refuses everything else; it is no general PDF reader. Objects are copied byte by byte with new numbers.
 */
import { createHash } from 'node:crypto';
import { toUtf16Hex } from './pdf-text.ts';

export type Bookmark = { readonly title: string /** 0-based, in the whole file. */; readonly page: number };

export type PdfJoiner = {
  /** Takes over all pages of the part; its bookmarks and metadata are left behind. @returns how many pages it had */
  readonly add: (pdf: Buffer) => number;
  /** Writes catalogue, bookmarks and cross-reference table. Nothing can be added afterwards. */
  readonly finish: (info: {
    readonly title: string;
    /** Local time with offset. */
    readonly createdAt: string;
    readonly bookmarks: readonly Bookmark[];
  }) => void;
};

type PartObject = { readonly number: number; readonly bytes: Buffer };

const CATALOG = 1;
const PAGES = 2;
const INFO = 3;
const OUTLINES = 4;
const FIRST_OF_PARTS = 5;

/** @param write takes the file's bytes in order */
export function createPdfJoiner(write: (bytes: Buffer) => void): PdfJoiner {
  const offsets = new Map<number, number>();
  const hash = createHash('sha256');
  const partRoots: number[] = [];
  const pages: number[] = [];
  let at = 0;
  let next = FIRST_OF_PARTS;

  const emit = (bytes: Buffer): void => {
    write(bytes);
    hash.update(bytes);
    at += bytes.length;
  };
  const emitObject = (number: number, ...body: readonly (string | Buffer)[]): void => {
    offsets.set(number, at);
    emit(Buffer.concat([Buffer.from(`${number} 0 obj`), ...body.map((part) => Buffer.from(part))]));
  };
  // The bytes above 127 tell transports that this is no text file.
  emit(Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));

  return {
    add: (pdf) => {
      const { objects, root, info } = readPart(pdf);
      const catalog = headOf(objectIn(objects, root));
      const pageRoot = referenceIn(catalog, 'Pages');
      const left = new Set([root, info, maybeReferenceIn(catalog, 'Metadata')]);
      const numbers = new Map<number, number>();
      for (const { number } of objects.values()) if (!left.has(number)) numbers.set(number, next++);
      const renumber = (old: number): number => {
        const found = numbers.get(old);
        if (found === undefined) throw new Error(`the part refers to object ${old}, which it does not have`);
        return found;
      };
      for (const object of objects.values()) {
        const number = numbers.get(object.number);
        if (number === undefined) continue;
        const head = withNewReferences(headOf(object), renumber);
        const body = object.bytes.subarray(headOf(object).length);
        const kept = object.number === pageRoot ? head.replace('<<', `<<\n  /Parent ${PAGES} 0 R`) : head;
        emitObject(number, Buffer.from(kept, 'latin1'), body);
      }
      partRoots.push(renumber(pageRoot));
      const found = leavesOf(objects, pageRoot);
      pages.push(...found.map(renumber));
      return found.length;
    },

    finish: ({ title, createdAt, bookmarks }) => {
      const items = bookmarks.flatMap((bookmark) => {
        const page = pages[bookmark.page];
        return page === undefined ? [] : [{ title: bookmark.title, page, number: next++ }];
      });
      for (const [i, { title: text, page, number }] of items.entries()) {
        const before = items[i - 1];
        const after = items[i + 1];
        emitObject(
          number,
          `\n<< /Title ${toUtf16Hex(text)} /Parent ${OUTLINES} 0 R /Dest [${page} 0 R /Fit]`,
          before ? ` /Prev ${before.number} 0 R` : '',
          after ? ` /Next ${after.number} 0 R` : '',
          ' >>\nendobj\n',
        );
      }
      const [first, last] = [items[0], items.at(-1)];
      const outlines =
        first && last ? `/First ${first.number} 0 R /Last ${last.number} 0 R /Count ${items.length}` : '';
      emitObject(OUTLINES, `\n<< /Type /Outlines ${outlines} >>\nendobj\n`);
      emitObject(
        PAGES,
        `\n<< /Type /Pages /Count ${pages.length} /Kids [${partRoots.map((root) => `${root} 0 R`).join(' ')}] >>\nendobj\n`,
      );
      emitObject(
        INFO,
        `\n<< /Title ${toUtf16Hex(title)} /Producer (Takan) /CreationDate (${toPdfDate(createdAt)}) >>\nendobj\n`,
      );
      emitObject(
        CATALOG,
        `\n<< /Type /Catalog /Pages ${PAGES} 0 R /Outlines ${OUTLINES} 0 R /Lang (zh-CN) >>\nendobj\n`,
      );
      // The file's identity comes from its content: the same sheets give the same bytes.
      const id = hash.copy().digest('hex').slice(0, 32);
      const start = at;
      const entries = Array.from({ length: next - 1 }, (_, i) => {
        const offset = offsets.get(i + 1) ?? 0;
        return `${String(offset).padStart(10, '0')} 00000 n \n`;
      });
      emit(
        Buffer.from(
          `xref\n0 ${next}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${next} /Root ${CATALOG} 0 R ` +
            `/Info ${INFO} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
        ),
      );
    },
  };
}

function readPart(pdf: Buffer): {
  readonly objects: ReadonlyMap<number, PartObject>;
  readonly root: number;
  readonly info: number | undefined;
} {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', pdf.length - 64))?.[1]);
  if (!Number.isSafeInteger(start) || pdf.toString('latin1', start, start + 4) !== 'xref')
    throw new Error('not a PDF with a classic cross-reference table');
  const tail = pdf.toString('latin1', start);
  const [whole = '', count = '0'] = /^xref\s+0 (\d+)\s+/.exec(tail) ?? [];
  const entries = tail.slice(whole.length, whole.length + 20 * Number(count));
  const starts: { readonly number: number; readonly offset: number }[] = [];
  for (let number = 1; number < Number(count); number++) {
    const entry = entries.slice(20 * number, 20 * number + 20);
    if (entry[17] === 'n') starts.push({ number, offset: Number(entry.slice(0, 10)) });
  }
  starts.sort((a, b) => a.offset - b.offset);
  const objects = new Map<number, PartObject>();
  for (const [i, { number, offset }] of starts.entries()) {
    const mark = `${number} 0 obj`;
    if (pdf.toString('latin1', offset, offset + mark.length) !== mark)
      throw new Error(`object ${number} is not where the cross-reference table says`);
    const bytes = pdf.subarray(offset + mark.length, starts[i + 1]?.offset ?? start);
    objects.set(number, { number, bytes });
  }
  const trailer = tail.slice(whole.length + 20 * Number(count));
  return { objects, root: referenceIn(trailer, 'Root'), info: maybeReferenceIn(trailer, 'Info') };
}

/** What stands before the stream's bytes, or the whole object when it has none. One character a byte. */
function headOf({ bytes }: PartObject): string {
  const text = bytes.toString('latin1');
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '<<') depth++;
    if (token === '>>') depth--;
    if (token === 'stream' && depth === 0) return text.slice(0, index);
    if (token === 'endobj') break;
  }
  return text;
}

/** Strings are tokens of their own, so nothing inside one is taken for a reference or the start of a stream. */
const TOKENS = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\b\d+ 0 R\b|\bstream\b|\bendobj\b/g;

function withNewReferences(head: string, renumber: (old: number) => number): string {
  return head.replace(TOKENS, (token) =>
    token.endsWith(' 0 R') ? `${renumber(Number.parseInt(token, 10))} 0 R` : token,
  );
}

/** Page objects below a node of the page tree, in order. */
function leavesOf(objects: ReadonlyMap<number, PartObject>, node: number): readonly number[] {
  const head = headOf(objectIn(objects, node));
  if (!/\/Type\s*\/Pages\b/.test(head)) return [node];
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(head)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leavesOf(objects, Number(kid)));
}

function objectIn(objects: ReadonlyMap<number, PartObject>, number: number): PartObject {
  const object = objects.get(number);
  if (!object) throw new Error(`the part refers to object ${number}, which it does not have`);
  return object;
}

function maybeReferenceIn(head: string, key: string): number | undefined {
  const found = new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(head)?.[1];
  return found === undefined ? undefined : Number(found);
}

function referenceIn(head: string, key: string): number {
  const found = maybeReferenceIn(head, key);
  if (found === undefined) throw new Error(`the part has no /${key}`);
  return found;
}

/** `2025-03-01T09:08:00+08:00` → `D:20250301090800+08'00'`. */
function toPdfDate(local: string): string {
  const [, y, m, d, h, min, s, zone = 'Z'] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?[^+Z-]*([+-]\d\d:\d\d|Z)?/.exec(local) ?? [];
  return `D:${y}${m}${d}${h}${min}${s ?? '00'}${zone === 'Z' ? 'Z' : `${zone.replace(':', "'")}'`}`;
}
