/**
 * The operations of a package, each held against its schema and the stretches the package declares. Nothing of a package
 * with a wrong operation is taken in; every wrong line is told, the first hundred.
 */
import type { Problem } from '#core/contract/failures.ts';
import { toProblems } from '#core/contract/input-problems.ts';
import { type Boundary, hasOwnAreas } from '#core/geo/boundary.ts';
import type { OpHash, ReplicaId } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import {
  type HashedOperation,
  hashLine,
  type Operation,
  operationSchema,
  toLine,
} from '#core/merge/operation.ts';
import { OPERATIONS_FILE } from '#core/package/package-layout.ts';
import type { PackageManifest } from '#core/package/package-manifest.ts';
import { fromOperationGroup, PARCEL_GROUPS } from '#core/parcel/field-groups.ts';
import { fromPhotoOperationGroup, PHOTO_GROUPS } from '#core/photo/photo-groups.ts';
import { AppError } from '../failure.ts';
import { hashText } from '../operations.ts';

export type ReadOperation = HashedOperation & { readonly line: Buffer };

const MAX_PROBLEMS = 100;

/** Levels of objects and lists in one operation; a boundary has seven. More would exhaust the stack of whoever walks through. */
const MAX_LEVELS = 64;

/** @throws AppError `package.refused` */
export async function readOperations(
  lines: AsyncIterable<string>,
  manifest: PackageManifest,
  fileName: string,
): Promise<readonly ReadOperation[]> {
  const operations: ReadOperation[] = [];
  const problems: Problem[] = [];
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const read = readOperation(line, number);
    if ('hash' in read) operations.push(read);
    else problems.push(...read.problems);
    if (problems.length >= MAX_PROBLEMS) break;
  }
  if (problems.length === 0) problems.push(...checkStretches(operations, manifest));
  if (problems.length > 0)
    throw new AppError('package.refused', { fileName, problems: problems.slice(0, MAX_PROBLEMS) });
  return operations;
}

function readOperation(
  line: string,
  number: number,
): ReadOperation | { readonly problems: readonly Problem[] } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { problems: [{ code: 'record.not-json', line: number, file: OPERATIONS_FILE, params: {} }] };
  }
  const wrongForm: Problem = { code: 'record.wrong-form', line: number, file: OPERATIONS_FILE, params: {} };
  if (hasMoreLevels(json, MAX_LEVELS)) return { problems: [wrongForm] };
  const parsed = operationSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) return { problems: inOperations(toProblems(parsed.error.issues, number)) };
  const op = parsed.data;
  // What is read must be what was hashed, whole: a member that the schema passes over in silence would not be.
  if (toLine(op) !== line) return { problems: [wrongForm] };
  for (const [group, value] of valuesOf(op)) {
    const checked = schemaOf(group)?.safeParse(value, { reportInput: true });
    if (checked && !checked.success)
      return { problems: inOperations(toProblems(checked.error.issues, number)) };
    if (fromOperationGroup(group) === 'boundary' && !hasOwnAreas(value as unknown as Boundary))
      return {
        problems: [{ code: 'package.area-differs', line: number, file: OPERATIONS_FILE, params: {} }],
      };
  }
  const bytes = Buffer.from(line);
  return { hash: hashLine(bytes, hashText), op, line: bytes };
}

function hasMoreLevels(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => hasMoreLevels(member, levels - 1));
}

/** The values an operation writes, by group. */
function valuesOf(op: Operation): readonly (readonly [group: string, value: Json])[] {
  if (op.kind === 'set') return [[op.group, op.value]];
  return op.kind === 'begin' ? Object.entries(op.value.groups) : [];
}

/** Groups that a newer program may have added are kept without being looked into. */
function schemaOf(group: string) {
  const parcelGroup = fromOperationGroup(group);
  if (parcelGroup) return PARCEL_GROUPS[parcelGroup];
  const photoGroup = fromPhotoOperationGroup(group);
  return photoGroup && PHOTO_GROUPS[photoGroup];
}

function inOperations(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, file: OPERATIONS_FILE }));
}

/** Each replica's operations have to be the unbroken, chained stretch that meta/package.json declares. */
function checkStretches(operations: readonly ReadOperation[], { replicas }: PackageManifest): Problem[] {
  const byReplica = Map.groupBy(operations, ({ op }) => op.replica);
  const problem = (replica: ReplicaId, seq: number): Problem => ({
    code: 'package.chain-differs',
    file: OPERATIONS_FILE,
    params: { replica, seq },
  });
  const problems: Problem[] = [];
  for (const { replica, seqFrom, seqTo, prevOp, headOp } of replicas) {
    const ofReplica = (byReplica.get(replica) ?? []).toSorted((a, b) => a.op.seq - b.op.seq);
    byReplica.delete(replica);
    let prev: OpHash | null = prevOp;
    let seq = seqFrom;
    for (const { hash, op } of ofReplica) {
      if (op.seq !== seq || op.prev !== prev) break;
      prev = hash;
      seq += 1;
    }
    if (seq !== seqTo + 1 || ofReplica.length !== seqTo - seqFrom + 1 || prev !== headOp) {
      problems.push(problem(replica, seq));
    }
  }
  for (const [replica, [first]] of byReplica) problems.push(problem(replica, first?.op.seq ?? 1));
  return problems;
}
