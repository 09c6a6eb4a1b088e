/**
 * Works on a workspace without end and says of each piece of work, on a line of its own, that it is done. To be killed.
 * Arguments: kind of work, folder of the workspace, data folder of the device, then files or a folder to work with.
 */
import { writeSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { router } from '#service/router.ts';
import { createSession } from '#service/session.ts';
import { squareText } from './a-parcel.ts';
import type { Client } from './a-workspace.ts';
import { finish } from './calls.ts';

const [kind = '', folder = '', dataFolder = '', ...files] = process.argv.slice(2);

const say = (...words: readonly (string | number)[]): void => {
  writeSync(1, `${words.join(' ')}\n`);
};

type Work = (client: Client, number: number) => Promise<void>;

const WORK: Readonly<Record<string, Work>> = {
  parcels: async (client, number) => {
    const { id } = await client.parcel.create({});
    say('parcel', id);
    const source = { kind: 'text' as const, text: squareText(number) };
    await client.boundary.write({ id, source, heads: [] });
    say('boundary', id);
    const value = { north: `第 ${number} 条河` };
    await client.parcel.writeGroup({ id, group: 'abuttals', value, heads: [] });
    say('abuttals', id, JSON.stringify(value));
  },
  photos: async (client) => {
    const { id: parcel } = await client.parcel.create({});
    for (const path of files) {
      const { added } = await finish(client.photo.add({ parcel, files: [{ kind: 'path', path }] }));
      for (const photo of added) say('photo', photo.id, photo.sha256);
    }
  },
  card: async (client) => {
    const job = await client.photo.importFolder({ folder: files[0] ?? '' });
    for (let step = await job.next(); !step.done; step = await job.next())
      if (step.value.done > 0) say('card', step.value.done);
  },
  export: async (client, number) => {
    await client.parcel.create({});
    const made = await finish(client.package.export(number % 2 === 0 ? {} : { folder: files[0] }));
    say('package', made.packageId, made.operations, made.path);
  },
  import: async (client) => {
    for (const path of files) {
      const report = await finish(client.package.import({ file: { kind: 'path', path } }));
      say('import', report.packageId, report.newOperations + report.knownOperations);
    }
  },
  opening: async (client) => {
    const { id } = await client.parcel.create({});
    say('parcel', id);
    await client.workspace.close();
    await client.workspace.open({ folder });
  },
};

const env = machineEnvironment({ programVersion: '0.0.0-test', dataFolder });
const session = createSession({ ...env, ballastBytes: 0 });
const client = createRouterClient(router, { context: { session } });
await client.workspace.open({ folder });
say('ready');
for (let number = 0; ; number++) await WORK[kind]?.(client, number);
