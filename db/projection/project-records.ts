/**
 * The projection: rows for lists, map and search, computed from the operations of each record and nothing else. It can be
 * thrown away and made again; `takan check` compares the two.
 */
import { toClosedRings } from '#core/geo/boundary.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { type GroupState, type MergeFacts, mergeRecord, type RecordState } from '#core/merge/record-state.ts';
import type { Received } from '#core/merge/withdrawal.ts';
import { joinConfirmations } from '#core/parcel/confirmations.ts';
import { fromOperationGroup, type GroupValue, type ParcelValues } from '#core/parcel/field-groups.ts';
import { countIssues, type Issue } from '#core/parcel/issue.ts';
import type { RuleContext } from '#core/parcel/rules/rule.ts';
import { checkParcel } from '#core/parcel/rules/rules.ts';
import { searchedTextsOf } from '#core/parcel/search-text.ts';
import type { PhotoClock } from '#core/photo/photo-clock.ts';
import { fromPhotoOperationGroup, type PhotoFile, type PhotoKind } from '#core/photo/photo-groups.ts';
import { countMissingPhotos, requiredPhotos } from '#core/photo/required-photos.ts';
import type { ClockwiseDeg, PhotoSketch } from '#core/photo/sketch.ts';
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';
import { receivedOfRecord } from '../queries/operations.ts';
import {
  type FootprintRow,
  footprintRow,
  type Surroundings,
  surroundingsOf,
} from '../queries/surroundings.ts';
import { settleSurroundings } from './contacts.ts';
import { boxOf, toGeometryBlob } from './geopackage-geometry.ts';
import { tellOfNewOnMap } from './map-changes.ts';
import { fieldCells } from './parcel-columns.ts';
import { writeParcelBox, writeParcelRow } from './parcel-row.ts';
import {
  concernsTexts,
  forgetParcelTexts,
  indexTexts,
  TEXTS_AT_ONCE,
  type TextsToIndex,
  takeTexts,
} from './parcel-search.ts';
import { parcelStateOf } from './parcel-state.ts';

/** What the rows depend on besides the operations of each record, and the rows of the parcels around it. */
export type ProjectionContext = Omit<RuleContext, 'photoKinds' | keyof Surroundings> & {
  readonly facts: MergeFacts;
};

/** How many parcels got a row for the first time, and how many had one that was made anew. */
export type Projected = { readonly newParcels: number; readonly changedParcels: number };

/** A record of which all operations are at hand, because a transaction has read or written them, and what has been made of them. */
export type KnownRecord = Received & {
  /** Unset as soon as an operation is added. */
  state?: RecordState | undefined;
  /** All findings, once its row is made. */
  issues?: readonly Issue[];
  /** Begun in this transaction, so it has no row yet, and no photo but one of the same transaction can belong to it. */
  readonly isBegun?: boolean;
};
export type KnownRecords = ReadonlyMap<RecordId, KnownRecord>;
const NONE_KNOWN: KnownRecords = new Map();

/**
 * Makes the rows of these records anew, and those of the parcels their photos belong or belonged to. Photos go first, for a
 * parcel's row counts them. A record that is both, which only a faulty or hostile program makes, has both rows: so nobody
 * can make a parcel disappear by calling it a photo.
 * @param known need not be read from the store again
 */
export function projectRecords(
  database: Db,
  records: Iterable<RecordId>,
  context: ProjectionContext,
  known: KnownRecords = NONE_KNOWN,
): Projected {
  const parcels = new Set<RecordId>();
  const photographed = new Set<RecordId>();
  for (const record of new Set(records)) {
    const isPhoto = hasGroupOf(database, record, 'photo', known);
    if (!isPhoto || hasGroupOf(database, record, 'parcel', known)) parcels.add(record);
    if (!isPhoto) continue;
    for (const parcel of projectPhoto(database, record, context, known)) {
      parcels.add(parcel);
      photographed.add(parcel);
    }
  }
  let newParcels = 0;
  let changedParcels = 0;
  const concerned = new Set<RecordId>();
  const texts: TextsToIndex = new Map();
  for (const parcel of parcels) {
    const atHand = known.get(parcel);
    const state = stateOf(database, parcel, context.facts, known);
    const before = atHand?.isBegun ? undefined : footprintRow(database, parcel);
    if (before) changedParcels += 1;
    else if (isParcel(state)) newParcels += 1;
    if (isParcel(state)) {
      const photoKinds =
        atHand?.isBegun && !photographed.has(parcel) ? [] : photoKindsOf(database, state.record);
      projectParcel(database, state, { before, photoKinds, atHand }, context, concerned, texts);
    } else if (before) forgetParcel(database, parcel, before, context, concerned);
    if (texts.size >= TEXTS_AT_ONCE) indexTexts(database, texts);
  }
  takeTexts(database, texts);
  for (const parcel of concerned) {
    recount(database, stateOf(database, parcel, context.facts, known), context, known.get(parcel));
  }
  return { newParcels, changedParcels };
}

