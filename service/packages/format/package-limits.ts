/** How large a package may be before it is refused unopened. A township of 3,000 parcels with 20 photos each is 60,000 files, 180 GB at worst. */
import type { ZipLimits } from './zip-reader.ts';

export type PackageLimits = ZipLimits & {
  /** bagit.txt, meta/… and the signature. */
  readonly tagFileBytes: number;
  /** The two manifests: about 150 bytes for each file. */
  readonly manifestBytes: number;
  readonly operationLineBytes: number;
};

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

export const PACKAGE_LIMITS: PackageLimits = {
  entries: 250_000,
  entryBytes: 16 * GIGABYTE,
  totalBytes: 256 * GIGABYTE,
  ratio: 200,
  tagFileBytes: MEGABYTE,
  manifestBytes: 64 * MEGABYTE,
  operationLineBytes: 8 * MEGABYTE,
};
