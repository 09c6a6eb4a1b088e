/** `npm run -s takan -- <command>`: the same service without a window. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineEnvironment } from '../machine-environment.ts';
import { runCommand } from './run.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  version: string;
};
// npm runs scripts in the project's folder; paths are meant from where the person stands.
if (process.env.npm_lifecycle_event === 'takan' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());

// A reader that has seen enough (`takan … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const argv = process.argv.slice(2);
const interactive = process.stderr.isTTY && !argv.includes('--quiet');
const dataFolder = process.env.TAKAN_DATA;
process.exitCode = await runCommand(
  argv,
  machineEnvironment({ programVersion: version, ...(dataFolder ? { dataFolder } : {}) }),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    ...(interactive ? { status: (text) => process.stderr.write(`\r\u001b[K${text}`) } : {}),
  },
  ending.signal,
);
