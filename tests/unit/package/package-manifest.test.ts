import { describe, expect, test } from 'vitest';
import { parsePackageManifest } from '#core/package/package-manifest.ts';
import { aManifest, PACKAGE_ID } from '#tests/helpers/package-builder.ts';

const stretch = {
  replica: '01954f3a-7c00-7abc-8def-0123456789cd',
  seqFrom: 5,
  seqTo: 9,
  prevOp: 'cd'.repeat(32),
  headOp: 'ab'.repeat(32),
};

function problemOf(meta: unknown): unknown {
  const parsed = parsePackageManifest(meta, PACKAGE_ID);
  return parsed.ok ? 'sound' : parsed.problem;
}

const invalid = (field: string): unknown => ({
  code: 'package.meta-invalid',
  params: { file: 'meta/package.json', field },
});

describe('meta/package.json', () => {
  test('a sound one is read', () => {
    const parsed = parsePackageManifest(aManifest({ replicas: [stretch] }), PACKAGE_ID);
    expect(parsed).toMatchObject({ ok: true, manifest: { audience: 'office', replicas: [stretch] } });
  });

  test('members added by a later program of the same version are ignored', () => {
    const parsed = parsePackageManifest(aManifest({ weather: 'rain' }), PACKAGE_ID);
    expect(parsed.ok && 'weather' in parsed.manifest).toBe(false);
  });

  test('something else in JSON is not a package', () => {
    for (const meta of [null, [], 'takan-package', { format: 'other', version: 1 }]) {
      expect(problemOf(meta)).toEqual({ code: 'package.format-unknown', params: {} });
    }
  });

  test('a newer version is told as such even when nothing else can be understood', () => {
    expect(problemOf({ format: 'takan-package', version: 2 })).toEqual({
      code: 'package.version-newer',
      params: { found: 2, known: 1 },
    });
  });

  test('the id has to be that of the top folder', () => {
    const packageId = '01954f3a-7c00-7abc-8def-000000000000';
    expect(problemOf(aManifest({ packageId }))).toEqual({
      code: 'package.id-differs',
      params: { folder: PACKAGE_ID, meta: packageId },
    });
  });

  test('a stretch that ends before it begins is refused', () => {
    expect(problemOf(aManifest({ replicas: [{ ...stretch, seqTo: 4 }] }))).toEqual(
      invalid('replicas.0.seqTo'),
    );
  });

  test('only the very first operation has none before it', () => {
    expect(problemOf(aManifest({ replicas: [{ ...stretch, prevOp: null }] }))).toEqual(
      invalid('replicas.0.prevOp'),
    );
    expect(problemOf(aManifest({ replicas: [{ ...stretch, seqFrom: 1 }] }))).toEqual(
      invalid('replicas.0.prevOp'),
    );
  });

  test('a replica has one stretch', () => {
    expect(problemOf(aManifest({ replicas: [stretch, { ...stretch, seqFrom: 10, seqTo: 11 }] }))).toEqual(
      invalid('replicas'),
    );
  });

  test('it may be meant for one replica', () => {
    expect(problemOf(aManifest({ audience: stretch.replica }))).toBe('sound');
    expect(problemOf(aManifest({ audience: 'everybody' }))).toEqual(invalid('audience'));
  });
});
