import { resolve } from 'node:path';
import { CODE_LIST_NAMES } from '#core/parcel/field.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { openFirst } from './workspace.ts';

export const referenceCommands: readonly Command[] = [
  {
    name: 'reference show',
    positionals: ['ws'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const reference = await call.client.reference.all();
      const { text, out } = call;
      if (call.json) {
        out(JSON.stringify(reference, null, 2));
        return 0;
      }
      const { edition, codeLists, ruleSettings } = reference;
      const lists = CODE_LIST_NAMES.flatMap((name) => codeLists.find(({ list }) => list === name) ?? []);
      const rows = [
        [text('cli/labels/listVersion'), edition.version],
        [text('cli/labels/issuer'), edition.issuer],
        [text('cli/labels/issuedAt'), edition.issuedAt],
        [text('cli/labels/source'), edition.source],
      ];
      for (const line of table(rows)) out(line);
      const listRows = [
        ...lists.map(({ list, version, items }) => {
          const retired = items.filter(({ retiredIn }) => retiredIn !== undefined).length;
          return [
            text(`codeLists/${list}`),
            version,
            text('cli/results/referenceItems', { count: items.length, retired }),
          ];
        }),
        [text('cli/labels/ruleSettings'), ruleSettings.version, ''],
      ];
      for (const line of table(listRows)) out(line);
      return 0;
    },
  },
  {
    name: 'reference export',
    positionals: ['ws'],
    options: [{ name: 'out', required: true }],
    run: async (call) => {
      await openFirst(call);
      const made = await call.client.reference.export({ folder: resolve(call.value('out') ?? '') });
      const { path, byteLength, edition } = made;
      if (call.json) call.out(JSON.stringify(made));
      else
        call.out(
          call.text('cli/results/referenceExported', { version: edition.version, path, bytes: byteLength }),
        );
      return 0;
    },
  },
  {
    name: 'reference import',
    positionals: ['ws', 'file'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const file = { kind: 'path' as const, path: resolve(call.positionals[1] ?? '') };
      const report = await call.finish(call.client.reference.import({ file }, { signal: call.signal }));
      const { alreadyKnown, edition, parcels } = report;
      const said = alreadyKnown ? 'referenceKnown' : 'referenceImported';
      if (call.json) call.out(JSON.stringify(report));
      else call.out(call.text(`cli/results/${said}`, { version: edition.version, parcels }));
      return 0;
    },
  },
];
