import { resolve } from 'node:path';
import { photoKindSchema } from '#core/photo/photo-groups.ts';
import type { Command } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { photoJson, refusedJson } from '../script-json.ts';
import { findParcel } from './parcels.ts';
import { badValue, openFirst } from './workspace.ts';

export const photoCommands: readonly Command[] = [
  {
    name: 'photos add',
    positionals: ['ws', 'unit', '…file'],
    options: [{ name: 'kind' }],
    run: async (call) => {
      const [, unit = '', ...paths] = call.positionals;
      const kind = photoKindSchema.safeParse(call.value('kind') ?? 'panorama');
      if (!kind.success) throw badValue('kind', call.value('kind'));
      await openFirst(call);
      const parcel = await findParcel(call, unit);
      const files = paths.map((path) => ({ kind: 'path' as const, path: resolve(path) }));
      const { added, known, refused } = await call.finish(
        call.client.photo.add({ parcel: parcel.id, kind: kind.data, files }, { signal: call.signal }),
      );
      if (call.json) {
        call.out(
          JSON.stringify({
            added: added.map(photoJson),
            known: known.map(photoJson),
            refused: refusedJson(refused, call.text),
          }),
        );
      } else {
        call.out(
          call.text('cli/results/photosAdded', {
            added: added.length,
            known: known.length,
            refused: refused.length,
          }),
        );
      }
      for (const { fileName, problem } of refused)
        if (!call.json) call.err(`${fileName} ${problemText(problem, call.text)}`);
      if (refused.length === 0) return 0;
      if (call.json) {
        const [first] = refused;
        call.err(
          JSON.stringify({
            code: first?.problem.code,
            message: first && problemText(first.problem, call.text),
            refused: refused.length,
          }),
        );
      }
      return 1;
    },
  },
  {
    name: 'photos import',
    positionals: ['ws', 'folder'],
    options: [],
    run: async (call) => {
      const [, folder = ''] = call.positionals;
      await openFirst(call);
      const { refused, ...counts } = await call.finish(
        call.client.photo.importFolder({ folder: resolve(folder) }, { signal: call.signal }),
      );
      if (call.json) {
        const problems = refusedJson(refused, call.text);
        call.out(JSON.stringify({ ...counts, refused: problems }));
      } else {
        call.out(call.text('cli/results/photosImported', { ...counts, refused: refused.length }));
        for (const { fileName, problem } of refused)
          call.err(`${fileName} ${problemText(problem, call.text)}`);
      }
      return refused.length === 0 ? 0 : 1;
    },
  },
  {
    name: 'photos stamp',
    positionals: ['ws'],
    options: [
      { name: 'out', required: true },
      { name: 'unit', repeated: true },
    ],
    run: async (call) => {
      await openFirst(call);
      const unitNos = call.values('unit');
      const made = await call.finish(
        call.client.photoStamp.export(
          {
            folder: resolve(call.value('out') ?? ''),
            ...(unitNos.length > 0 ? { unitNos: [...unitNos] } : {}),
          },
          { signal: call.signal },
        ),
      );
      const { folder, photos, byteLength, refused } = made;
      if (call.json) {
        const problems = refusedJson(refused, call.text);
        call.out(JSON.stringify({ folder, photos, byteLength, refused: problems }));
      } else {
        call.out(call.text('cli/results/photosStamped', { photos, folder, refused: refused.length }));
        for (const { fileName, problem } of refused)
          call.err(`${fileName} ${problemText(problem, call.text)}`);
      }
      return refused.length === 0 ? 0 : 1;
    },
  },
];
