/** What one more parcel among many costs where it overlaps others: finding them, measuring, and counting their findings anew. */
import { join } from 'node:path';
import type { Json } from '#core/json.ts';
import { demoParcels } from '#service/demo/demo-data.ts';
import { parseRecordRings } from '#service/exchange/record-rings.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { write } from '#service/operations.ts';
import { addParcel } from '#service/parcels.ts';
import { createSession } from '#service/session.ts';
import { unitNumbers } from '#service/unit-numbers.ts';
import { type Benchmark, medianOf, PARCELS } from './benchmark.ts';

/** Some metres in degrees: onto the parcels round about. */
const SHIFT_DEG = 0.0009;

export const neighbours: Benchmark = {
  name: 'neighbours',
  run: async (folder) => {
    const session = createSession(
      machineEnvironment({ programVersion: 'bench', dataFolder: join(folder, 'data') }),
    );
    const workspace = await session.create({
      folder: join(folder, 'ws'),
      role: 'field',
      surveyor: 'bench',
      townshipCode: '330502100',
    });
    const numbers = unitNumbers(workspace);
    const parcels = [...demoParcels({ seed: 1, count: PARCELS })];
    write(workspace, ['parcels'], (writer) => {
      for (const { attributes, boundary } of parcels)
        addParcel(workspace, writer, numbers, attributes, { boundary });
    });
    const addAt = (run: number, shiftDeg: number): void => {
      const { boundary } = parcels[(run * 37) % parcels.length] ?? {};
      const rings = boundary?.rings.map(({ points }) => points.map(({ lon, lat }) => [lon + shiftDeg, lat]));
      const moved = parseRecordRings(rings as unknown as Json, 1).boundary;
      write(workspace, ['parcels'], (writer) =>
        addParcel(workspace, writer, numbers, {}, moved === undefined ? {} : { boundary: moved }),
      );
    };
    const overlappingMs = await medianOf(100, (run) => addAt(run, SHIFT_DEG));
    const aloneMs = await medianOf(100, (run) => addAt(run, 1));
    await session.close();
    return [
      {
        what: `one parcel more among ${PARCELS}, over its neighbours`,
        limit: '≤ 20 ms more',
        peer: 'the same, alone',
        peerMs: aloneMs,
        oursMs: overlappingMs,
      },
    ];
  },
};
