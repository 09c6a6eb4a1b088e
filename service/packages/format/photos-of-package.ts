/**
 * The photos of a package one by one, for whoever looks for a lost original. Nothing else of the package is believed or needed: a photo
 * is what its hash says, so a package of which another file is damaged still gives this one back.
 */
import { parsePhotoName } from '#core/package/package-layout.ts';
import { openPackage, verifiedChunks } from './inspect-package.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';

export type PhotosOfPackage = {
  /** The bytes under that name, or undefined where it has none; throws on the way when they are others. */
  readonly chunksOf: (sha256: string) => AsyncGenerator<Uint8Array> | undefined;
  readonly close: () => Promise<void>;
};

/** @throws PackageProblemError when the file is no package or its table of contents is hostile */
export async function openPhotosOfPackage(path: string): Promise<PhotosOfPackage> {
  const { entries, zip } = await openPackage(path, PACKAGE_LIMITS);
  const names = new Map<string, string>();
  for (const name of entries.keys()) {
    const photo = parsePhotoName(name);
    if (photo) names.set(photo.sha256, name);
  }
  return {
    chunksOf: (sha256) => {
      const name = names.get(sha256);
      const entry = name === undefined ? undefined : entries.get(name);
      return name !== undefined && entry ? verifiedChunks(entry, name, sha256) : undefined;
    },
    close: zip.close,
  };
}
