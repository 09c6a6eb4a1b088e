/**
 * What stands where inside a package. Names are a closed list in lower-case ASCII, so that none depends on case, Unicode
 * form or the operating system; a name that is not in it is refused before anything is unpacked.
 */
import type { PhotoMediaType } from '#core/photo/photo-groups.ts';

export const OPERATIONS_FILE = 'data/ops.jsonl';
export const META_FILE = 'meta/package.json';
export const DEVICE_KEY_FILE = 'meta/device.pub';
export const BAG_DECLARATION_FILE = 'bagit.txt';
export const BAG_INFO_FILE = 'bag-info.txt';
export const MANIFEST_FILE = 'manifest-sha256.txt';
export const TAG_MANIFEST_FILE = 'tagmanifest-sha256.txt';
export const SIGNATURE_FILE = 'tagmanifest-sha256.txt.sig';

/** How a photo's file name ends, in the store and in packages. */
export const PHOTO_EXTENSIONS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'image/heic': 'heic',
} as const satisfies Readonly<Record<PhotoMediaType, string>>;
type PhotoExtension = (typeof PHOTO_EXTENSIONS)[PhotoMediaType];

const MEDIA_TYPES = new Map(
  Object.entries(PHOTO_EXTENSIONS).map(([mediaType, extension]) => [extension, mediaType as PhotoMediaType]),
);

const PHOTO_NAME = new RegExp(
  `^data/photos/([0-9a-f]{2})/([0-9a-f]{64})\\.(${[...MEDIA_TYPES.keys()].join('|')})$`,
);

/** Besides operations and photos: tables, texts and map files, one folder deep at most; certificates under meta/. */
const OTHER_NAME =
  /^(?:data\/(?!photos\/)(?:[a-z0-9][a-z0-9-]{0,39}\/)?[a-z0-9][a-z0-9-]{0,59}\.(?:json|jsonl|csv|geojson|gpkg|mbtiles|pmtiles)|meta\/[a-z0-9][a-z0-9-]{0,59}\.(?:json|json\.sig|pub))$/;

const TAG_FILES: ReadonlySet<string> = new Set([
  BAG_DECLARATION_FILE,
  BAG_INFO_FILE,
  MANIFEST_FILE,
  TAG_MANIFEST_FILE,
  SIGNATURE_FILE,
]);

/** Where a photo lies in a package: `data/photos/ab/<sha256>.jpg`. */
export function photoNameIn(sha256: string, mediaType: PhotoMediaType): string {
  return `data/photos/${sha256.slice(0, 2)}/${sha256}.${PHOTO_EXTENSIONS[mediaType]}`;
}

/** The photo that a name stands for, or undefined for every other name. */
export function parsePhotoName(
  name: string,
): { readonly sha256: string; readonly mediaType: PhotoMediaType } | undefined {
  const [, folder, sha256, extension] = PHOTO_NAME.exec(name) ?? [];
  const mediaType = MEDIA_TYPES.get(extension as PhotoExtension);
  if (sha256 === undefined || mediaType === undefined || folder !== sha256.slice(0, 2)) return undefined;
  return { sha256, mediaType };
}

/** Whether a package may contain a file of this name (below its top folder). */
export function isPackageFileName(name: string): boolean {
  return TAG_FILES.has(name) || parsePhotoName(name) !== undefined || OTHER_NAME.test(name);
}
