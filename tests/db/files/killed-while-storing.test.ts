import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isLeftover } from '#db/files/durable-write.ts';
import { hashFile, photoStoreIn, removeLeftoversBelow, verifyPhoto } from '#db/files/photo-store.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const ROUNDS = 12;

/** Runs the writer and kills it some milliseconds after its first photo. @returns the hashes it said were kept */
async function writeAndKill(workspace: string, round: number, afterMs: number): Promise<readonly string[]> {
  const writer = join(import.meta.dirname, 'photo-writer.ts');
  const child = spawn(process.execPath, [writer, workspace, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child.stdout, 'data');
  await wait(afterMs);
  child.kill('SIGKILL');
  await closed;
  // A line cut off by the kill was never said.
  return said.split('\n').slice(0, -1);
}

test(`killed ${ROUNDS} times while storing: every acknowledged photo is sound, no file has a wrong name`, async () => {
  const workspace = await temporaryFolder();
  const store = photoStoreIn(workspace);
  const acknowledged: string[] = [];
  let leftovers = 0;
  let removed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged.push(...(await writeAndKill(workspace, round, Math.random() * 60)));
    const files = await readdir(store.photosFolder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      if (isLeftover(path)) leftovers += 1;
      else expect(basename(path)).toBe(`${await hashFile(path)}.jpg`);
    }
    expect(await removeLeftoversBelow(store.photosFolder)).toBe(leftovers - removed);
    removed = leftovers;
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  for (const sha256 of acknowledged) {
    expect(await verifyPhoto(store, { sha256, mediaType: 'image/jpeg' })).toMatchObject({ state: 'sound' });
  }
  expect(existsSync(store.quarantineFolder)).toBe(false);
  // Were it never killed in the middle of a photo, this would have proved nothing.
  expect(leftovers).toBeGreaterThan(0);
});
