/** Stamped copies for the screen: made when first wanted, kept beside the other derivatives, made anew when what stands on them changes. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordId } from '#core/ids.ts';
import { type StampFacts, stampLines } from '#core/photo/stamp-lines.ts';
import { DEFAULT_STAMP, type StampTemplate } from '#core/photo/stamp-template.ts';
import { codeNamesOf } from '#core/reference/names.ts';
import { ensureFolder, writeDurably } from '#db/files/durable-write.ts';
import { parcelRow } from '#db/queries/parcels.ts';
import { clockIn, evidenceIn, type PhotoRow, photoById } from '#db/queries/photos.ts';
import { stamp as stampTexts } from '#texts/zh-CN/stamp.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { STAMPED_FOLDER } from './derived-sizes.ts';
import { originalAtHand } from './original.ts';
import { stampPicture } from './stamp-picture.ts';

const SCREEN_LONG_SIDE_PX = 1600;
/** Counted up when stamps are drawn differently, so that copies of before are not taken for today's. */
const DRAWN_AS = 1;

export function stampTemplateOf({ reference }: OpenWorkspace): StampTemplate {
  return reference.ruleSettings.settings.photoStamp ?? DEFAULT_STAMP;
}

/** What is known of a photo for its stamp. */
export function stampFactsOf({ database, reference }: OpenWorkspace, row: PhotoRow): StampFacts {
  const parcel = row.parcel ? parcelRow(database, row.parcel) : undefined;
  return {
    evidence: evidenceIn(row),
    clock: clockIn(row),
    sha256: row.sha256,
    unitNo: parcel?.unit_no ?? undefined,
    parcelName: parcel?.name ?? undefined,
    kind: codeNamesOf(reference)('photoKind', row.kind),
    recordedBy: row.added_by ?? undefined,
  };
}

export function stampLinesOf(workspace: OpenWorkspace, row: PhotoRow): readonly string[] {
  return stampLines(stampTemplateOf(workspace), stampFactsOf(workspace, row), stampTexts);
}

/** @returns the path of the copy; undefined when the photo is not here or cannot be decoded */
export async function stampedForScreen(workspace: OpenWorkspace, id: RecordId): Promise<string | undefined> {
  const row = photoById(workspace.database, id);
  // A drawn copy is no evidence, and is not to look like one.
  const isEvidence = row?.deleted === 0 && row.sketch_of === null;
  const original = isEvidence ? originalAtHand(workspace, row.sha256) : undefined;
  if (!row || !original) return undefined;
  const template = stampTemplateOf(workspace);
  const lines = stampLinesOf(workspace, row);
  const folder = join(workspace.folders.derived, STAMPED_FOLDER, row.sha256.slice(0, 2));
  const key = createHash('sha256')
    .update(
      JSON.stringify([DRAWN_AS, row.sha256, row.clockwise_deg, lines, template.place, template.sizePercent]),
    )
    .digest('hex')
    .slice(0, 16);
  const name = `${id}-${key}.jpg`;
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const bytes = await stampPicture(original, {
    lines,
    template,
    clockwiseDeg: row.clockwise_deg,
    longSidePx: SCREEN_LONG_SIDE_PX,
  }).catch(() => undefined);
  if (!bytes) return undefined;
  await ensureFolder(folder);
  const former = (await readdir(folder)).filter((each) => each.startsWith(`${id}-`));
  await writeDurably(path, bytes);
  await Promise.all(
    former.filter((each) => each !== name).map((each) => rm(join(folder, each), { force: true })),
  );
  return path;
}