/** The record's state by its operations. */
export function stateOf(
  database: Db,
  record: RecordId,
  facts: MergeFacts,
  known: KnownRecords = NONE_KNOWN,
): RecordState {
  const atHand = known.get(record);
  if (!atHand) {
    return mergeRecord(record, receivedOfRecord(database, record, facts.withdrawn.size > 0), facts);
  }
  atHand.state ??= mergeRecord(record, atHand, facts);
  return atHand.state;
}

function hasGroupOf(database: Db, record: RecordId, type: 'parcel' | 'photo', known: KnownRecords): boolean {
  const received = known.get(record);
  if (received) return received.ops.some(({ op }) => op.group.startsWith(`${type}.`));
  // The sign after the dot ends what begins with one.
  const found = prepared(
    database,
    'SELECT 1 FROM operation WHERE record = ? AND group_name >= ? AND group_name < ? LIMIT 1',
  ).get(record, `${type}.`, `${type}/`);
  return found !== undefined;
}

/** A record of a kind that only a newer program knows is none: its operations stay, and no row is made of it. */
function isParcel(state: RecordState): boolean {
  return [...state.groups.keys()].some((name) => name.startsWith('parcel.'));
}

/** The values of a parcel by group; groups this program does not know are left out, their operations stay. */
export function parcelValuesOf(state: RecordState): ParcelValues {
  const values: Record<string, unknown> = {};
  for (const [name, group] of state.groups) {
    const known = fromOperationGroup(name);
    if (known) values[known] = known === 'confirmations' ? joinedConfirmations(group) : group.value;
  }
  return values as ParcelValues;
}

/** Confirmations of several people add up: none stands against another. */
function joinedConfirmations({ heads }: GroupState): GroupValue<'confirmations'> {
  return joinConfirmations(heads.map(({ op }) => op.value as GroupValue<'confirmations'>));
}

export function hasConflict(state: RecordState): boolean {
  return (
    state.deletionConflict ||
    (state.review?.conflict ?? false) ||
    [...state.groups].some(([name, group]) => group.conflict && fromOperationGroup(name) !== 'confirmations')
  );
}

type KnownOfParcel = {
  readonly before: FootprintRow | undefined;
  readonly photoKinds: readonly PhotoKind[];
  readonly atHand: KnownRecord | undefined;
};

function projectParcel(
  database: Db,
  state: RecordState,
  { before, photoKinds, atHand }: KnownOfParcel,
  context: ProjectionContext,
  concerned: Set<RecordId>,
  texts: TextsToIndex,
): void {
  const values = parcelValuesOf(state);
  const rings = values.boundary && toClosedRings(values.boundary);
  const box = rings && boxOf(rings);
  const geometry = rings && box ? toGeometryBlob(rings, box) : null;
  const now = footprintOf(values, state.deleted, geometry);
  const surroundings = settleSurroundings(database, state.record, before, now, concerned, context.settings);
  const issues = checkParcel(values, { ...context, ...surroundings, photoKinds });
  if (atHand) atHand.issues = issues;
  const { errors, warnings } = countIssues(issues);
  const { fid, isNew, changed } = writeParcelRow(
    database,
    state.record,
    {
      state: parcelStateOf(state.review, state.review ? hasTravelled(database, state.review.op.hash) : false),
      deleted: state.deleted ? 1 : 0,
      conflict: hasConflict(state) ? 1 : 0,
      heads: headsText(state),
      error_count: errors,
      warning_count: warnings,
      photo_count: photoKinds.length,
      photos_missing: countMissingPhotos(
        requiredPhotos(context.settings.minimumPhotos, values.classification?.category, photoKinds),
      ),
      changed_at: latestAt(state),
      planar_area_sq_m: values.boundary?.planarAreaSqM ?? null,
      ellipsoidal_area_sq_m: values.boundary?.ellipsoidalAreaSqM ?? null,
      geometry,
    },
    fieldCells(values),
    before !== undefined,
  );
  if (changed.has('geometry') || changed.has('deleted')) {
    writeParcelBox(database, fid, state.deleted ? undefined : box);
    if (isNew && box) tellOfNewOnMap(database, box);
  }
  if (state.deleted) forgetParcelTexts(database, fid);
  else if (concernsTexts(changed)) texts.set(fid, searchedTextsOf(values));
}

/** A parcel as others' findings see it, before it has its row; the same as `footprintRow` reads. */
function footprintOf(
  { identity, tenure, process }: ParcelValues,
  deleted: boolean,
  geometry: Buffer | null,
): FootprintRow {
  return {
    deleted: deleted ? 1 : 0,
    unit_no: identity?.unitNo ?? null,
    called: identity?.name ?? tenure?.rightHolder ?? identity?.address ?? null,
    surveyor: process?.surveyor ?? null,
    geometry,
  };
}

