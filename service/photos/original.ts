/** Where the bytes of a photo lie on this machine. */
import { existsSync } from 'node:fs';
import type { PhotoMediaType } from '#core/photo/photo-groups.ts';
import { photoPath } from '#db/files/photo-store.ts';
import { photoFile } from '#db/queries/photos.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

/** By the register: undefined while they have not arrived. The file may have gone since. */
export function originalOf(
  { database, photoStore }: OpenWorkspace,
  sha256: string,
): { readonly path: string; readonly mediaType: PhotoMediaType } | undefined {
  const file = photoFile(database, sha256);
  if (!file) return undefined;
  const mediaType = file.media_type;
  return { path: photoPath(photoStore, { sha256, mediaType }), mediaType };
}

/** The path of a file that is there; undefined where it has not arrived or has gone. */
export function originalAtHand(workspace: OpenWorkspace, sha256: string): string | undefined {
  const path = originalOf(workspace, sha256)?.path;
  return path && existsSync(path) ? path : undefined;
}
