/** Drawn copies: made beside the original, which nobody touches, and a photo record of their own that says where they come from. */
import { hash } from 'node:crypto';
import { parse } from 'node:path';
import { toMinuteInChina } from '#core/china-time.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { PhotoHash, RecordId } from '#core/ids.ts';
import type { PhotoFile } from '#core/photo/photo-groups.ts';
import type { PhotoSketch, SketchMark } from '#core/photo/sketch.ts';
import { storePhoto } from '#db/files/photo-store.ts';
import { registerPhotoFile } from '#db/queries/photos.ts';
import { fillIn } from '#texts/fill-in.ts';
import { sketch as words } from '#texts/zh-CN/sketch.ts';
import { AppError } from '../failure.ts';
import { write } from '../operations.ts';
import { requireWellFormed } from '../well-formed.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { type DrawnCopy, drawSketch } from './draw-sketch.ts';
import { originalOf } from './original.ts';
import { requirePhoto } from './photo-views.ts';
import { requireEditablePhoto } from './photos.ts';

const NAME_LENGTH = 255;
/** As many digits of the hash as people compare. */
const HASH_SHOWN = 12;

/** @throws AppError `record.not-found`, `record.action-not-allowed`, `photo.cannot-draw` */
export async function sketchPhoto(
  workspace: OpenWorkspace,
  id: RecordId,
  marks: readonly SketchMark[],
): Promise<PhotoView> {
  const { database, photoStore, env, row } = workspace;
  const original = requireEditablePhoto(workspace, id);
  requireWellFormed(marks.map((mark) => (mark.kind === 'text' ? mark.text : '')));
  const bytes = originalOf(workspace, original.sha256);
  if (!bytes || original.sketch) throw new AppError('photo.cannot-draw', { fileName: original.fileName });
  const { sha256: of } = original;
  const clockwiseDeg = original.clockwiseDeg ?? 0;
  const notice = fillIn(words.notice, {
    hash: of.slice(0, HASH_SHOWN),
    by: row.surveyor,
    at: toMinuteInChina(env.now()),
  });
  let copy: DrawnCopy;
  try {
    copy = await drawSketch(bytes.path, clockwiseDeg, marks, notice);
  } catch {
    throw new AppError('photo.cannot-draw', { fileName: original.fileName });
  }
  const sha256 = hash('sha256', copy.jpeg) as PhotoHash;
  const { byteLength } = await storePhoto(photoStore, { bytes: copy.jpeg, sha256 }, 'image/jpeg');
  const file: PhotoFile = {
    sha256,
    byteLength,
    mediaType: 'image/jpeg',
    fileName: fillIn(words.fileName, { name: parse(original.fileName).name })
      .slice(-NAME_LENGTH)
      .toWellFormed(),
    widthPx: copy.widthPx,
    heightPx: copy.heightPx,
    // No camera wrote anything into it.
    evidence: {},
  };
  const sketch: PhotoSketch = { of, ofPhoto: id, clockwiseDeg, marks: [...marks] };
  // Drawing took a moment, in which the photo may have gone to another parcel.
  const { parcel, kind } = requireEditablePhoto(workspace, id);
  const made = write(workspace, ['photos', 'parcels'], (writer) => {
    registerPhotoFile(
      database,
      { sha256, byte_length: byteLength, media_type: 'image/jpeg' },
      env.now().toISOString(),
    );
    return writer.create('photo', {
      'photo.file': file,
      'photo.assignment': { ...(parcel ? { parcel } : {}), kind },
      'photo.sketch': sketch,
    });
  });
  return requirePhoto(workspace, made);
}
