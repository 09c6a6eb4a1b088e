/**
 * Stores photos without end and says of each, on a line of its own, that it is kept. To be killed.
 * Arguments: workspace folder, a number that makes its photos different from those of other runs.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { photoStoreIn, storePhoto } from '#db/files/photo-store.ts';

const [workspace = '', run = ''] = process.argv.slice(2);
for (let number = 0; ; number++) {
  const seed = createHash('sha256').update(`${run}/${number}`).digest();
  const bytes = Buffer.alloc(20_000 + (seed.readUInt32LE(0) % 400_000), seed);
  const { sha256 } = await storePhoto(photoStoreIn(workspace), bytes, 'image/jpeg');
  writeSync(1, `${sha256}\n`);
}
