/** Recording and reading parcels; the list is in parcel-list.ts. */
import type { z } from 'zod';
import { toDateInChina } from '#core/china-time.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { ImportFindings } from '#core/contract/findings.ts';
import { toProblems } from '#core/contract/input-problems.ts';
import {
  type GroupState,
  type ParcelAttributes,
  type ParcelDecision,
  type ParcelDetail,
  parcelAttributesSchema,
  type ValueSource,
} from '#core/contract/parcel.ts';
import { isAsSeen, type Seen, seenOf } from '#core/contract/seen.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import { deletionsInForce } from '#core/merge/deletion.ts';
import type { HashedOperation } from '#core/merge/operation.ts';
import type { ReviewState } from '#core/merge/review.ts';
import {
  ATTRIBUTE_GROUP_NAMES,
  ATTRIBUTE_GROUPS,
  type AttributeGroup,
  fromOperationGroup,
  PARCEL_FIELDS,
  type ParcelGroup,
  toOperationGroup,
} from '#core/parcel/field-groups.ts';
import { actionsOn } from '#core/parcel/parcel-actions.ts';
import { requiredPhotos } from '#core/photo/required-photos.ts';
import type { Db } from '#db/connection.ts';
import { hasConflict, parcelValuesOf } from '#db/projection/own-part.ts';
import { issuesOf, type KnownRecords, photoKindsOf, stateOf } from '#db/projection/project-records.ts';
import { unitNosInUse } from '#db/queries/parcels.ts';
import { parseRecordRings } from './exchange/record-rings.ts';
import { AppError, refuseProblems } from './failure.ts';
import { importFindings } from './findings.ts';
import { normaliseRecord } from './normalise-record.ts';
import { type Writer, write, writeAndShow } from './operations.ts';
import { photoViews } from './photos/photo-views.ts';
import { sourceOfOperation } from './provenance.ts';
import { requireAllowed, requireParcel } from './require-parcel.ts';
import { onTemplate } from './templates.ts';
import { type UnitNumbers, unitNumbers } from './unit-numbers.ts';
import { findIllFormedTexts, requireWellFormed } from './well-formed.ts';
import { type OpenWorkspace, projectionContextOf } from './workspace/open-workspace.ts';

/**
 * @param known records whose operations are at hand
 * @throws AppError `record.not-found`, also for a deleted record
 */
export function parcelDetail(workspace: OpenWorkspace, id: RecordId, known?: KnownRecords): ParcelDetail {
  const { database } = workspace;
  const row = requireParcel(workspace, id);
  const context = projectionContextOf(workspace);
  const state = stateOf(database, id, context.facts, known);
  const sources = new Map<OpHash, ValueSource>();
  // One operation may have written many groups.
  const sourceOfHead = (head: HashedOperation) => {
    const source = sources.get(head.hash) ?? sourceOfOperation(database, head);
    sources.set(head.hash, source);
    return source;
  };
  const values = parcelValuesOf(state);
  const photos = row.photo_count === 0 ? [] : photoViews(workspace, id);
  const groups: Partial<Record<ParcelGroup, GroupState>> = {};
  for (const [name, group] of state.groups) {
    const field = fromOperationGroup(name);
    const [first] = group.heads;
    if (!field || !first) continue;
    // Confirmations add up: there is nothing to choose between.
    const conflict = group.conflict && field !== 'confirmations';
    groups[field] = {
      heads: group.heads.map(({ hash }) => hash),
      conflict,
      source: sourceOfHead(first),
      alternatives: conflict
        ? group.heads.map((head) => ({ value: head.op.value, source: sourceOfHead(head) }))
        : [],
    };
  }
  return {
    id,
    state: row.state,
    actions: [...actionsOn(row.state, workspace.row.role)],
    ...(state.review ? { decision: toDecision(database, state.review) } : {}),
    conflict: hasConflict(state),
    ...(state.deletionConflict ? { deletedBy: deletionsInForce(state.deletions).map(sourceOfHead) } : {}),
    deletions: state.deletions.map(({ hash }) => hash),
    values,
    groups,
    photos,
    requiredPhotos: [
      ...requiredPhotos(
        context.settings.minimumPhotos,
        values.classification?.category,
        row.photo_count === 0 ? [] : photoKindsOf(database, id),
      ),
    ],
    issues: [...(known?.get(id)?.issues ?? issuesOf(database, state, context))],
  };
}

