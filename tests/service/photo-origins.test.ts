/** Pictures that have no file: pasted bitmaps, and photos taken in the window. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { photoPath } from '#db/files/photo-store.ts';
import { receiveUpload } from '#service/files.ts';
import { aParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

async function pasted(workspace: TestWorkspace, bytes: Buffer) {
  const body = new Blob([new Uint8Array(bytes)]).stream();
  const { upload } = await receiveUpload(workspace.session, body);
  return {
    kind: 'upload' as const,
    upload,
    fileName: '粘贴 2025-03-01 090807.png',
    origin: 'clipboard' as const,
  };
}

test('a pasted bitmap is stored as it is, with the time of pasting and no other, and no position', async () => {
  const workspace = await aWorkspace();
  const { client } = workspace;
  const { id: parcel } = await aParcel(client, { square: 0 });
  const bytes = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#9ab' } })
    .png()
    .toBuffer();
  const add = async () =>
    await finish(client.photo.add({ parcel, kind: 'other', files: [await pasted(workspace, bytes)] }));
  const [photo] = (await add()).added;
  expect(photo).toMatchObject({
    evidence: {},
    origin: { from: 'clipboard', at: expect.stringMatching(/^2025-03-01T01:/) },
    fileName: '粘贴 2025-03-01 090807.png',
  });
  const stored = photoPath(workspace.opened().photoStore, {
    sha256: photo?.sha256 ?? '',
    mediaType: 'image/png',
  });
  expect(readFileSync(stored)).toEqual(bytes);
  // The same picture again is the same photo, pasted when it was first pasted.
  const again = await add();
  expect([again.added.length, again.known[0]?.origin]).toEqual([0, photo?.origin]);
  await reopen(workspace);
  expect((await client.parcel.get({ id: parcel })).photos).toEqual([photo]);
  expect((await finish(client.workspace.check())).problems).toEqual([]);
  const office = await aWorkspace({ role: 'office', seed: 2 });
  await importInto(office, await exportFrom(workspace));
  expect((await office.client.parcel.get({ id: parcel })).photos[0]?.origin).toEqual(photo?.origin);
});

test('a photo of a file has no origin but its file', async () => {
  const workspace = await aWorkspace();
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#9ab' } })
    .png()
    .toBuffer();
  const { origin: _, ...file } = await pasted(workspace, bytes);
  await finish(workspace.client.photo.importFiles({ files: [file] }));
  expect((await workspace.client.photo.unassigned({})).photos[0]).not.toHaveProperty('origin');
});
