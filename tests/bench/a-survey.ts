/** A workspace of many sample parcels, for benchmarks that read. */
import { join } from 'node:path';
import type { Boundary } from '#core/geo/boundary.ts';
import { demoParcels } from '#service/demo/demo-data.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { write } from '#service/operations.ts';
import { addParcel } from '#service/parcels.ts';
import { createSession } from '#service/session.ts';
import { unitNumbers } from '#service/unit-numbers.ts';
import { PARCELS } from './benchmark.ts';

/** @param reshape what becomes of a sample's boundary, e.g. one of more points */
export async function aSurvey(
  folder: string,
  reshape: (boundary: Boundary) => Boundary = (boundary) => boundary,
  count = PARCELS,
) {
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
    for (const { attributes, boundary } of demoParcels({ seed: 1, count })) {
      addParcel(workspace, writer, numbers, attributes, { boundary: reshape(boundary) });
    }
  });
  return { session, workspace };
}
