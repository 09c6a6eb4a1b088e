import { resolve } from 'node:path';
import { toMinuteInChina } from '#core/china-time.ts';
import type { FileSource } from '#core/contract/base.ts';
import type { Call, Command } from '../command.ts';
import { importLines } from '../findings-text.ts';
import { problemJson } from '../script-json.ts';
import { table } from '../table.ts';
import { openFirst } from './workspace.ts';

const fileAt = (call: Call, index: number): FileSource => ({
  kind: 'path',
  path: resolve(call.positionals[index] ?? ''),
});

export const packageCommands: readonly Command[] = [
  {
    name: 'package export',
    positionals: ['ws'],
    options: [{ name: 'out', required: true }],
    run: async (call) => {
      await openFirst(call);
      const folder = resolve(call.value('out') ?? '');
      const made = await call.finish(call.client.package.export({ folder }, { signal: call.signal }));
      if (call.json) call.out(JSON.stringify(made));
      else {
        const { path, parcels, photos, byteLength } = made;
        call.out(call.text('cli/results/packageExported', { path, parcels, photos, bytes: byteLength }));
      }
      const { leftOut } = made;
      if (leftOut.length === 0) return 0;
      const names = leftOut.flatMap(({ fileNames }) => fileNames).join(' ');
      if (!call.json) call.err(call.text('cli/results/packageLeftOut', { count: leftOut.length, names }));
      return 1;
    },
  },
  {
    name: 'package inspect',
    positionals: ['file'],
    options: [],
    run: async (call) => {
      const found = await call.client.package.inspect({ file: fileAt(call, 0) });
      if (call.json) {
        call.out(JSON.stringify(found));
        return 0;
      }
      const { manifest, signature } = found;
      const rows = [
        ['packageId', manifest.packageId],
        ['holder', manifest.device.holder],
        ['township', manifest.device.townshipCode],
        ['madeAt', toMinuteInChina(new Date(manifest.createdAt))],
        ['operations', `${manifest.counts.operations}`],
        ['parcels', `${manifest.counts.parcels}`],
        ['photos', `${manifest.counts.photos}`],
        ['device', signature.fingerprint ?? ''],
      ];
      for (const line of table(
        rows.map(([label = '', value = '']) => [call.text(`cli/labels/${label}`), value]),
      ))
        call.out(line);
      return 0;
    },
  },
  {
    name: 'package verify',
    positionals: ['file'],
    options: [],
    run: async (call) => {
      const found = await call.finish(
        call.client.package.verify({ file: fileAt(call, 0) }, { signal: call.signal }),
      );
      const problems = found.problems.map((problem) => problemJson(problem, call.text));
      if (call.json) call.out(JSON.stringify({ ...found, problems }));
      else if (found.sound)
        call.out(call.text('cli/results/packageSound', { files: found.files, bytes: found.bytes }));
      if (found.sound) return 0;
      const message = call.text('cli/results/packageUnsound', { count: problems.length });
      if (call.json) call.err(JSON.stringify({ code: 'package.refused', message, problems }));
      else {
        call.err(message);
        for (const problem of problems) call.err(`  ${problem.message}`);
      }
      return 1;
    },
  },
  {
    name: 'package import',
    positionals: ['ws', 'file'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const report = await call.finish(
        call.client.package.import({ file: fileAt(call, 1) }, { signal: call.signal }),
      );
      if (call.json) {
        call.out(JSON.stringify(report));
        return 0;
      }
      const { newParcels, changedParcels, conflicts, photosArrived, photosMissing } = report;
      call.out(
        report.alreadyImported
          ? call.text('cli/results/packageAlreadyImported')
          : call.text('cli/results/packageImported', {
              newParcels,
              changedParcels,
              photos: photosArrived.length,
              conflicts,
            }),
      );
      if (photosMissing.length > 0)
        call.out(call.text('cli/results/photosMissing', { count: photosMissing.length }));
      if (conflicts > 0) call.out(call.text('cli/results/conflicts', { count: conflicts }));
      for (const line of importLines(report.findings, call.text)) call.out(line);
      return 0;
    },
  },
];