function toDecision(database: Db, { op, stale }: ReviewState): ParcelDecision {
  const { decision, reason } = op.op.value;
  return { decision, ...(reason ? { reason } : {}), stale, source: sourceOfOperation(database, op) };
}

/**
 * Starts a record, filling in what the workspace knows: number, township, reporting body, surveyor and day, and the version of the code
 * lists, whatever the record had that it may be a copy of.
 */
export function createParcel(
  workspace: OpenWorkspace,
  given: ParcelAttributes,
  template?: string,
): ParcelDetail {
  requireWellFormed(given, 'attributes');
  const { listVersion: _, ...process } = given.process ?? {};
  const begun = given.process ? { ...given, process } : given;
  const attributes = template === undefined ? begun : onTemplate(workspace, template, begun);
  const numbers = unitNumbers(workspace);
  return writeAndShow(
    workspace,
    ['parcels'],
    (writer) => addParcel(workspace, writer, numbers, attributes).id,
    (id, known) => parcelDetail(workspace, id, known),
  );
}

/** Writes a new parcel within a transaction. Empty groups are not written. */
export function addParcel(
  workspace: OpenWorkspace,
  writer: Writer,
  numbers: UnitNumbers,
  attributes: ParcelAttributes,
  more: { readonly boundary?: Json; readonly id?: RecordId } = {},
): { id: RecordId; unitNo: string } {
  const { row, reference, env } = workspace;
  const townshipCode = attributes.identity?.townshipCode ?? row.township_code;
  const countyCode = townshipCode.slice(0, 6);
  const body = reference.reportingBodies.find((candidate) => candidate.countyCode === countyCode)?.code;
  const unitNo = attributes.identity?.unitNo ?? numbers.next(townshipCode);
  const identity = { ...(body ? { reportingBody: body } : {}), ...attributes.identity, townshipCode, unitNo };
  const process = {
    surveyor: row.surveyor,
    surveyedOn: toDateInChina(env.now()),
    listVersion: reference.edition.version,
    ...attributes.process,
  };
  const groups: Record<string, Json> = {};
  const values: Readonly<Record<string, object | undefined>> = { ...attributes, identity, process };
  for (const group of ATTRIBUTE_GROUP_NAMES) {
    const value = values[group];
    if (value && Object.keys(value).length > 0) groups[toOperationGroup(group)] = value as Json;
  }
  if (more.boundary !== undefined) groups[toOperationGroup('boundary')] = more.boundary;
  return { id: writer.create('parcel', groups, more.id), unitNo };
}

/** Takes many records or none. Each is nested by group or flat by field name; `rings` gives its boundary. */
export function addManyParcels(
  workspace: OpenWorkspace,
  fileName: string,
  records: readonly { readonly line: number; readonly record: Json }[],
): { created: { id: RecordId; unitNo: string }[]; changed: Problem[]; findings: ImportFindings } {
  const problems: Problem[] = [];
  const parsed = records.map(({ line, record }) => {
    const result = parseRecord(record, line);
    problems.push(...result.problems);
    return result;
  });
  problems.push(...findRepeatedNumbers(workspace, records, parsed));
  refuseProblems('records.refused', fileName, problems.slice(0, 100));
  const brought = parsed.flatMap(({ attributes }) => attributes.identity?.unitNo ?? []);
  const numbers = unitNumbers(workspace, new Set(brought));
  const created = write(workspace, ['parcels'], (writer) =>
    parsed.map(({ attributes, boundary }) =>
      addParcel(workspace, writer, numbers, attributes, boundary === undefined ? {} : { boundary }),
    ),
  );
  const lines = created.map(({ id }, i) => ({ id, line: records[i]?.line ?? 1 }));
  return {
    created,
    changed: parsed.flatMap(({ changes }) => changes).slice(0, TOLD_CHANGES),
    findings: importFindings(workspace, lines),
  };
}

/** More than that nobody reads; that there are so many is then the news. */
const TOLD_CHANGES = 1000;

type ParsedRecord = {
  readonly attributes: ParcelAttributes;
  readonly boundary?: Json;
  readonly problems: readonly Problem[];
  readonly changes: readonly Problem[];
};

