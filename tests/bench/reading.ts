/** What the window asks for all the time, on a store of many parcels. */
import { join } from 'node:path';
import type { RecordId } from '#core/ids.ts';
import { demoParcels } from '#service/demo/demo-data.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { outlines } from '#service/maps.ts';
import { write } from '#service/operations.ts';
import { addParcel, listParcels, parcelDetail } from '#service/parcels.ts';
import { createSession } from '#service/session.ts';
import { unitNumbers } from '#service/unit-numbers.ts';
import { type Benchmark, medianOf, PARCELS } from './benchmark.ts';

export const reading: Benchmark = {
  name: 'read',
  run: async (folder) => {
    const session = createSession(
      machineEnvironment({ programVersion: 'bench', dataFolder: join(folder, 'data') }),
    );
    const workspace = await session.create({
      folder: join(folder, 'ws'),
      role: 'office',
      surveyor: 'bench',
      townshipCode: '330502100',
    });
    const numbers = unitNumbers(workspace);
    write(workspace, ['parcels'], (writer) => {
      for (const { attributes, boundary } of demoParcels({ seed: 1, count: PARCELS })) {
        addParcel(workspace, writer, numbers, attributes, { boundary });
      }
    });
    const ids = workspace.database.prepare('SELECT id FROM parcel').pluck().all() as RecordId[];
    const [west, south, east, north] = [120.05, 30.85, 120.15, 30.95] as const;
    const measured = [
      {
        what: `first page of ${PARCELS} parcels`,
        limit: '≤ 20 ms',
        oursMs: await medianOf(20, () => listParcels(workspace, { limit: 200 })),
      },
      {
        what: 'changed filter',
        limit: '≤ 60 ms',
        oursMs: await medianOf(20, () => listParcels(workspace, { limit: 200, state: 'draft' })),
      },
      {
        what: 'open a record',
        limit: '≤ 30 ms',
        oursMs: await medianOf(200, (run) =>
          parcelDetail(workspace, ids[(run * 37) % ids.length] as RecordId),
        ),
      },
      {
        what: 'outlines of one map view',
        limit: '-',
        oursMs: await medianOf(20, () => outlines(workspace, [west, south, east, north], 5000)),
      },
    ];
    await session.close();
    return measured.map((row) => ({ ...row, peer: '-', peerMs: undefined }));
  },
};
