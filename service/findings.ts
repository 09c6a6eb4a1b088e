/** The survey's rules asked of many records: all of a workspace, or those that have just come in. */
import { setImmediate } from 'node:timers/promises';
import type { FindingTotals, ImportFindings, RecordFindings } from '#core/contract/findings.ts';
import type { RecordId } from '#core/ids.ts';
import { countIssues } from '#core/parcel/issue.ts';
import { issuesOf, type ProjectionContext, stateOf } from '#db/projection/project-records.ts';
import {
  type CheckedKey,
  type CheckedRow,
  countedParcel,
  countLiveParcels,
  parcelsToCheck,
} from '#db/queries/findings.ts';
import { AppError } from './failure.ts';
import { type JobControl, throwIfCancelled } from './jobs.ts';
import { type OpenWorkspace, projectionContextOf } from './workspace/open-workspace.ts';

/** So many records are told with all their findings at once; the rest is asked for by page. */
export const LISTED_RECORDS = 500;
const RECORDS_A_STEP = 200;
const FIRST_IMPORTED = 20;

/** Records with findings among the next `limit` of the workspace, which may be none of them. */
export function pageOfFindings(
  workspace: OpenWorkspace,
  after: string | undefined,
  limit: number,
): { items: RecordFindings[]; next?: string } {
  const rows = parcelsToCheck(workspace.database, fromCursor(after), limit);
  const context = projectionContextOf(workspace);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => findingsOf(workspace, row, context)).filter(({ issues }) => issues.length > 0),
    ...(last ? { next: toCursor(last) } : {}),
  };
}

/** All records, with the findings of the first. `next` leads to the rest where there is one. */
export async function allFindings(
  workspace: OpenWorkspace,
  { progress, signal }: JobControl,
): Promise<{ totals: FindingTotals; records: RecordFindings[]; next?: string }> {
  const total = countLiveParcels(workspace.database);
  const records: RecordFindings[] = [];
  let totals: FindingTotals = { records: 0, errors: 0, warnings: 0, confirmed: 0 };
  let listedUpTo: string | undefined;
  let isWhole = true;
  let after: string | undefined;
  let done = 0;
  do {
    throwIfCancelled(signal);
    progress({ phase: 'check.rules', done: Math.min(done, total), total, unit: 'parcels' });
    const { items, next } = pageOfFindings(workspace, after, RECORDS_A_STEP);
    for (const { errors, warnings, confirmed } of items) {
      totals = {
        records: totals.records + 1,
        errors: totals.errors + errors,
        warnings: totals.warnings + warnings,
        confirmed: totals.confirmed + confirmed,
      };
    }
    // Whole steps only, so that the rest goes on where the list ends.
    if (isWhole && records.length + items.length <= LISTED_RECORDS) {
      records.push(...items);
      listedUpTo = next;
    } else isWhole = false;
    after = next;
    done += RECORDS_A_STEP;
    await setImmediate();
  } while (after !== undefined);
  return { totals, records, ...(isWhole || !listedUpTo ? {} : { next: listedUpTo }) };
}

/** How complete records are that have come in. Those that are no parcels, or deleted ones, are passed over. */
export function importFindings(
  workspace: OpenWorkspace,
  brought: Iterable<{ readonly id: RecordId; readonly line?: number }>,
): ImportFindings {
  const context = projectionContextOf(workspace);
  const found = { withErrors: 0, withWarnings: 0, errors: 0, warnings: 0 };
  const first: ImportFindings['first'] = [];
  for (const { id, line } of brought) {
    const row = countedParcel(workspace.database, id);
    if (!row || row.error_count + row.warning_count === 0) continue;
    found.withErrors += row.error_count > 0 ? 1 : 0;
    found.withWarnings += row.warning_count > 0 ? 1 : 0;
    found.errors += row.error_count;
    found.warnings += row.warning_count;
    if (first.length < FIRST_IMPORTED)
      first.push({ ...findingsOf(workspace, row, context), ...(line === undefined ? {} : { line }) });
  }
  return { ...found, first };
}

function findingsOf(
  { database }: OpenWorkspace,
  { id, unit_no, called }: CheckedRow,
  context: ProjectionContext,
): RecordFindings {
  const state = stateOf(database, id, context.facts);
  // A row of which there are no operations is damage, told as such, and has nothing to be complete.
  const issues = state.groups.size === 0 ? [] : issuesOf(database, state, context);
  return {
    record: id,
    ...(unit_no === null ? {} : { unitNo: unit_no }),
    ...(called === null ? {} : { name: called }),
    ...countIssues(issues),
    issues,
  };
}

const toCursor = ({ fid, unit_no }: CheckedRow): string => `${fid}|${unit_no ?? ''}`;

function fromCursor(cursor: string | undefined): CheckedKey | undefined {
  if (cursor === undefined) return undefined;
  const [, fid, unitNo] = /^(\d{1,15})\|(.*)$/s.exec(cursor) ?? [];
  if (fid === undefined || unitNo === undefined) {
    throw new AppError('input.invalid', {
      problems: [{ code: 'record.wrong-form', field: 'after', params: {} }],
    });
  }
  return { unitNo, fid: Number(fid) };
}
