import type { Command } from '../command.ts';
import { moveOut, outPath } from '../out-file.ts';
import { openFirst } from './workspace.ts';

export const sheetCommands: readonly Command[] = [
  {
    name: 'sheets print',
    positionals: ['ws'],
    options: [
      { name: 'out', required: true },
      { name: 'unit', repeated: true },
    ],
    run: async (call) => {
      const path = outPath(call, true);
      await openFirst(call);
      const unitNos = call.values('unit');
      const made = await call.finish(
        call.client.sheet.print(unitNos.length > 0 ? { unitNos: [...unitNos] } : {}, { signal: call.signal }),
      );
      await moveOut(made, path);
      const { parcels, pages, byteLength } = made;
      if (call.json) call.out(JSON.stringify({ path, parcels, pages, byteLength }));
      else call.out(call.text('cli/results/sheetsPrinted', { parcels, pages, path }));
      return 0;
    },
  },
];
