/** Which four photos stand on the sheet: two panoramas seen from different sides, one near, one inside, then whatever is best. */
import type { PhotoView } from '#core/contract/parcel.ts';
import { turnDeg } from '#core/geo/bearing.ts';
import { countedPhotos } from '#core/photo/counted-photos.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';

export const SHEET_PHOTOS = 4;

/** In the order in which a place on the sheet is given to a kind of which none stands there yet. */
const REST: readonly PhotoKind[] = [
  'panorama',
  'closeUp',
  'interior',
  'drone',
  'sign',
  'boundaryPoint',
  'other',
  'document',
];

/**
 * At most four photos in the order of the sheet, none of them a drawn copy: the sheet shows the evidence. Always the same for the same
 * photos, in whatever order they come: by time, then by hash.
 */
export function chooseSheetPhotos(photos: readonly PhotoView[]): readonly PhotoView[] {
  const pool = countedPhotos(photos).sort(byTime);
  const chosen: PhotoView[] = [];
  const take = (photo: PhotoView | undefined): void => {
    if (photo && chosen.length < SHEET_PHOTOS && !chosen.includes(photo)) chosen.push(photo);
  };
  const panoramas = pool.filter(({ kind }) => kind === 'panorama');
  take(panoramas[0]);
  take(farthestTurned(panoramas));
  take(pool.find(({ kind }) => kind === 'closeUp'));
  take(pool.find(({ kind }) => kind === 'interior'));
  for (const kind of REST) for (const photo of pool) if (photo.kind === kind) take(photo);
  return chosen;
}

/** The panorama that looks most another way than the first; without directions simply the second. */
function farthestTurned([first, ...others]: readonly PhotoView[]): PhotoView | undefined {
  const from = first?.evidence.azimuthDeg;
  if (from === undefined) return others[0];
  const turn = ({ evidence }: PhotoView): number =>
    evidence.azimuthDeg === undefined ? -1 : turnDeg(evidence.azimuthDeg, from);
  return others.reduce<PhotoView | undefined>(
    (best, photo) => (best && turn(best) >= turn(photo) ? best : photo),
    undefined,
  );
}

/** Photos without a time come last. */
function byTime(a: PhotoView, b: PhotoView): number {
  const key = (photo: PhotoView): string => `${takenAtOf(photo) ?? '~'} ${photo.sha256}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
