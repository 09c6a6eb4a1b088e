/** Boundaries outside Huzhou or of several parts: no way of this program makes one, and one that a package brings is found. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '#service/host/cli/run.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { failureOf, finish } from '#tests/helpers/calls.ts';
import { addForeignBoundaries, FOREIGN_BOUNDARIES } from '#tests/helpers/foreign-boundaries.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

const NAMES = Object.keys(FOREIGN_BOUNDARIES) as (keyof typeof FOREIGN_BOUNDARIES)[];

test('what another device hands over is taken in, shown with what is wrong, and told by the check', async () => {
  const field = await aWorkspace({ seed: 2 });
  addForeignBoundaries(field.opened());
  const office = await aWorkspace({ role: 'office', seed: 3 });
  await importInto(office, await exportFrom(field));
  const { items } = await office.client.parcel.list({});
  expect(items.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  const { records } = await finish(office.client.workspace.check());
  for (const { id, name } of items) {
    const { code } = FOREIGN_BOUNDARIES[name as keyof typeof FOREIGN_BOUNDARIES];
    const expected = { rule: 'boundary-shape', severity: 'error', params: { code } };
    expect((await office.client.parcel.get({ id })).issues).toContainEqual(
      expect.objectContaining({ ...expected, params: expect.objectContaining({ code }) }),
    );
    expect(JSON.stringify(records.find(({ record }) => record === id))).toContain(code);
  }
  await office.client.workspace.close();
  let said = '';
  const terminal = { out: (text: string) => (said += text), err: () => {} };
  await runCommand(['check', office.folder], office.env, terminal, new AbortController().signal);
  expect(said).toMatch(/不在湖州/);
  expect(said).toMatch(/互不相连/);
});

for (const name of NAMES) {
  const { rings } = FOREIGN_BOUNDARIES[name];
  test(`${name}: neither drawn nor in a file of records`, async () => {
    const { client, env, folder } = await aWorkspace();
    const drawn = rings.map((ring) => ring.map(({ at: [lon, lat], method }) => ({ lon, lat, method })));
    expect((await failureOf(client.drawing.create({ rings: drawn }))).code).toBe('drawing.refused');
    await client.workspace.close();
    const file = join(env.dataFolder, 'records.json');
    writeFileSync(
      file,
      JSON.stringify([{ identity: { name }, rings: rings.map((ring) => ring.map(({ at }) => at)) }]),
    );
    const silent = { out: () => {}, err: () => {} };
    const words = ['parcels', 'add', folder, '--file', file];
    expect(await runCommand(words, env, silent, new AbortController().signal)).toBe(1);
  });
}
