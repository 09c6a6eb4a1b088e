/** Boundaries as they are drawn. What one procedure does to several records it does in one transaction, or not at all. */
import type { DrawnLineName, DrawnPoint } from '#core/contract/drawing.ts';
import type { ParcelAttributes, ParcelDetail } from '#core/contract/parcel.ts';
import type { Seen } from '#core/contract/seen.ts';
import {
  type Boundary,
  type BoundaryDatum,
  boundarySchema,
  checkedBoundary,
  datumOf,
  type PointDraft,
} from '#core/geo/boundary.ts';
import { lonLat } from '#core/geo/coordinates.ts';
import { isRefused, type Refused } from '#core/geo/editing/drawing-codes.ts';
import { type EditShape, fromEditShape, toEditShape, toEditVertex } from '#core/geo/editing/edit-shape.ts';
import { splitAlong } from '#core/geo/editing/line-commands.ts';
import { mergeShapes } from '#core/geo/editing/merge-shapes.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { sameJson } from '#core/json.ts';
import { COPY_PART_NAMES, toCopy } from '#core/parcel/copy-parcel.ts';
import { toOperationGroup } from '#core/parcel/field-groups.ts';
import { parcelStanding } from '#db/queries/parcels.ts';
import { dropDrawingDraft } from './drawing-drafts.ts';
import { AppError } from './failure.ts';
import { write, writeAndShow } from './operations.ts';
import { parcelHistory } from './parcel-history.ts';
import { addParcel, parcelDetail, requireAsSeen } from './parcels.ts';
import { photoViews } from './photos/photo-views.ts';
import { requireAllowed } from './require-parcel.ts';
import { unitNumbers } from './unit-numbers.ts';
import { requireWellFormed } from './well-formed.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

const BOUNDARY = toOperationGroup('boundary');

type DrawnRings = readonly (readonly DrawnPoint[])[];

/** @throws AppError `record.action-not-allowed`, `record.changed-meanwhile`, `drawing.refused` */
export function writeDrawn(
  workspace: OpenWorkspace,
  id: RecordId,
  rings: DrawnRings,
  heads: readonly OpHash[],
  finished?: DrawnLineName,
): ParcelDetail {
  requireAllowed(workspace, id, 'edit');
  const before = parcelDetail(workspace, id).values.boundary;
  const boundary = toDrawnBoundary(rings, before?.datum);
  return writeAndShow(
    workspace,
    ['parcels'],
    (writer) => {
      writer.setSeen(id, BOUNDARY, boundary, heads);
      if (finished) dropDrawingDraft(workspace, finished);
    },
    (_, known) => parcelDetail(workspace, id, known),
  );
}

/**
 * @param id chosen by whoever asks: the same sent again makes no second parcel
 * @throws AppError `drawing.refused`, `record.changed-meanwhile`, `record.not-found`
 */
export function createDrawn(
  workspace: OpenWorkspace,
  rings: DrawnRings,
  {
    id,
    finished,
  }: { readonly id?: RecordId | undefined; readonly finished?: DrawnLineName | undefined } = {},
): ParcelDetail {
  const boundary = toDrawnBoundary(rings, undefined);
  if (id && parcelStanding(workspace.database, id)) return madeBefore(workspace, id, boundary);
  const numbers = unitNumbers(workspace);
  return writeAndShow(
    workspace,
    ['parcels'],
    (writer) => {
      if (finished) dropDrawingDraft(workspace, finished);
      return addParcel(workspace, writer, numbers, {}, { boundary, ...(id ? { id } : {}) }).id;
    },
    (made, known) => parcelDetail(workspace, made, known),
  );
}

function madeBefore(workspace: OpenWorkspace, id: RecordId, boundary: Boundary): ParcelDetail {
  const detail = parcelDetail(workspace, id);
  if (!sameJson(detail.values.boundary ?? null, boundary))
    throw new AppError('record.changed-meanwhile', { record: id, group: BOUNDARY });
  return detail;
}

/** @throws AppError `record.action-not-allowed`, `record.changed-meanwhile`, `record.has-conflict`, `drawing.refused` */
export function splitParcel(
  workspace: OpenWorkspace,
  id: RecordId,
  heads: readonly OpHash[],
  line: readonly DrawnPoint[],
  stays: 'larger' | 'smaller',
  finished?: DrawnLineName,
): { kept: ParcelDetail; made: ParcelDetail } {
  requireAllowed(workspace, id, 'edit');
  const detail = parcelDetail(workspace, id);
  const { boundary } = detail.values;
  refuseConflict(detail);
  // Before the line is judged: it was drawn across the boundary that was seen.
  refuseUnseen(detail, heads);
  if (!boundary)
    throw new AppError('drawing.refused', { problems: [{ code: 'drawing.line-misses', params: {} }] });
  const { parts } = requireDone(
    splitAlong(
      toEditShape(boundary),
      line.map((point) => toEditVertex(toDraft(point))),
    ),
  );
  const [larger, smaller] = [toStored(parts[0], boundary.datum), toStored(parts[1], boundary.datum)];
  const [own, other] = stays === 'larger' ? [larger, smaller] : [smaller, larger];
  const numbers = unitNumbers(workspace);
  const made = write(workspace, ['parcels'], (writer) => {
    writer.setSeen(id, BOUNDARY, own, heads);
    if (finished) dropDrawingDraft(workspace, finished);
    const attributes = toCopy(detail.values, COPY_PART_NAMES) as ParcelAttributes;
    return addParcel(workspace, writer, numbers, attributes, { boundary: other });
  });
  return { kept: parcelDetail(workspace, id), made: parcelDetail(workspace, made.id) };
}

