/**
 * The desktop's log: one file of lines and the one before it, so that a program left running for months does not fill the disk. Nothing of
 * a survey is written into it but paths and errors.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_BYTES = 2 * 1024 * 1024;

/** @returns a function that appends a line; it never throws, a full disk must not stop the program here */
export function openLog(folder: string): (line: string) => void {
  const path = join(folder, 'desktop.log');
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return () => undefined;
  }
  return (line) => {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES)
        renameSync(path, join(folder, 'desktop.1.log'));
      appendFileSync(path, `${new Date().toISOString()} ${line.trimEnd()}\n`);
    } catch {
      // The disk is full or gone: what the person needs to know of it is said where the work is saved.
    }
  };
}
