/**
 * Branded identifiers, so that the id of a parcel cannot be handed over where that of a replica is wanted.
 * New ones are UUIDv7: they sort by time of making, and need no counter shared between laptops.
 */
import { z } from 'zod';

const uuidV7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const recordIdSchema = uuidV7.brand<'RecordId'>();
export const replicaIdSchema = uuidV7.brand<'ReplicaId'>();
export const deviceIdSchema = uuidV7.brand<'DeviceId'>();
export const workspaceIdSchema = uuidV7.brand<'WorkspaceId'>();
export const packageIdSchema = uuidV7.brand<'PackageId'>();
/** Lower-case SHA-256 of a photo's original bytes: the identity of the photo. */
export const photoHashSchema = sha256.brand<'PhotoHash'>();
/** Lower-case SHA-256 of an operation's line in UTF-8, without the line feed: the identity of the operation. */
export const opHashSchema = sha256.brand<'OpHash'>();

export type RecordId = z.infer<typeof recordIdSchema>;
export type ReplicaId = z.infer<typeof replicaIdSchema>;
export type DeviceId = z.infer<typeof deviceIdSchema>;
export type WorkspaceId = z.infer<typeof workspaceIdSchema>;
export type PackageId = z.infer<typeof packageIdSchema>;
export type PhotoHash = z.infer<typeof photoHashSchema>;
export type OpHash = z.infer<typeof opHashSchema>;

/**
 * Writes a UUIDv7 (RFC 9562): 48 bits of Unix time in milliseconds, then 74 random bits.
 * @param unixMs milliseconds since 1970, 0 ≤ unixMs < 2^48
 * @param random at least 10 random bytes
 */
export function uuidV7From(unixMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuidV7From needs 10 random bytes');
  const bytes = new Uint8Array(16);
  let rest = unixMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
