import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen } from '#tests/helpers/a-workspace.ts';
import { failureWith } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';

describe('closing a workspace while long work is under way', () => {
  test('cancels the work, waits for its end, and keeps every photo that was said to be in', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const { id } = await client.parcel.create({ attributes: COMPLETE });
    const files = ['north-east.jpg', 'no-exif.jpg', 'no-offset.jpg', 'south-west.jpg'].map((name) => ({
      kind: 'path' as const,
      path: photoFixture(name),
    }));
    const job = await client.photo.add({ parcel: id, kind: 'panorama', files });
    await job.next();
    await client.workspace.close();
    await failureWith(
      'job.cancelled',
      (async () => {
        for (;;) if ((await job.next()).done) return;
      })(),
    );
    await client.workspace.open({ folder: workspace.folder });
    const { photos } = await client.parcel.get({ id });
    expect(photos.length).toBeLessThan(files.length);
    expect(photos.every((photo) => photo.present)).toBe(true);
  });
});

describe('a damaged identity of the device', () => {
  test('is set aside and a new one made; the workspace goes on as a new replica', async () => {
    const workspace = await aWorkspace();
    const before = await workspace.client.workspace.info();
    writeFileSync(join(workspace.env.dataFolder, 'device.json'), '{"device":');
    await reopen(workspace);
    const after = await workspace.client.workspace.info();
    expect(after.device).not.toBe(before.device);
    expect(after.replica).not.toBe(before.replica);
    expect(readdirSync(workspace.env.dataFolder).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });
});

describe('a package that is only looked at', () => {
  test('is kept as it came when the office refuses it', async () => {
    const office = await aWorkspace({ role: 'office' });
    const path = join(office.env.documentsFolder, '..', 'broken.takan');
    writeFileSync(path, 'PK not a package');
    await failureWith('package.refused', office.client.package.inspect({ file: { kind: 'path', path } }));
    expect(readdirSync(office.opened().folders.quarantine)).toHaveLength(1);
  });
});
