/**
 * What people type and tables hold, made what a field stores: codes in half-width without spaces, numbers and dates out of their
 * many forms, one line out of pasted lines. The form and the taking-in of records call the same function. Every change is named, so
 * that it can be said; what could mean two things is refused and left as it was.
 */
import type { Problem } from '#core/contract/failures.ts';
import { parseDateText } from './date-text.ts';
import type { FieldDescription } from './field-groups.ts';
import { toHalfWidth, toHalfWidthAlphanumerics } from './half-width.ts';
import { parseNumberText } from './number-text.ts';

/** What was changed in form, as a finding that has a text in every language; what it became is in `params.to` where it is not plain. */
export type NormalChange = Pick<Problem, 'code' | 'params'>;

export type Normalised = {
  readonly value: unknown;
  readonly changes: readonly NormalChange[];
  /** Why the value could not be read; it is then as it came. */
  readonly problem?: Problem;
};

/** Codes by their nature: no sign of theirs is full-width, a space or a small letter. */
const CODE_FIELDS: ReadonlySet<string> = new Set([
  'identity.unitNo',
  'identity.surveyAreaNo',
  'identity.townshipCode',
  'identity.villageCode',
  'identity.parcelCodes',
  'identity.realEstateUnitNos',
]);
/** Numbers of documents, such as 浙（2020）湖州市不动产权第0012345号: digits and letters in half-width, no spaces, all else as it is. */
const DOCUMENT_NUMBERS: ReadonlySet<string> = new Set([
  'tenure.titleCertificateNo',
  'tenure.approvalNo',
  'legacy.penaltyNo',
]);

type Described = Pick<FieldDescription, 'group' | 'field' | 'input' | 'unit'>;

/** Blanks of every kind, and signs that have no width at all. */
const SPACES = /[\s\u200b\u2060\ufeff]+/g;
const LINE_BREAKS = /[ \t]*(?:\r\n|\r|\n)+[ \t]*/g;

export function normaliseField(description: Described, value: unknown): Normalised {
  const path = `${description.group}.${description.field}`;
  if (Array.isArray(value)) {
    if (description.input === 'rows') return normaliseRows(value);
    if (!CODE_FIELDS.has(path)) return unchanged(value);
    const items = value.map((item) => (typeof item === 'string' ? normaliseCode(item) : unchanged(item)));
    return { value: items.map((item) => item.value), changes: distinct(items) };
  }
  if (typeof value !== 'string') return unchanged(value);
  if (CODE_FIELDS.has(path)) return normaliseCode(value);
  if (DOCUMENT_NUMBERS.has(path)) return normaliseDocumentNumber(value);
  switch (description.input) {
    case 'number':
      return normaliseNumber(value, description.unit);
    case 'date':
      return normaliseDate(value);
    case 'line':
    case undefined:
      return joinLines(value);
    default:
      return unchanged(value);
  }
}

export function normaliseCode(text: string): Normalised {
  return steps(text, [
    [{ code: 'record.half-width', params: {} }, toHalfWidth],
    [{ code: 'record.spaces-removed', params: {} }, (each) => each.replace(SPACES, '')],
    [{ code: 'record.upper-cased', params: {} }, (each) => each.toUpperCase()],
  ]);
}

function normaliseDocumentNumber(text: string): Normalised {
  return steps(text, [
    [{ code: 'record.half-width', params: {} }, toHalfWidthAlphanumerics],
    [{ code: 'record.spaces-removed', params: {} }, (each) => each.replace(SPACES, '')],
  ]);
}

/** One line of text: what stood on several lines is joined with spaces. */
export function joinLines(text: string): Normalised {
  return steps(
    text,
    [[{ code: 'record.lines-joined', params: {} }, (each) => each.trim().replace(LINE_BREAKS, ' ')]],
    /[\r\n]/,
  );
}

export function normaliseNumber(text: string, unit: Described['unit']): Normalised {
  const read = parseNumberText(text, unit);
  if (read.kind === 'empty') return { value: undefined, changes: [] };
  if (read.kind === 'refused') return { value: text, changes: [], problem: read.problem };
  if (read.isPlain) return { value: read.value, changes: [] };
  const params = { to: String(read.value) };
  const change = read.converted
    ? { code: 'record.unit-converted', params }
    : { code: 'record.number-read', params };
  return { value: read.value, changes: [change] };
}

function normaliseDate(text: string): Normalised {
  const read = parseDateText(text);
  if (read.kind === 'empty') return { value: undefined, changes: [] };
  if (read.kind === 'refused') return { value: text, changes: [], problem: read.problem };
  return {
    value: read.value,
    changes: read.value === text ? [] : [{ code: 'record.date-read', params: { to: read.value } }],
  };
}

const ROW_UNITS = { taxPerMuWanYuan: '万元/亩', valueAddedPerMuWanYuan: '万元/亩', jobs: '人' } as const;

/** The rows of enterprises; a cell that cannot be read stays as it is, named by its place. */
function normaliseRows(rows: readonly unknown[]): Normalised {
  const cells: Normalised[] = [];
  const value = rows.map((row, place) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return row;
    return Object.fromEntries(
      Object.entries(row as Readonly<Record<string, unknown>>).map(([name, cell]) => {
        const normalised = normaliseCell(name, cell);
        const { problem } = normalised;
        cells.push(
          problem ? { ...normalised, problem: { ...problem, field: `${place}.${name}` } } : normalised,
        );
        return [name, normalised.value];
      }),
    );
  });
  const problem = cells.find((cell) => cell.problem)?.problem;
  return { value, changes: distinct(cells), ...(problem ? { problem } : {}) };
}

/** One cell of a row of enterprises. */
export function normaliseCell(name: string, cell: unknown): Normalised {
  if (typeof cell !== 'string') return unchanged(cell);
  if (name === 'creditCode') return normaliseCode(cell);
  if (name === 'name') return joinLines(cell);
  return Object.hasOwn(ROW_UNITS, name)
    ? normaliseNumber(cell, ROW_UNITS[name as keyof typeof ROW_UNITS])
    : unchanged(cell);
}

type Step = readonly [NormalChange, (text: string) => string];

/** @param only applied to texts that have such a sign */
function steps(text: string, all: readonly Step[], only?: RegExp): Normalised {
  if (only && !only.test(text)) return unchanged(text);
  let value = text;
  const changes: NormalChange[] = [];
  for (const [change, apply] of all) {
    const next = apply(value);
    if (next !== value) changes.push(change);
    value = next;
  }
  return { value, changes };
}

const unchanged = (value: unknown): Normalised => ({ value, changes: [] });

function distinct(parts: readonly Normalised[]): NormalChange[] {
  const byText = new Map(parts.flatMap(({ changes }) => changes).map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}
