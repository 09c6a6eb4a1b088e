/** The office's work on the reference data: a draft that is kept as it is typed, what it would change, and publishing it. */

import { toDateInChina } from '#core/china-time.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { EditionEntry, ReferencePreview } from '#core/contract/reference.ts';
import { changesBetween, isWithoutChanges } from '#core/reference/changes.ts';
import { applyDraft, type ReferenceDraft, referenceDraftSchema } from '#core/reference/draft.ts';
import {
  type ReferenceData,
  referenceDataSchema,
  sourceTextSchema,
  versionNameSchema,
} from '#core/reference/reference-data.ts';
import { referenceProblem } from '#core/reference/reference-problems.ts';
import { inTransaction } from '#db/prepared.ts';
import {
  editionRows,
  isRecountPending,
  isVersionTaken,
  type Loading,
  readDraft,
  writeDraft,
  writeReference,
} from '#db/queries/reference.ts';
import { AppError } from '../failure.ts';
import type { JobControl } from '../jobs.ts';
import { findIllFormedTexts, requireWellFormed } from '../well-formed.ts';
import { type OpenWorkspace, refreshWorkspace } from '../workspace/open-workspace.ts';
import { codesInUse } from './codes-in-use.ts';
import { recount } from './recount.ts';

export function listEditions({ database }: OpenWorkspace) {
  const editions = editionRows(database).map(
    ({ loadedAt, ...edition }): EditionEntry => ({ ...edition, ...(loadedAt ? { loadedAt } : {}) }),
  );
  return { editions, recountPending: isRecountPending(database) };
}

export function currentDraft({ database }: OpenWorkspace): { draft?: ReferenceDraft } {
  const stored = readDraft(database);
  if (stored === undefined) return {};
  const draft = referenceDraftSchema.safeParse(JSON.parse(stored));
  return draft.success ? { draft: draft.data } : {};
}

/** @throws AppError `reference.office-only` */
export function saveDraft(workspace: OpenWorkspace, draft: ReferenceDraft | undefined): void {
  requireOffice(workspace);
  if (draft) requireWellFormed(draft, 'draft');
  writeDraft(workspace.database, draft && JSON.stringify(draft), workspace.env.now().toISOString());
}

export function previewDraft(
  workspace: OpenWorkspace,
  draft: ReferenceDraft,
): ReferencePreview & { problems: Problem[]; proposedVersion: string } {
  const { reference } = workspace;
  // The name is given later; any that is not taken shows what will change.
  const { next, problems } = applyDraft(reference, draft, {
    ...reference.edition,
    issuedAt: workspace.env.now().toISOString(),
  });
  return {
    ...previewOf(workspace, next),
    problems: [...problems],
    proposedVersion: proposedVersion(workspace),
  };
}

/** What an edition would change of the one in force, and how many parcels hold a code that goes out of use with it. */
export function previewOf(workspace: OpenWorkspace, next: ReferenceData): ReferencePreview {
  const changes = changesBetween(workspace.reference, next);
  return { changes, inUse: codesInUse(workspace, changes) };
}

/** @throws AppError `reference.office-only`, `reference.changed-meanwhile`, `input.invalid` */
export async function publish(
  workspace: OpenWorkspace,
  request: { readonly draft: ReferenceDraft; readonly version: string; readonly source: string },
  control: JobControl,
) {
  requireOffice(workspace);
  const { reference, row, env, database } = workspace;
  if (request.draft.base !== reference.edition.edition)
    throw new AppError('reference.changed-meanwhile', { version: reference.edition.version });
  const now = env.now();
  const version = request.version.trim();
  const source = request.source.trim();
  const { next, problems } = applyDraft(reference, request.draft, {
    version,
    source,
    issuer: row.surveyor,
    issuedAt: now.toISOString(),
  });
  const found = [
    ...problems,
    ...(versionNameSchema.safeParse(version).success ? [] : [referenceProblem('reference.bad-version', {})]),
    ...(sourceTextSchema.safeParse(source).success ? [] : [referenceProblem('reference.bad-source', {})]),
    ...(isVersionTaken(database, version) ? [referenceProblem('reference.version-used', { version })] : []),
    ...(isWithoutChanges(changesBetween(reference, next))
      ? [referenceProblem('reference.nothing-changed', {})]
      : []),
    ...findIllFormedTexts(next),
  ];
  if (found.length > 0) throw new AppError('input.invalid', { problems: found.slice(0, 100) });
  putIntoForce(workspace, referenceDataSchema.parse(next), { loadedAt: now.toISOString(), counted: false });
  return await recount(workspace, control);
}

/** Durable when it returns. The draft goes with it, for it was begun from the edition before. */
export function putIntoForce(workspace: OpenWorkspace, next: ReferenceData, loading: Loading): void {
  const { database } = workspace;
  inTransaction(database, () => {
    writeReference(database, next, loading);
    writeDraft(database, undefined, loading.loadedAt);
  });
  refreshWorkspace(workspace);
  workspace.changes.announce('reference');
}

/** `2025-03-01`, with a number behind it where the day has one already. */
function proposedVersion({ database, env }: OpenWorkspace): string {
  const day = toDateInChina(env.now());
  let version = day;
  for (let number = 2; isVersionTaken(database, version); number++) version = `${day}-${number}`;
  return version;
}

/** @throws AppError `reference.office-only` */
export function requireOffice({ row }: OpenWorkspace): void {
  if (row.role !== 'office') throw new AppError('reference.office-only', {});
}
