/**
 * Looks a workspace over: the database file, every operation's hash and chain, the projection against the operations, every
 * photo's bytes against its name, and the survey's rules. Changes nothing.
 */
import type { Problem } from '#core/contract/failures.ts';
import type { WorkspaceCheck } from '#core/contract/workspace.ts';
import { readChains } from '#core/merge/chain.ts';
import type { Operation } from '#core/merge/operation.ts';
import { verifyPhoto } from '#db/files/photo-store.ts';
import { fingerprintReprojected, fingerprintRows } from '#db/projection/compare.ts';
import { areContactsSettled } from '#db/projection/contacts.ts';
import { allLinks, recordsWithOperations, type StoredLine, storedLines } from '#db/queries/operations.ts';
import { allPhotoFiles, missingPhotoFiles } from '#db/queries/photos.ts';
import { allFindings } from '../findings.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { hashText } from '../operations.ts';
import { type OpenWorkspace, projectionContextOf } from './open-workspace.ts';

const NO_FINDINGS = { records: [], totals: { records: 0, errors: 0, warnings: 0, confirmed: 0 } };
const DAMAGE = ['check.database-damaged', 'check.operation-damaged'];

export async function checkWorkspace(workspace: OpenWorkspace, control: JobControl): Promise<WorkspaceCheck> {
  const { database } = workspace;
  const problems: Problem[] = [];
  const damaged = database.pragma('integrity_check(1)', { simple: true });
  if (damaged !== 'ok')
    problems.push({ code: 'check.database-damaged', params: { detail: String(damaged) } });
  const operations = checkOperations(workspace, problems);
  // What is computed from damaged operations tells nothing of the projection, if it can be computed at all.
  const isTruthDamaged = problems.some(({ code }) => DAMAGE.includes(code));
  const records = isTruthDamaged ? 0 : checkProjection(workspace, problems);
  const findings = isTruthDamaged ? NO_FINDINGS : await allFindings(workspace, control);
  const photos = await checkPhotos(workspace, problems, control);
  return {
    healthy: problems.length === 0,
    checked: { operations, records, photos },
    problems: problems.slice(0, 1000),
    ...findings,
  };
}

function checkOperations({ database }: OpenWorkspace, problems: Problem[]): number {
  let count = 0;
  for (const stored of storedLines(database)) {
    count += 1;
    const { replica, seq } = stored;
    if (!isAsWritten(stored)) problems.push({ code: 'check.operation-damaged', params: { replica, seq } });
  }
  for (const chain of readChains(allLinks(database)).values()) {
    for (const { from, to } of chain.gaps) {
      problems.push({ code: 'check.chain-broken', params: { replica: chain.replica, from, to } });
    }
  }
  return count;
}

/** Whether the line is the one that was hashed, and the columns by which it is found are those of the line. */
function isAsWritten({ hash, line, group_name, ...columns }: StoredLine): boolean {
  if (hashText(line) !== hash) return false;
  const op = JSON.parse(line) as Operation;
  const { replica, seq, prev, kind, record } = columns;
  return (
    op.replica === replica &&
    op.seq === seq &&
    op.prev === prev &&
    op.kind === kind &&
    op.record === record &&
    op.group === group_name
  );
}

/** Projects everything once more, aside, and compares the rows. */
function checkProjection(workspace: OpenWorkspace, problems: Problem[]): number {
  const { database } = workspace;
  const records = recordsWithOperations(database);
  const context = projectionContextOf(workspace);
  const withContacts = areContactsSettled(database, context.settings);
  const before = fingerprintRows(database, withContacts);
  const after = fingerprintReprojected(database, records, context, withContacts);
  for (const record of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(record) !== after.get(record))
      problems.push({ code: 'check.projection-differs', params: { record } });
  }
  return records.length;
}

async function checkPhotos(
  { database, photoStore }: OpenWorkspace,
  problems: Problem[],
  { progress, signal }: JobControl,
): Promise<number> {
  const files = allPhotoFiles(database);
  for (const [done, { sha256, media_type }] of files.entries()) {
    throwIfCancelled(signal);
    progress({ phase: 'check.photos', done, total: files.length, unit: 'photos' });
    const { state } = await verifyPhoto(photoStore, { sha256, mediaType: media_type });
    if (state !== 'sound') problems.push({ code: `check.photo-${state}`, params: { sha256 } });
  }
  for (const sha256 of missingPhotoFiles(database))
    problems.push({ code: 'check.photo-missing', params: { sha256 } });
  return files.length;
}
