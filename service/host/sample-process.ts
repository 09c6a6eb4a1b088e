/**
 * Makes the sample survey once, below this person's data folder, and tells its parent where its first workspace is.
 * It is made under another name and renamed when whole, so that a start that was interrupted leaves no half sample.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDemo } from '#service/demo/make-demo.ts';
import { toFailure } from '#service/implementer.ts';
import { machineEnvironment } from './machine-environment.ts';

/** Enough to fill a list, a map and an inbox, and made in a few seconds. */
const SAMPLE = { parcels: 60, photosPerParcel: 2, seed: 1 } as const;
/** The workspace that is opened: a surveyor's, for that is where work begins. */
const OPENED = 'field-1';

/** Sent to the parent. */
export type FromSampleProcess =
  | { readonly kind: 'making'; readonly folder: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'sample'; readonly folder: string; readonly reused: boolean }
  | { readonly kind: 'refused'; readonly code: string; readonly params: Readonly<Record<string, unknown>> };

const { values } = parseArgs({
  options: {
    'program-version': { type: 'string', default: '0.0.0' },
    'data-folder': { type: 'string' },
  },
});
const env = machineEnvironment({
  programVersion: values['program-version'],
  ...(values['data-folder'] === undefined ? {} : { dataFolder: values['data-folder'] }),
});
const folder = join(env.dataFolder, 'sample');

try {
  const reused = existsSync(folder);
  if (!reused) await make();
  tell({ kind: 'sample', folder: join(folder, OPENED), reused });
} catch (error) {
  const { code, params } = toFailure(error, env);
  tell({ kind: 'refused', code, params });
  process.exitCode = 1;
}
process.disconnect?.();

async function make(): Promise<void> {
  tell({ kind: 'making', folder });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const making = join(env.dataFolder, 'sample-being-made');
  await rm(making, { recursive: true, force: true });
  await mkdir(env.dataFolder, { recursive: true });
  const demo = await makeDemo(making, {
    ...SAMPLE,
    programVersion: values['program-version'],
    signal: stop.signal,
    onProgress: ({ phase, done, total = 0 }) => {
      if (phase === 'demo') tell({ kind: 'progress', done, total });
    },
  });
  if (!demo.fields.some((path) => basename(path) === OPENED)) throw new Error(`the sample has no ${OPENED}`);
  await rename(making, folder);
}

function tell(message: FromSampleProcess): void {
  process.send?.(message);
}
