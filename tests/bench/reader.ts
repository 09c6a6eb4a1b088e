/** Opens a workspace, does what a window asks for all day, and says how much memory that took at most, in bytes. */
import { join } from 'node:path';
import type { RecordId } from '#core/ids.ts';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { outlines } from '#service/maps.ts';
import { listParcels } from '#service/parcel-list.ts';
import { parcelDetail } from '#service/parcels.ts';
import { createSession } from '#service/session.ts';

const [folder = ''] = process.argv.slice(2);
const session = createSession(
  machineEnvironment({ programVersion: 'bench', dataFolder: join(folder, '../data') }),
);
const workspace = await session.open(folder);
const ids: RecordId[] = [];
for (const by of LIST_COLUMN_NAMES) {
  for (const search of ['', '1', '湖', '有限公司', '330502']) {
    const sort = { by, descending: true };
    const page = listParcels(workspace, { ...(search ? { search } : {}), sort, skip: 40_000, limit: 1000 });
    ids.push(...page.items.map(({ id }) => id));
  }
}
for (const id of ids.slice(0, 2000)) parcelDetail(workspace, id);
outlines(workspace, [120.05, 30.85, 120.15, 30.95], 5000);
const { maxRSS } = process.resourceUsage();
await session.close();
const BYTES_A_KILOBYTE = 1024;
process.stdout.write(String(maxRSS * BYTES_A_KILOBYTE));
