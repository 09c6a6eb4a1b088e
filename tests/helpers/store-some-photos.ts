/** Stores twelve photos in the workspace named by its argument; says of each the hash, or how it failed. */
import { DurableWriteError } from '#db/files/durable-write.ts';
import { photoStoreIn, storePhoto } from '#db/files/photo-store.ts';
import { aPhoto } from './package-builder.ts';

const store = photoStoreIn(process.argv[2] ?? '');
const said: string[] = [];
for (let number = 0; number < 12; number++) {
  try {
    const { sha256 } = await storePhoto(store, aPhoto(number, 50_000), 'image/jpeg');
    said.push(sha256);
  } catch (error) {
    if (!(error instanceof DurableWriteError)) throw error;
    said.push(`failed ${error.step} ${error.errno}`);
  }
}
process.stdout.write(`${said.join('\n')}\n`);
