import { resolve } from 'node:path';
import type { DamagedOriginal } from '#core/contract/proof.ts';
import type { Call, Command } from '../command.ts';
import { refusedJson } from '../script-json.ts';
import { openFirst } from './workspace.ts';

export const photoProofCommands: readonly Command[] = [
  {
    name: 'photos verify',
    positionals: ['ws'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const found = await call.finish(call.client.proof.verify(undefined, { signal: call.signal }));
      if (call.json) call.out(JSON.stringify(found));
      else {
        const { checked, damaged } = found;
        call.out(call.text('cli/results/photosVerified', { checked, damaged: damaged.length }));
        tellDamaged(call, damaged);
      }
      return found.damaged.length === 0 ? 0 : 1;
    },
  },
  {
    name: 'photos restore',
    positionals: ['ws'],
    options: [{ name: 'from', repeated: true }],
    run: async (call) => {
      await openFirst(call);
      const files = call.values('from').map((path) => ({ kind: 'path' as const, path: resolve(path) }));
      const { restored, left, refused } = await call.finish(
        call.client.proof.restore({ files }, { signal: call.signal }),
      );
      const problems = refusedJson(refused, call.text);
      if (call.json) call.out(JSON.stringify({ restored, left, refused: problems }));
      else {
        call.out(call.text('cli/results/photosRestored', { restored: restored.length, left: left.length }));
        for (const { fileName, message } of problems) call.err(`${fileName} ${message}`);
        tellDamaged(call, left);
      }
      return left.length === 0 ? 0 : 1;
    },
  },
];

/** Each with its names and where a copy was last. */
function tellDamaged(call: Call, damaged: readonly DamagedOriginal[]): void {
  for (const { state, photos, copies, sha256 } of damaged) {
    const names = photos.map(({ fileName }) => fileName).join(' ');
    call.err(`${call.text(`cli/results/original-${state}`)} ${names} ${sha256}`);
    for (const { path } of copies) call.err(`  ${path}`);
  }
}
