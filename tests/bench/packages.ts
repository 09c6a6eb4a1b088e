/** Making and verifying a package of many photos against copying and hashing the same files with the system's own commands. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PhotoHash, uuidV7From } from '#core/ids.ts';
import { PACKAGE_FORMAT, PACKAGE_VERSION } from '#core/package/package-manifest.ts';
import { readPackage } from '#service/packages/format/read-package.ts';
import { writePackage } from '#service/packages/format/write-package.ts';
import { type Benchmark, millisecondsOf } from './benchmark.ts';

const PHOTOS = 150;
const PHOTO_BYTES = 3_500_000;

export const packages: Benchmark = {
  name: 'package',
  run: async (folder) => {
    const source = join(folder, 'photos');
    mkdirSync(source);
    const photos = Array.from({ length: PHOTOS }, () => {
      const bytes = randomBytes(PHOTO_BYTES);
      const sha256 = createHash('sha256').update(bytes).digest('hex') as PhotoHash;
      const path = join(source, `${sha256}.jpg`);
      writeFileSync(path, bytes);
      return { sha256, path, mediaType: 'image/jpeg' as const };
    });
    execFileSync('sync');
    const copyMs = await millisecondsOf(() => {
      execFileSync('cp', ['-r', source, join(folder, 'copy')]);
      execFileSync('sync');
      execFileSync('sh', ['-c', `sha256sum ${join(folder, 'copy')}/* > ${join(folder, 'sums')}`]);
    });
    const target = join(folder, 'bench.takan');
    const id = () => uuidV7From(Date.now(), randomBytes(10));
    const packageId = id();
    const meta = {
      format: PACKAGE_FORMAT,
      version: PACKAGE_VERSION,
      kind: 'survey',
      audience: 'office',
      packageId,
      workspaceId: id(),
      createdAt: new Date().toISOString(),
      madeBy: { program: 'takan', version: 'bench' },
      device: { id: id(), name: 'bench', holder: 'bench', townshipCode: '330502100' },
      replicas: [],
      counts: { operations: 0, parcels: 0, photos: PHOTOS, photoBytes: PHOTOS * PHOTO_BYTES },
    };
    const writeMs = await millisecondsOf(() =>
      writePackage({
        packageId,
        meta,
        opLines: [],
        photos,
        sign: () => undefined,
        devicePublicKey: 'none',
        target,
        now: new Date(),
      }),
    );
    const checkMs = await millisecondsOf(() =>
      execFileSync('sh', ['-c', `cd ${folder} && sha256sum -c --quiet sums`]),
    );
    const readMs = await millisecondsOf(async () => (await readPackage(target)).close());
    const size = `${Math.round((PHOTOS * PHOTO_BYTES) / 1e6)} MB of photos`;
    return [
      {
        what: `package of ${size}, durable`,
        limit: '-',
        peer: 'cp, sync and sha256sum',
        peerMs: copyMs,
        oursMs: writeMs,
      },
      {
        what: `verify a package of ${size}`,
        limit: '-',
        peer: 'sha256sum -c',
        peerMs: checkMs,
        oursMs: readMs,
      },
    ];
  },
};
