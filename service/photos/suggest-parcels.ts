/** Which parcels photos most likely show: those around each view point, weighed by core/photo/match-photo.ts. */
import type { PhotoSuggestion } from '#core/contract/photo.ts';
import type { RecordId } from '#core/ids.ts';
import {
  gradeOf,
  MATCH_WITHIN_M,
  type MatchCandidate,
  matchPhoto,
  type PhotoMatch,
  type TimeNeighbour,
} from '#core/photo/match-photo.ts';
import { correctedEvidence } from '#core/photo/photo-clock.ts';
import type { PhotoEvidence } from '#core/photo/photo-groups.ts';
import { gkRingsFromBlob } from '#db/projection/geopackage-geometry.ts';
import { type OutlineRow, outlinesIn } from '#db/queries/parcels.ts';
import { clockIn, evidenceIn, photoById, timesOfAssignedPhotos } from '#db/queries/photos.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

const SHOWN = 3;
/** Larger than any part of a town has within 200 m. */
const MAX_CANDIDATES = 300;
const METRES_PER_DEGREE = 111_000;
const BESIDE_MS = 180_000;

type InQuestion = { readonly id: RecordId; readonly evidence: PhotoEvidence };
type Near = MatchCandidate & Pick<OutlineRow, 'unit_no' | 'called'>;
type Moment = { readonly parcel: RecordId; readonly atMs: number };

/** Photos that are gone or unknown are left out. */
export function suggestParcels(
  { database }: OpenWorkspace,
  ids: readonly RecordId[],
): readonly PhotoSuggestion[] {
  const photos = ids.flatMap((id): InQuestion[] => {
    const row = photoById(database, id);
    if (!row || row.deleted === 1) return [];
    return [{ id, evidence: correctedEvidence({ evidence: evidenceIn(row), clock: clockIn(row) }) }];
  });
  const outlines = new Map<RecordId, Near>();
  const near = photos.map(({ evidence }) => candidatesFor(evidence));
  const assigned = timesOfAssignedPhotos(database).map(({ parcel, taken_at, shift_s }) => ({
    parcel,
    atMs: Date.parse(taken_at) + shift_s * 1000,
  }));
  const byPlace = photos.map(({ evidence }, i) => matchPhoto(evidence, near[i] ?? []));
  // Photos that are sure by themselves speak for those taken in the same minutes.
  const sure = photos.flatMap(({ evidence }, i): Moment[] => {
    const [best] = byPlace[i] ?? [];
    return best && evidence.takenAt && gradeOf(best.confidence) === 'sure'
      ? [{ parcel: best.parcel, atMs: Date.parse(evidence.takenAt) }]
      : [];
  });
  const moments = [...assigned, ...sure].toSorted((a, b) => a.atMs - b.atMs);
  return photos.map(({ id, evidence }, i) => ({
    photo: id,
    matches: matchPhoto(evidence, near[i] ?? [], besideOf(evidence, moments))
      .slice(0, SHOWN)
      .map(toShown),
  }));

  function candidatesFor({ lon, lat }: PhotoEvidence): readonly Near[] {
    if (lon === undefined || lat === undefined) return [];
    const latSpan = MATCH_WITHIN_M / METRES_PER_DEGREE;
    const lonSpan = latSpan / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    const box = [lon - lonSpan, lat - latSpan, lon + lonSpan, lat + latSpan];
    return outlinesIn(database, box, MAX_CANDIDATES).map(({ id, unit_no, called, geometry }) => {
      const known = outlines.get(id);
      if (known) return known;
      const outline = { parcel: id, rings: gkRingsFromBlob(geometry), unit_no, called };
      outlines.set(id, outline);
      return outline;
    });
  }

  function toShown({ parcel, confidence, ...match }: PhotoMatch) {
    const outline = outlines.get(parcel);
    return {
      parcel,
      ...(outline?.unit_no ? { unitNo: outline.unit_no } : {}),
      ...(outline?.called ? { called: outline.called } : {}),
      ...match,
      confidence,
      grade: gradeOf(confidence),
    };
  }
}

/** @param moments in the order of time */
function besideOf({ takenAt }: PhotoEvidence, moments: readonly Moment[]): TimeNeighbour[] {
  if (!takenAt) return [];
  const atMs = Date.parse(takenAt);
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.atMs ?? 0) < atMs - BESIDE_MS) low = middle + 1;
    else high = middle;
  }
  const beside: TimeNeighbour[] = [];
  for (let i = low; i < moments.length; i++) {
    const moment = moments[i];
    if (!moment || moment.atMs > atMs + BESIDE_MS) break;
    beside.push({ parcel: moment.parcel, secondsApart: Math.abs(moment.atMs - atMs) / 1000 });
  }
  return beside;
}
