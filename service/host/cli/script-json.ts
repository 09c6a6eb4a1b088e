/** The JSON that scripts rely on: few names, flat, and kept stable whatever the window's contract becomes. */
import type { Problem } from '#core/contract/failures.ts';
import type { ParcelDetail, PhotoView } from '#core/contract/parcel.ts';
import { toClosedRings } from '#core/geo/boundary.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import type { Call } from './command.ts';
import { problemText } from './failure-text.ts';

export function parcelJson({ id, state, conflict, values, photos, issues }: ParcelDetail) {
  const { identity, boundary } = values;
  return {
    id,
    unitNo: identity?.unitNo ?? null,
    name: identity?.name ?? null,
    townshipCode: identity?.townshipCode ?? null,
    state,
    conflict,
    planarAreaSqM: boundary?.planarAreaSqM ?? null,
    ellipsoidalAreaSqM: boundary?.ellipsoidalAreaSqM ?? null,
    /** CGCS2000 [lon, lat], closed, shell first. */
    rings: boundary ? toClosedRings(boundary) : [],
    photos: photos.map(photoJson),
    values,
    issues,
  };
}

export function photoJson(photo: PhotoView) {
  const { id, sha256, kind, fileName, byteLength, present, evidence, clock, caption, clockwiseDeg, sketch } =
    photo;
  return {
    id,
    sha256,
    kind,
    fileName,
    byteLength,
    present,
    caption: caption ?? null,
    /** Corrected where somebody put the camera's clock right; `cameraTime` is what the file says. */
    takenAt: takenAtOf({ evidence, clock }) ?? null,
    cameraTime: evidence.takenAt ?? null,
    timeCorrectedS: clock?.shiftS ?? 0,
    lon: evidence.lon ?? null,
    lat: evidence.lat ?? null,
    azimuth: evidence.azimuthDeg ?? null,
    rotation: clockwiseDeg ?? 0,
    /** Of a drawn copy, which is no evidence: the hash of its original. */
    sketchOf: sketch?.of ?? null,
  };
}

export function problemJson(problem: Problem, text: Call['text']) {
  const { code, line, feature, field, file, params } = problem;
  return {
    code,
    ...(line === undefined ? {} : { line }),
    ...(feature === undefined ? {} : { feature }),
    ...(field === undefined ? {} : { field }),
    ...(file === undefined ? {} : { file }),
    message: problemText(problem, text),
    params,
  };
}

/** Files that were refused, each with its reason. */
export function refusedJson(
  refused: readonly { readonly fileName: string; readonly problem: Problem }[],
  text: Call['text'],
) {
  return refused.map(({ fileName, problem }) => ({ fileName, ...problemJson(problem, text) }));
}
