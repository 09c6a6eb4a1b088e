/**
 * meta/package.json: what a package says of itself, readable before a single operation is looked at. It is covered by the
 * signature through the tag manifest. Unknown members are ignored, so that a later program may add some without a new
 * version; what changes the meaning of the known ones raises `version`, and older programs then refuse.
 */
import { z } from 'zod';
import {
  deviceIdSchema,
  opHashSchema,
  packageIdSchema,
  photoHashSchema,
  replicaIdSchema,
  workspaceIdSchema,
} from '#core/ids.ts';
import { META_FILE } from './package-layout.ts';
import type { PackageProblem } from './package-problems.ts';

export const PACKAGE_FORMAT = 'takan-package';
export const PACKAGE_VERSION = 1;

export const packageKindSchema = z.enum(['survey', 'return', 'hand-over']);

const deviceSchema = z.object({
  id: deviceIdSchema,
  name: z.string().max(100),
  holder: z.string().max(100),
  /** Nine digits, or twelve with the village. */
  townshipCode: z.string().regex(/^\d{9}(\d{3})?$/),
});

/** An unbroken stretch of one replica's operations. */
const replicaStretchSchema = z
  .object({
    replica: replicaIdSchema,
    seqFrom: z.int().min(1),
    seqTo: z.int().min(1),
    /** The operation before the first one carried; null exactly when that is the replica's very first. */
    prevOp: opHashSchema.nullable(),
    headOp: opHashSchema,
    /** Where the replica wrote, when that was another device than the package's: a workspace that was copied or moved. */
    device: deviceSchema.optional(),
  })
  .refine((stretch) => stretch.seqTo >= stretch.seqFrom, { path: ['seqTo'] })
  .refine((stretch) => (stretch.prevOp === null) === (stretch.seqFrom === 1), { path: ['prevOp'] });

const leftOutPhotoSchema = z.object({ sha256: photoHashSchema, state: z.enum(['damaged', 'missing']) });
export type LeftOutPhoto = Readonly<z.infer<typeof leftOutPhotoSchema>>;

export const packageManifestSchema = z.object({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  kind: packageKindSchema,
  /** For whom it is: the office, any field laptop, or one replica. A package for somebody else is not taken in. */
  audience: z.union([z.enum(['office', 'field']), replicaIdSchema]),
  packageId: packageIdSchema,
  workspaceId: workspaceIdSchema,
  /** By the maker's clock, in UTC. Shown to people; decides nothing. */
  createdAt: z.iso.datetime(),
  madeBy: z.object({ program: z.string().min(1).max(100), version: z.string().min(1).max(50) }),
  /** Where the package was made. */
  device: deviceSchema,
  replicas: z
    .array(replicaStretchSchema)
    .max(10_000)
    .refine((all) => new Set(all.map((stretch) => stretch.replica)).size === all.length),
  counts: z.object({
    operations: z.int().min(0),
    parcels: z.int().min(0),
    photos: z.int().min(0),
    photoBytes: z.int().min(0),
  }),
  /** Photos of which the operations speak and whose originals were damaged or missing where the package was made. */
  leftOut: z.array(leftOutPhotoSchema).max(1_000_000).optional(),
});
export type PackageManifest = Readonly<z.infer<typeof packageManifestSchema>>;

export type ParsedManifest =
  | { readonly ok: true; readonly manifest: PackageManifest }
  | { readonly ok: false; readonly problem: PackageProblem };

const headSchema = z.object({ format: z.literal(PACKAGE_FORMAT), version: z.int().min(1) });

/**
 * Reads what meta/package.json contains.
 * @param folderId the package's id as its top folder is named; has to be the same
 */
export function parsePackageManifest(meta: unknown, folderId: string): ParsedManifest {
  const head = headSchema.safeParse(meta);
  if (!head.success) return refused({ code: 'package.format-unknown', params: {} });
  if (head.data.version > PACKAGE_VERSION) {
    const params = { found: head.data.version, known: PACKAGE_VERSION };
    return refused({ code: 'package.version-newer', params });
  }
  const parsed = packageManifestSchema.safeParse(meta);
  if (!parsed.success) {
    const field = (parsed.error.issues[0]?.path ?? []).join('.').slice(0, 200);
    return refused({ code: 'package.meta-invalid', params: { file: META_FILE, field } });
  }
  if (parsed.data.packageId !== folderId) {
    const params = { folder: folderId, meta: parsed.data.packageId };
    return refused({ code: 'package.id-differs', params });
  }
  return { ok: true, manifest: parsed.data };
}

function refused(problem: PackageProblem): ParsedManifest {
  return { ok: false, problem };
}
