/**
 * The projection: rows for lists, map and search, computed from the operations of each record and nothing else. It can be
 * thrown away and made again; `takan check` compares the two.
 */
import type { OpHash, RecordId } from '#core/ids.ts';
import { type MergeFacts, mergeRecord, type RecordState } from '#core/merge/record-state.ts';
import type { Received } from '#core/merge/withdrawal.ts';
import { countIssues, type Issue } from '#core/parcel/issue.ts';
import type { RuleContext } from '#core/parcel/rules/rule.ts';
import { checkParcel } from '#core/parcel/rules/rules.ts';
import { searchedTextsOf } from '#core/parcel/search-text.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { countMissingPhotos, requiredPhotos } from '#core/photo/required-photos.ts';
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
import { tellOfNewOnMap } from './map-changes.ts';
import { isParcel, type OwnPart, ownPartOf, parcelValuesOf } from './own-part.ts';
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
import { projectPhoto } from './project-photo.ts';

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
  const rows = beginRows(database, context);
  rows.make(records, known);
  return rows.finish(known);
}

/** The same in several goes, for whoever writes so many records that he does not want to keep them all at hand. */
export type RowsInMaking = {
  readonly make: (records: Iterable<RecordId>, known: KnownRecords) => void;
  /** To be called once and at the end: makes the texts findable, and counts what others' findings have become. */
  readonly finish: (known: KnownRecords) => Projected;
};

/**
 * So many parcels are taken one step further together: a step done again and again takes less than steps in turn, and of more the
 * memory would fill.
 */
export const ROWS_TOGETHER = 100;

type Given = { readonly atHand: KnownRecord | undefined; readonly isPhotographed: boolean };

export function beginRows(database: Db, context: ProjectionContext): RowsInMaking {
  let newParcels = 0;
  let changedParcels = 0;
  const concerned = new Set<RecordId>();
  const texts: TextsToIndex = new Map();

  const makeParcel = (
    state: RecordState,
    own: OwnPart | undefined,
    { atHand, isPhotographed }: Given,
  ): void => {
    const before = atHand?.isBegun ? undefined : footprintRow(database, state.record);
    if (before) changedParcels += 1;
    else if (own) newParcels += 1;
    if (own) {
      const photoKinds = atHand?.isBegun && !isPhotographed ? [] : photoKindsOf(database, state.record);
      projectParcel(database, state, own, { before, photoKinds, atHand }, context, concerned, texts);
    } else if (before) forgetParcel(database, state.record, before, context, concerned);
    if (texts.size >= TEXTS_AT_ONCE) indexTexts(database, texts);
  };

  return {
    make: (records, known) => {
      const parcels = new Set<RecordId>();
      const photographed = new Set<RecordId>();
      for (const record of new Set(records)) {
        const isPhoto = hasGroupOf(database, record, 'photo', known);
        if (!isPhoto || hasGroupOf(database, record, 'parcel', known)) parcels.add(record);
        if (!isPhoto) continue;
        for (const parcel of projectPhoto(database, stateOf(database, record, context.facts, known))) {
          parcels.add(parcel);
          photographed.add(parcel);
        }
      }
      const left = [...parcels];
      while (left.length > 0) {
        const made = left.splice(0, ROWS_TOGETHER).map((parcel) => {
          const state = stateOf(database, parcel, context.facts, known);
          return { state, own: isParcel(state) ? ownPartOf(state) : undefined };
        });
        for (const { state, own } of made) {
          const { record } = state;
          makeParcel(state, own, { atHand: known.get(record), isPhotographed: photographed.has(record) });
        }
      }
    },
    finish: (known) => {
      takeTexts(database, texts);
      for (const parcel of concerned) {
        const state = stateOf(database, parcel, context.facts, known);
        recount(database, state, context, known.get(parcel));
      }
      return { newParcels, changedParcels };
    },
  };
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

type KnownOfParcel = {
  readonly before: FootprintRow | undefined;
  readonly photoKinds: readonly PhotoKind[];
  readonly atHand: KnownRecord | undefined;
};

function projectParcel(
  database: Db,
  state: RecordState,
  { values, box, footprint, fields, heads, hasConflict, changedAt }: OwnPart,
  { before, photoKinds, atHand }: KnownOfParcel,
  context: ProjectionContext,
  concerned: Set<RecordId>,
  texts: TextsToIndex,
): void {
  const { settings } = context;
  const surroundings = settleSurroundings(database, state.record, before, footprint, concerned, settings);
  const issues = checkParcel(values, { ...context, ...surroundings, photoKinds });
  if (atHand) atHand.issues = issues;
  const { errors, warnings } = countIssues(issues);
  const required = requiredPhotos(settings.minimumPhotos, values.classification?.category, photoKinds);
  const { fid, isNew, changed } = writeParcelRow(
    database,
    state.record,
    {
      state: parcelStateOf(state.review, state.review ? hasTravelled(database, state.review.op.hash) : false),
      deleted: footprint.deleted,
      conflict: hasConflict ? 1 : 0,
      heads,
      error_count: errors,
      warning_count: warnings,
      photo_count: photoKinds.length,
      photos_missing: countMissingPhotos(required),
      changed_at: changedAt,
      planar_area_sq_m: values.boundary?.planarAreaSqM ?? null,
      ellipsoidal_area_sq_m: values.boundary?.ellipsoidalAreaSqM ?? null,
      geometry: footprint.geometry,
    },
    fields,
    before !== undefined,
  );
  if (changed.has('geometry') || changed.has('deleted')) {
    writeParcelBox(database, fid, state.deleted ? undefined : box);
    if (isNew && box) tellOfNewOnMap(database, box);
  }
  if (state.deleted) forgetParcelTexts(database, fid);
  else if (concernsTexts(changed)) texts.set(fid, searchedTextsOf(values));
}

/**
 * Kinds of a parcel's photos that count as evidence (`countedPhotos`): what somebody drew on a copy shows what is meant, and nothing of
 * the place, and a file counts once.
 */
export function photoKindsOf(database: Db, parcel: RecordId): PhotoKind[] {
  const rows = prepared(
    database,
    `SELECT kind, min(id) FROM photo WHERE parcel = ? AND deleted = 0 AND sketch_of IS NULL
     GROUP BY sha256 ORDER BY min(id)`,
  ).all(parcel) as { kind: PhotoKind }[];
  return rows.map(({ kind }) => kind);
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

function hasTravelled(database: Db, hash: OpHash): boolean {
  return (
    prepared(
      database,
      'SELECT 1 FROM package_operation WHERE op = (SELECT op FROM operation WHERE hash = ?) LIMIT 1',
    ).get(hash) !== undefined
  );
}
