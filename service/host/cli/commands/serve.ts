import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startHttpHost } from '../../http.ts';
import type { Command } from '../command.ts';
import { openFirst, wholeNumber } from './workspace.ts';

const ROOT = join(import.meta.dirname, '../../../..');

export const serveCommands: readonly Command[] = [
  {
    name: 'serve',
    positionals: ['ws'],
    options: [{ name: 'port' }],
    run: async (call) => {
      const port = wholeNumber(call, 'port', 0);
      await openFirst(call);
      const host = await startHttpHost({
        session: call.session,
        rendererFolder: requireWindow(),
        port,
        token: randomBytes(24).toString('base64url'),
      });
      if (call.json) call.out(JSON.stringify({ url: host.url }));
      else {
        call.out(call.text('cli/results/served', { url: host.url }));
        call.out(call.text('cli/results/howToEnd'));
      }
      if (!call.signal.aborted) await once(call.signal, 'abort');
      await host.close();
      if (!call.json) call.out(call.text('cli/results/ended'));
      return 0;
    },
  },
];

/** The built window; run from sources that were never built, they are built now. */
function requireWindow(): string {
  const folder = join(ROOT, 'out/renderer');
  const script = join(ROOT, 'build/bundle.ts');
  if (!existsSync(join(folder, 'index.html')) && existsSync(script)) {
    spawnSync(process.execPath, [script], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return folder;
}
