import { resolve } from 'node:path';
import { makeDemo } from '#service/demo/make-demo.ts';
import type { Command } from '../command.ts';
import { wholeNumber } from './workspace.ts';

const PARCELS = 66;
const PHOTOS_PER_PARCEL = 3;

export const demoCommands: readonly Command[] = [
  {
    name: 'demo',
    positionals: ['dir'],
    options: [{ name: 'parcels' }, { name: 'photos-per-parcel' }, { name: 'seed' }],
    run: async (call) => {
      const folder = resolve(call.positionals[0] ?? '');
      const made = await makeDemo(folder, {
        parcels: wholeNumber(call, 'parcels', PARCELS),
        photosPerParcel: wholeNumber(call, 'photos-per-parcel', PHOTOS_PER_PARCEL),
        seed: wholeNumber(call, 'seed', 1),
        programVersion: call.session.env.programVersion,
        signal: call.signal,
        onProgress: call.progress,
      });
      if (call.json) call.out(JSON.stringify(made));
      else call.out(call.text('cli/results/demoMade', { folder }));
      return 0;
    },
  },
];
