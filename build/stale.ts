/**
 * Tells whether a part of the program must be built again: by the content of everything that goes into it, so that a
 * checkout, a copy or a touched clock neither forces a build nor hides the need for one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './program-sources.ts';

/** SHA-256 over the names and contents of all files below `folders` and of the single `files`. */
export function hashInputs(root: string, folders: readonly string[], files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...listFiles(root, folders), ...files])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Builds when the stamp says other inputs, or there is none. The stamp goes before the build and comes after it, so a
 * build that was interrupted is done again.
 * @returns whether it was built
 */
export async function buildIfStale(
  stamp: string,
  inputs: string,
  build: () => Promise<void> | void,
): Promise<boolean> {
  if (readStamp(stamp) === inputs) return false;
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
  return true;
}

function readStamp(stamp: string): string | undefined {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}
