/** Where a picture comes from that has no file of its own: said once where it is made, and handed over with its bytes. */
import type { PhotoOrigin } from '#core/photo/photo-groups.ts';

type Origin = PhotoOrigin['from'];
const origins = new WeakMap<File, Origin>();

export function withOrigin(file: File, origin: Origin): File {
  origins.set(file, origin);
  return file;
}

export function originOf(file: File): Origin | undefined {
  return origins.get(file);
}
