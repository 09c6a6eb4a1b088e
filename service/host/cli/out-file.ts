/** The file that `--out` names: refused before the work where it cannot be written, and the only copy of it afterwards. */
import { existsSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { MadeFile } from '#core/contract/base.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { AppError } from '#service/failure.ts';
import { requireFolder } from '#service/require-folder.ts';
import type { Call, OptionSpec } from './command.ts';

export const OVERWRITE: OptionSpec = { name: 'overwrite', isFlag: true };

/**
 * The full path that `--out` names, its folder there, and free unless what has the name may go: with `--overwrite`, or where only
 * the program itself makes such files.
 * @throws AppError `file.folder-not-found`, `file.already-there`
 */
export function outPath(call: Call, mayReplace = call.flag(OVERWRITE.name)): string {
  const path = resolve(call.value('out') ?? '');
  requireFolder(dirname(path));
  if (existsSync(path) && !mayReplace) throw new AppError('file.already-there', { path });
  return path;
}

/**
 * Gives what was made its place; none is left in the outbox, where nobody would look for it.
 * @throws AppError `file.made-elsewhere`: it may have taken long to make, and is left where it is then told of
 */
export async function moveOut(made: MadeFile, path: string): Promise<void> {
  try {
    await writeDurably(path, { path: made.path });
  } catch (error) {
    throw new AppError('file.made-elsewhere', { path, made: made.path }, { cause: error });
  }
  await unlink(made.path).catch(() => undefined);
}
