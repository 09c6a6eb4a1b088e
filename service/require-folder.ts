/** A folder that a person named to write into. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from './failure.ts';

/** The folder's full path. @throws AppError `file.folder-not-found` */
export function requireFolder(folder: string): string {
  const path = resolve(folder);
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new AppError('file.folder-not-found', { path });
  return path;
}