/** Kinds of a parcel's photos that count as evidence: what somebody drew on a copy shows what is meant, and nothing of the place. */
export function photoKindsOf(database: Db, parcel: RecordId): PhotoKind[] {
  return prepared(database, 'SELECT kind FROM photo WHERE parcel = ? AND deleted = 0 AND sketch_of IS NULL')
    .pluck()
    .all(parcel) as PhotoKind[];
}

/** All findings about a parcel as everything stands now. */
export function issuesOf(database: Db, state: RecordState, context: ProjectionContext): Issue[] {
  const values = parcelValuesOf(state);
  return checkParcel(values, {
    ...context,
    ...surroundingsOf(database, state.record, values.identity?.unitNo),
    photoKinds: photoKindsOf(database, state.record),
  });
}

/** A parcel that was not touched, and of which others have changed what its findings say. */
function recount(
  database: Db,
  state: RecordState,
  context: ProjectionContext,
  atHand: KnownRecord | undefined,
): void {
  const issues = issuesOf(database, state, context);
  if (atHand) atHand.issues = issues;
  const { errors, warnings } = countIssues(issues);
  prepared(database, 'UPDATE parcel SET error_count = ?, warning_count = ? WHERE id = ?').run(
    errors,
    warnings,
    state.record,
  );
}

function forgetParcel(
  database: Db,
  record: RecordId,
  before: FootprintRow,
  { settings }: ProjectionContext,
  concerned: Set<RecordId>,
): void {
  settleSurroundings(database, record, before, undefined, concerned, settings);
  const fid = prepared(database, 'DELETE FROM parcel WHERE id = ? RETURNING fid')
    .pluck()
    .get(record) as number;
  prepared(database, 'DELETE FROM parcel_box WHERE fid = ?').run(fid);
  forgetParcelTexts(database, fid);
}

/** @returns the parcels it belonged to before and belongs to now */
function projectPhoto(
  database: Db,
  record: RecordId,
  context: ProjectionContext,
  known: KnownRecords,
): RecordId[] {
  const state = stateOf(database, record, context.facts, known);
  const before = prepared(database, 'SELECT parcel FROM photo WHERE id = ?').pluck().get(state.record) as
    | RecordId
    | null
    | undefined;
  const values = photoValuesOf(state);
  const file = values.file as PhotoFile | undefined;
  if (!file) {
    // What people said of a photo arrived before the photo: its operations stay and are shown when it comes.
    prepared(database, 'DELETE FROM photo WHERE id = ?').run(state.record);
    return before ? [before] : [];
  }
  const assignment = values.assignment as { parcel?: RecordId; kind: PhotoKind } | undefined;
  const caption = values.caption as { text: string } | undefined;
  const clock = values.clock as PhotoClock | undefined;
  const rotation = values.rotation as { clockwiseDeg: ClockwiseDeg } | undefined;
  const sketch = values.sketch as PhotoSketch | undefined;
  prepared(
    database,
    `INSERT OR REPLACE INTO photo (id, parcel, sha256, file_name, byte_length, media_type, width_px, height_px, kind, caption,
       evidence, clock, origin, heads, deleted, conflict, added_by, clockwise_deg, sketch_of, sketch_of_photo)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    state.record,
    assignment?.parcel ?? null,
    file.sha256,
    file.fileName,
    file.byteLength,
    file.mediaType,
    file.widthPx,
    file.heightPx,
    assignment?.kind ?? 'other',
    caption?.text ?? null,
    JSON.stringify(file.evidence),
    clock ? JSON.stringify(clock) : null,
    file.origin ? JSON.stringify(file.origin) : null,
    headsText(state),
    state.deleted ? 1 : 0,
    hasConflict(state) ? 1 : 0,
    state.groups.get('photo.file')?.heads[0]?.op.by ?? null,
    rotation?.clockwiseDeg ?? 0,
    sketch?.of ?? null,
    sketch?.ofPhoto ?? null,
  );
  return [before, assignment?.parcel].filter((parcel): parcel is RecordId => typeof parcel === 'string');
}

function photoValuesOf(state: RecordState): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, group] of state.groups) {
    const known = fromPhotoOperationGroup(name);
    if (known) values[known] = group.value;
  }
  return values;
}

/** As JSON; names of groups and hashes are plain signs that need no escape. */
function headsText(state: RecordState): string {
  let text = '';
  for (const [name, { heads }] of state.groups) {
    text += `${text && ','}"${name}":["${heads.map(({ hash }) => hash).join('","')}"]`;
  }
  return `{${text}}`;
}

/** The latest time that any value in force carries. Shown and sorted by, never decided by. */
function latestAt(state: RecordState): string {
  const times = [...state.groups.values()].flatMap((group) => group.heads.map(({ op }) => op.at));
  return [...times, state.review?.op.op.at ?? ''].sort().at(-1) ?? '';
}

function hasTravelled(database: Db, hash: OpHash): boolean {
  return (
    prepared(
      database,
      'SELECT 1 FROM package_operation WHERE op = (SELECT op FROM operation WHERE hash = ?) LIMIT 1',
    ).get(hash) !== undefined
  );
}