const GROUP_OF_FIELD = new Map(PARCEL_FIELDS.map(({ field, group }) => [field, group]));

function parseRecord(record: Json, line: number): ParsedRecord {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) {
    return {
      attributes: {},
      problems: [{ code: 'record.wrong-type', line, params: { expected: 'object' } }],
      changes: [],
    };
  }
  const { rings, ...rest } = record as { readonly [key: string]: Json };
  // `tenure` and `reasons` are names of a group and of a field in it; only an object can be the group.
  const isGroup = ([key, value]: readonly [string, Json]) =>
    Object.hasOwn(ATTRIBUTE_GROUPS, key) &&
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value);
  const members = Object.entries(rest);
  const grouped: Record<string, Json> = Object.fromEntries(members.filter(isGroup));
  for (const [key, value] of members.filter((member) => !isGroup(member))) {
    const group = GROUP_OF_FIELD.get(key);
    if (group) grouped[group] = { ...((grouped[group] ?? {}) as object), [key]: value };
    else grouped[key] = value;
  }
  const normalised = normaliseRecord(grouped, line);
  const checked = parcelAttributesSchema.safeParse(normalised.record, { reportInput: true });
  const boundary = rings === undefined ? undefined : parseRecordRings(rings, line);
  const problems = [
    ...normalised.problems,
    ...(checked.success ? [] : toProblems(checked.error.issues, line)),
    ...findIllFormedTexts(grouped, line),
    ...(boundary?.problems ?? []),
  ];
  return {
    attributes: checked.success ? (checked.data as ParcelAttributes) : {},
    ...(boundary?.boundary ? { boundary: boundary.boundary } : {}),
    problems,
    changes: normalised.changes,
  };
}

function findRepeatedNumbers(
  workspace: OpenWorkspace,
  records: readonly { readonly line: number }[],
  parsed: readonly ParsedRecord[],
): Problem[] {
  const unitNoOf = ({ attributes }: ParsedRecord) => attributes.identity?.unitNo;
  const taken = new Set(
    unitNosInUse(workspace.database, new Set(parsed.flatMap((one) => unitNoOf(one) ?? []))),
  );
  const problems: Problem[] = [];
  for (const [i, one] of parsed.entries()) {
    const unitNo = unitNoOf(one);
    const line = records[i]?.line ?? 1;
    if (!unitNo) continue;
    if (taken.has(unitNo)) {
      problems.push({ code: 'record.duplicate-unit-no', line, field: 'identity.unitNo', params: { unitNo } });
    }
    taken.add(unitNo);
  }
  return problems;
}

/** Writes one group of plain fields for somebody who had `heads` before him. */
export function writeParcelGroup(
  workspace: OpenWorkspace,
  id: RecordId,
  group: AttributeGroup,
  value: Json,
  heads: readonly OpHash[],
): ParcelDetail {
  const schema: z.ZodType = ATTRIBUTE_GROUPS[group];
  const checked = schema.safeParse(value, { reportInput: true });
  if (!checked.success) throw new AppError('input.invalid', { problems: toProblems(checked.error.issues) });
  requireWellFormed(checked.data as Json);
  return writeAndShow(
    workspace,
    ['parcels'],
    (writer) => {
      const { list_version: listVersion } = requireAllowed(workspace, id, 'edit');
      // What the program wrote into the group stays, whoever writes the rest of it.
      const kept = group === 'process' && listVersion ? { listVersion } : {};
      writer.setSeen(id, toOperationGroup(group), { ...kept, ...(checked.data as object) }, heads);
    },
    (_, known) => parcelDetail(workspace, id, known),
  );
}

/**
 * @param seen absent where many are deleted together, for which `parcel-bulk.ts` asks whether others have written since
 * @throws AppError `record.moved-on`
 */
export function removeParcel(workspace: OpenWorkspace, id: RecordId, seen?: Seen): { removal: OpHash } {
  requireAllowed(workspace, id, 'remove');
  if (seen) requireAsSeen(parcelDetail(workspace, id), seen);
  return { removal: write(workspace, ['parcels'], (writer) => writer.remove(id)) };
}

/** @throws AppError `record.moved-on` */
export function requireAsSeen(detail: ParcelDetail, seen: Seen): void {
  if (!isAsSeen(seenOf(detail), seen)) throw new AppError('record.moved-on', { record: detail.id });
}
