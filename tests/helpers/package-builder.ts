/** Small survey packages: written by the program, or laid out by hand so that a test can spoil one thing in them. */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoHash } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import { photoNameIn } from '#core/package/package-layout.ts';
import { signSshsig, toOpenSshPublicKey } from '#service/packages/format/sshsig.ts';
import type { PackagePhoto, PackageToWrite } from '#service/packages/format/write-package.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';

export const PACKAGE_ID = '01954f3a-7c00-7abc-8def-0123456789ab';
const REPLICA = '01954f3a-7c00-7abc-8def-0123456789cd';

export const sha256Of = (bytes: Uint8Array): PhotoHash =>
  createHash('sha256').update(bytes).digest('hex') as PhotoHash;

/** A key made of one repeated byte: always the same, so that tests are. */
export function aDeviceKey(byte = 7): KeyObject {
  return keyFromSeed(Buffer.alloc(32, byte));
}

/** An Ed25519 key by its 32 secret bytes (PKCS #8 as in RFC 8410). */
export function keyFromSeed(seed: Buffer): KeyObject {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

export function aManifest(overrides: { readonly [key: string]: Json } = {}): Json {
  return {
    format: 'takan-package',
    version: 1,
    kind: 'survey',
    audience: 'office',
    packageId: PACKAGE_ID,
    workspaceId: '01954f3a-7c00-7abc-8def-0123456789ef',
    createdAt: '2025-03-01T01:08:00.000Z',
    madeBy: { program: 'Takan', version: '0.1.0' },
    device: {
      id: '01954f3a-7c00-7abc-8def-0123456789fe',
      name: '外业一号',
      holder: '沈伟',
      townshipCode: '330502001',
    },
    replicas: [{ replica: REPLICA, seqFrom: 1, seqTo: 2, prevOp: null, headOp: 'ab'.repeat(32) }],
    counts: { operations: 2, parcels: 1, photos: 2, photoBytes: 3000 },
    ...overrides,
  };
}

export const SOME_LINES = ['{"seq":1,"value":"湖州"}', '{"seq":2,"value":"界址点"}'] as const;

/** Different bytes for each number; the file format of photos is of no concern to packages. */
export const aPhoto = (number: number, byteLength = 1500): Buffer =>
  Buffer.alloc(byteLength, `photo ${number} `);

export async function somePhotoFiles(folder: string, count = 2): Promise<readonly PackagePhoto[]> {
  return await Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const bytes = aPhoto(number);
      const path = join(folder, `photo-${number}.jpg`);
      await writeFile(path, bytes);
      return { sha256: sha256Of(bytes), path, mediaType: 'image/jpeg' as const };
    }),
  );
}

export async function aPackageToWrite(
  folder: string,
  overrides: Partial<PackageToWrite> = {},
): Promise<PackageToWrite> {
  const key = aDeviceKey();
  return {
    packageId: PACKAGE_ID,
    meta: aManifest(),
    opLines: SOME_LINES,
    photos: overrides.photos ?? (await somePhotoFiles(folder)),
    sign: (bytes) => signSshsig(bytes, key),
    devicePublicKey: toOpenSshPublicKey(key),
    target: join(folder, 'a.takan'),
    now: new Date('2025-03-01T01:08:00.000Z'),
    ...overrides,
  };
}

export type HandMade = {
  /** Files by name below the top folder, before the manifests are made from them; undefined leaves one out. */
  readonly files?: Readonly<Record<string, Buffer | undefined>>;
  /** What is done to the files after that: the manifests no longer fit. */
  readonly afterwards?: Readonly<Record<string, Buffer | undefined>>;
  readonly signed?: boolean;
  /** Lies about single entries of the zip, by name below the top folder. */
  readonly lies?: Readonly<Record<string, Partial<RawEntry>>>;
  /** Entries of the zip beside the package's own, with whole names. */
  readonly others?: readonly RawEntry[];
  readonly root?: string;
};

/** The bytes of a package that is sound but for what is asked for. */
export function aHandMadePackage({
  files = {},
  afterwards = {},
  signed = true,
  lies = {},
  others = [],
  root = PACKAGE_ID,
}: HandMade = {}): Buffer {
  const key = aDeviceKey();
  const photos = [aPhoto(0), aPhoto(1)];
  const content: Record<string, Buffer | undefined> = {
    'data/ops.jsonl': Buffer.from(`${SOME_LINES.join('\n')}\n`),
    ...Object.fromEntries(photos.map((bytes) => [photoNameIn(sha256Of(bytes), 'image/jpeg'), bytes])),
    'meta/package.json': Buffer.from(JSON.stringify(aManifest())),
    'meta/device.pub': Buffer.from(`${toOpenSshPublicKey(key)}\n`),
    'bagit.txt': Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    ...files,
  };
  content['manifest-sha256.txt'] ??= manifestOf(content, true);
  content['tagmanifest-sha256.txt'] ??= manifestOf(content, false);
  if (signed) {
    const signature = signSshsig(content['tagmanifest-sha256.txt'], key);
    content['tagmanifest-sha256.txt.sig'] ??= Buffer.from(signature);
  }
  Object.assign(content, afterwards);
  const entries = Object.entries(content).flatMap(([name, bytes]): RawEntry[] =>
    bytes === undefined ? [] : [{ name: `${root}/${name}`, bytes, ...lies[name] }],
  );
  return rawZip([...entries, ...others]);
}

function manifestOf(content: Readonly<Record<string, Buffer | undefined>>, isPayload: boolean): Buffer {
  const lines = Object.entries(content).flatMap(([name, bytes]) =>
    bytes !== undefined && name.startsWith('data/') === isPayload ? [`${sha256Of(bytes)}  ${name}\n`] : [],
  );
  return Buffer.from(lines.join(''));
}