type Kept = { readonly id: RecordId; readonly heads: readonly OpHash[] };

/**
 * @throws AppError `record.action-not-allowed`, `record.changed-meanwhile`, `record.moved-on`, `record.has-conflict`,
 * `drawing.refused`, `drawing.same-parcel`
 */
export function mergeParcels(
  workspace: OpenWorkspace,
  kept: Kept,
  removed: { readonly id: RecordId; readonly seen: Seen },
): ParcelDetail {
  if (kept.id === removed.id) throw new AppError('drawing.same-parcel', {});
  requireAllowed(workspace, kept.id, 'edit');
  requireAllowed(workspace, removed.id, 'remove');
  const [own, other] = [parcelDetail(workspace, kept.id), parcelDetail(workspace, removed.id)];
  // Two values that stand against each other are to be decided on, not to be merged away with the record.
  if (other.conflict) throw new AppError('record.has-conflict', { record: removed.id });
  refuseConflict(own);
  refuseUnseen(own, kept.heads);
  requireAsSeen(other, removed.seen);
  const shapes = [own, other].map(({ values }) => (values.boundary ? toEditShape(values.boundary) : []));
  const { shape } = requireDone(mergeShapes(shapes[0] ?? [], shapes[1] ?? []));
  const boundary = toStored(shape, own.values.boundary?.datum, other.values.boundary?.datum);
  write(workspace, ['parcels', 'photos'], (writer) => {
    writer.setSeen(kept.id, BOUNDARY, boundary, kept.heads);
    for (const { id, kind } of photoViews(workspace, removed.id))
      writer.set(id, 'photo.assignment', { parcel: kept.id, kind });
    writer.remove(removed.id);
  });
  return parcelDetail(workspace, kept.id);
}

/**
 * @param before the kept one's boundary, and the photos of the removed one, as they were before the merge
 * @throws AppError `record.action-not-allowed`, `record.changed-meanwhile`, `record.not-found`
 */
export function undoMerge(
  workspace: OpenWorkspace,
  kept: Kept,
  removed: RecordId,
  before: { readonly rings: DrawnRings; readonly photos: readonly RecordId[] },
): ParcelDetail {
  requireAllowed(workspace, kept.id, 'edit');
  if (!parcelStanding(workspace.database, removed))
    throw new AppError('record.not-found', { record: removed });
  const now = parcelDetail(workspace, kept.id);
  // The reply was lost, and the same is asked for again.
  if (sameJson(now.values.boundary ?? null, toDrawnBoundary(before.rings, now.values.boundary?.datum)))
    return now;
  const boundary = toDrawnBoundary(before.rings, datumBefore(workspace, kept.id));
  const photos = photoViews(workspace, kept.id).filter(({ id }) => before.photos.includes(id));
  write(workspace, ['parcels', 'photos'], (writer) => {
    writer.setSeen(kept.id, BOUNDARY, boundary, kept.heads);
    writer.restore(removed);
    for (const { id, kind } of photos) writer.set(id, 'photo.assignment', { parcel: removed, kind });
  });
  return parcelDetail(workspace, kept.id);
}

/** What the boundary was before it was last written: rings do not tell it, and that of the merged one may be the other's. */
function datumBefore(workspace: OpenWorkspace, id: RecordId): BoundaryDatum | undefined {
  const writes = parcelHistory(workspace, id).entries.flatMap((entry) => entry.writes);
  const last = writes.findLast(({ group, current }) => group === 'boundary' && current);
  return boundarySchema.safeParse(last?.before).data?.datum;
}

/** Of two boundaries that stand against each other neither is parted or joined before somebody has decided. */
function refuseConflict({ id, groups }: ParcelDetail): void {
  if (groups.boundary?.conflict) throw new AppError('record.has-conflict', { record: id });
}

function refuseUnseen({ id, groups }: ParcelDetail, heads: readonly OpHash[]): void {
  const now = groups.boundary?.heads ?? [];
  if (now.length !== heads.length || now.some((hash) => !heads.includes(hash)))
    throw new AppError('record.changed-meanwhile', { record: id, group: BOUNDARY });
}

function toStored(shape: EditShape, ...before: readonly (BoundaryDatum | undefined)[]): Boundary {
  return fromEditShape(shape, datumOf(shape.flat(), ...before));
}

function toDrawnBoundary(rings: DrawnRings, before: BoundaryDatum | undefined): Boundary {
  requireWellFormed(rings.flatMap((ring) => ring.flatMap(({ no }) => no ?? [])));
  const checked = checkedBoundary(
    rings.map((ring) => ring.map(toDraft)),
    datumOf(rings.flat(), before),
  );
  if ('boundary' in checked) return checked.boundary;
  const problems = checked.refused.map(({ code, params }) => ({ code, params: { ...params } }));
  throw new AppError('drawing.refused', { problems });
}

function toDraft({ lon, lat, ...rest }: DrawnPoint): PointDraft {
  return { at: lonLat(lon, lat), ...rest };
}

function requireDone<T extends object>(result: T | Refused): T {
  if (isRefused(result)) {
    const { code, params } = result.refused;
    throw new AppError('drawing.refused', { problems: [{ code, params: { ...params } }] });
  }
  return result;
}
