/** Sending reference data out in a signed file, and taking such a file in: whole and right, or not at all. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toDateInChina } from '#core/china-time.ts';
import type { FileSource } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { ListsInspection } from '#core/contract/reference.ts';
import { canonicalText, sameJson } from '#core/json.ts';
import { findReferenceProblems } from '#core/reference/check-reference.ts';
import {
  LISTS_FORMAT,
  LISTS_FORMAT_VERSION,
  LISTS_MAX_BYTES,
  LISTS_NAMESPACE,
  listsFileSchema,
  listsHeadSchema,
  splitListsFile,
  toListsFileName,
} from '#core/reference/lists-file.ts';
import type { ReferenceData } from '#core/reference/reference-data.ts';
import { referenceProblem } from '#core/reference/reference-problems.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { lastDeviceKey } from '#db/queries/reference.ts';
import { AppError, refuseProblems } from '../failure.ts';
import { discardUpload, requireSource, toMadeFile } from '../files.ts';
import type { JobControl } from '../jobs.ts';
import { fingerprintOf, parseOpenSshPublicKey, signSshsig, verifySshsig } from '../packages/format/sshsig.ts';
import { requireFolder } from '../require-folder.ts';
import { findIllFormedTexts } from '../well-formed.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { previewOf, putIntoForce, requireOffice } from './editions.ts';
import { recount } from './recount.ts';

/** @param folder where to; the workspace's outbox when absent */
export async function exportLists(workspace: OpenWorkspace, folder: string | undefined) {
  requireOffice(workspace);
  const { reference, device, env, folders } = workspace;
  const target = folder === undefined ? folders.outbox : requireFolder(folder);
  const line = `${canonicalText({ format: LISTS_FORMAT, formatVersion: LISTS_FORMAT_VERSION, payload: reference })}\n`;
  const signature = signSshsig(Buffer.from(line), device.privateKey, LISTS_NAMESPACE);
  const path = join(target, toListsFileName(reference.edition.version, toDateInChina(env.now())));
  await writeDurably(path, Buffer.from(`${line}${signature}`));
  return { ...toMadeFile(path), edition: reference.edition };
}

/** What a file brings. @throws AppError `reference.refused` */
export function inspectLists(workspace: OpenWorkspace, source: FileSource): ListsInspection {
  const { reference, database } = workspace;
  const { payload, publicKey, isKnown } = readLists(workspace, source);
  const key = parseOpenSshPublicKey(publicKey);
  const before = lastDeviceKey(database);
  return {
    ...previewOf(workspace, isKnown ? reference : payload),
    edition: payload.edition,
    state: isKnown ? 'known' : 'newer',
    signature: {
      fingerprint: key ? fingerprintOf(key) : '',
      device: before === undefined ? 'first' : before === publicKey ? 'same' : 'other',
    },
  };
}

/** Takes a file in and checks every parcel against it. @throws AppError `reference.refused` */
export async function importLists(workspace: OpenWorkspace, source: FileSource, control: JobControl) {
  const { payload, publicKey, isKnown } = readLists(workspace, source);
  if (!isKnown) {
    putIntoForce(workspace, payload, {
      loadedAt: workspace.env.now().toISOString(),
      deviceKey: publicKey,
      counted: false,
    });
  }
  await discardUpload(workspace, source);
  const result = isKnown
    ? { edition: workspace.reference.edition, parcels: 0 }
    : await recount(workspace, control);
  return { ...result, alreadyKnown: isKnown };
}

type ReadLists = { readonly payload: ReferenceData; readonly publicKey: string; readonly isKnown: boolean };

/** Reads a file and holds it against what is in force here. @throws AppError `reference.refused` */
function readLists(workspace: OpenWorkspace, source: FileSource): ReadLists {
  const { path, fileName } = requireSource(workspace, source);
  const refuse = (...problems: Problem[]): never => {
    throw new AppError('reference.refused', { fileName, problems: problems.slice(0, 100) });
  };
  if (statSync(path).size > LISTS_MAX_BYTES)
    refuse(referenceProblem('reference.too-large', { limitBytes: LISTS_MAX_BYTES }));
  const text = toText(readFileSync(path)) ?? refuse(referenceProblem('reference.not-text', {}));
  const { signed, signature } = splitListsFile(text);
  const json = toJson(signed);
  const head = listsHeadSchema.safeParse(json);
  if (!head.success) return refuse(referenceProblem('reference.not-lists', {}));
  if (head.data.formatVersion > LISTS_FORMAT_VERSION) {
    const params = { found: head.data.formatVersion, known: LISTS_FORMAT_VERSION };
    return refuse(referenceProblem('reference.format-newer', params));
  }
  if (signature.trim() === '') return refuse(referenceProblem('reference.signature-missing', {}));
  const checked = verifySshsig(Buffer.from(signed), signature, LISTS_NAMESPACE);
  if (!checked.ok) return refuse(referenceProblem('reference.signature-invalid', {}));
  const file = listsFileSchema.safeParse(json);
  if (!file.success) {
    const fields = new Set(file.error.issues.map((issue) => issue.path.slice(1).map(String).join('.')));
    return refuse(
      ...[...fields].map((field) => referenceProblem('reference.invalid', { field: field.slice(0, 200) })),
    );
  }
  const { payload } = file.data;
  refuseProblems('reference.refused', fileName, [
    ...findReferenceProblems(payload),
    ...findIllFormedTexts(payload),
    ...findMisplaced(workspace.reference, payload),
  ]);
  const isKnown = payload.edition.edition === workspace.reference.edition.edition;
  return { payload, publicKey: checked.publicKey, isKnown };
}

/** The program's own edition; a newer program may bring another. */
const SEEDED = 1;

/** An edition that is older than the one in force, or of another history than the editions here. */
function findMisplaced(here: ReferenceData, { edition, earlier }: ReferenceData): Problem[] {
  const known = [here.edition, ...here.earlier].filter((each) => each.edition > SEEDED);
  const current = here.edition.version;
  const isOther = [edition, ...earlier]
    .filter((each) => each.edition > SEEDED)
    .some((theirs) =>
      known.some(
        (ours) =>
          (ours.edition === theirs.edition || ours.version === theirs.version) && !sameJson(ours, theirs),
      ),
    );
  const found = edition.version;
  if (isOther) return [referenceProblem('reference.other-history', { found, current })];
  return edition.edition < here.edition.edition
    ? [referenceProblem('reference.older', { found, current })]
    : [];
}

function toText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
