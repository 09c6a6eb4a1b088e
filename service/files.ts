/**
 * Bytes that come and go by URL: uploads on their way into the workspace, photos in three sizes, and files the program made.
 * Every path is built from a hash or looked up by an exact name; none comes from a request.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileSource, MadeFile } from '#core/contract/base.ts';
import { FILE_ROUTES, PHOTO_SIZES, type PhotoSize } from '#core/contract/host.ts';
import type { RecordId } from '#core/ids.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { requireSpace } from './disk-space.ts';
import { AppError } from './failure.ts';
import { derivedPhoto } from './photos/derivatives.ts';
import { originalOf } from './photos/original.ts';
import { stampedForScreen } from './photos/stamped-copies.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export type ServedFile = {
  readonly path: string;
  readonly mediaType: string;
  /** Present for what the browser should save under a name. */
  readonly downloadName?: string;
  /** The content under this URL never changes. */
  readonly immutable: boolean;
};

const UPLOAD = /^[0-9a-f-]{36}$/;
const PHOTO_URL = new RegExp(`^/photos/([0-9a-f]{64})/(${PHOTO_SIZES.join('|')})$`);
const STAMPED_URL = /^\/photos\/stamped\/([0-9a-f-]{36})\/[^/]*$/;
const MADE_URL = /^\/made\/([^/]+)$/;
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  takan: 'application/zip',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
};

/**
 * Stores an upload durably in the workspace's waiting room.
 * @param announcedBytes how many it will be, where that is known: asked for before the first is written
 * @throws AppError `workspace.none-open`, `workspace.disk-full`
 */
export async function receiveUpload(
  session: Session,
  body: ReadableStream<Uint8Array>,
  announcedBytes = 0,
): Promise<{ upload: string; byteLength: number }> {
  const { uploads } = session.workspace().folders;
  if (announcedBytes > 0) await requireSpace(uploads, announcedBytes);
  const upload = randomUUID();
  const written = await writeDurably(join(uploads, upload), body);
  return { upload, byteLength: written.byteLength };
}

/** Where the bytes of a source lie, and what to call it. @throws AppError when it is not there */
export function requireSource(
  workspace: OpenWorkspace | undefined,
  source: FileSource,
): { path: string; fileName: string } {
  if (source.kind === 'path') {
    if (!existsSync(source.path)) throw new AppError('file.not-found', { path: source.path });
    if (!statSync(source.path).isFile()) throw new AppError('file.unreadable', { path: source.path });
    return { path: source.path, fileName: basename(source.path) };
  }
  if (!workspace) throw new AppError('workspace.none-open', {});
  const path = join(workspace.folders.uploads, source.upload);
  if (!UPLOAD.test(source.upload) || !existsSync(path)) throw new AppError('file.no-longer-there', {});
  return { path, fileName: source.fileName };
}

/** Removes an upload that has found its place. A source on this machine's disk is the person's own and stays. */
export async function discardUpload(workspace: OpenWorkspace, source: FileSource): Promise<void> {
  if (source.kind === 'upload' && UPLOAD.test(source.upload)) {
    await rm(join(workspace.folders.uploads, source.upload), { force: true });
  }
}

/** The file behind a URL path, or undefined. */
export async function findServedFile(session: Session, urlPath: string): Promise<ServedFile | undefined> {
  const workspace = session.opened();
  if (!workspace) return undefined;
  const photo = PHOTO_URL.exec(urlPath);
  if (photo?.[1] && photo[2]) return findPhoto(workspace, photo[1], photo[2] as PhotoSize);
  const stamped = STAMPED_URL.exec(urlPath);
  if (stamped?.[1]) {
    const path = await stampedForScreen(workspace, stamped[1] as RecordId);
    return path ? { path, mediaType: 'image/jpeg', immutable: false } : undefined;
  }
  const made = MADE_URL.exec(urlPath);
  if (made?.[1]) return findMade(workspace, made[1]);
  return undefined;
}

async function findPhoto(
  workspace: OpenWorkspace,
  sha256: string,
  size: PhotoSize,
): Promise<ServedFile | undefined> {
  const original = originalOf(workspace, sha256);
  if (!original) return undefined;
  const { mediaType } = original;
  // A browser shows a JPEG as it is, upright too.
  const isOriginal = size === 'original' || (size === 'full' && mediaType === 'image/jpeg');
  const path = isOriginal ? original.path : await derivedPhoto(workspace, original.path, sha256, size);
  const served = isOriginal ? mediaType : 'image/jpeg';
  return path && existsSync(path) ? { path, mediaType: served, immutable: true } : undefined;
}

function findMade(workspace: OpenWorkspace, encoded: string): ServedFile | undefined {
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  if (name !== basename(name) || name.startsWith('.')) return undefined;
  const path = join(workspace.folders.outbox, name);
  if (!existsSync(path) || !statSync(path).isFile()) return undefined;
  const mediaType = MEDIA_TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { path, mediaType, downloadName: name, immutable: false };
}

/** How a file in the outbox, or in a folder the person chose, is told of. */
export function toMadeFile(path: string): MadeFile {
  const fileName = basename(path);
  return { fileName, path, url: FILE_ROUTES.made(fileName), byteLength: statSync(path).size };
}
