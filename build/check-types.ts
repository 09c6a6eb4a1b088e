/** Type-checks every room with its own tsconfig, so that a wrong import fails to compile where it stands. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const rooms = ['core', 'db', 'service', 'electron', 'renderer', 'seeds', 'texts', 'build', 'tests'];
let failed = false;
for (const room of rooms) {
  if (!existsSync(join(root, room, 'tsconfig.json'))) continue;
  const run = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', room], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
