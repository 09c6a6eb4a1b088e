import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  parseOpenSshPublicKey,
  signSshsig,
  toOpenSshPublicKey,
  verifySshsig,
} from '#service/packages/format/sshsig.ts';
import { aDeviceKey } from '#tests/helpers/package-builder.ts';

const key = aDeviceKey();
const bytes = Buffer.from('the tag manifest');
const signature = signSshsig(bytes, key);

describe('signatures', () => {
  test('are valid over the bytes and name their key', () => {
    expect(verifySshsig(bytes, signature)).toEqual({ ok: true, publicKey: toOpenSshPublicKey(key) });
  });

  test('are not valid over other bytes', () => {
    expect(verifySshsig(Buffer.from('the tag manifest.'), signature)).toEqual({
      ok: false,
      reason: 'mismatch',
    });
  });

  test('made for another purpose are refused', () => {
    expect(verifySshsig(bytes, signSshsig(bytes, key, 'git'))).toEqual({ ok: false, reason: 'namespace' });
  });

  test('with any byte altered are refused, or still say the same of the same key', () => {
    const [head = '', ...body] = signature.trim().split('\n');
    const end = body.pop() ?? '';
    const blob = Buffer.from(body.join(''), 'base64');
    for (let at = 0; at < blob.length; at++) {
      const altered = Buffer.from(blob);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(verifySshsig(bytes, [head, altered.toString('base64'), end].join('\n')).ok).toBe(false);
    }
  });

  test.each([
    '',
    'x',
    signature.slice(0, 100),
    signature.replace('SSH SIGNATURE', 'PGP MESSAGE'),
    signature.replace('U', '!'),
  ])('that are none are told (%#)', (text) => {
    expect(verifySshsig(bytes, text)).toEqual({ ok: false, reason: 'unreadable' });
  });

  test('survive the line ends of Windows', () => {
    expect(verifySshsig(bytes, signature.replaceAll('\n', '\r\n')).ok).toBe(true);
  });
});

describe('keys', () => {
  test('are read with and without a comment', () => {
    const text = toOpenSshPublicKey(key);
    const expected = fingerprintOf(createPublicKey(key));
    for (const line of [text, `${text}\n`, `${text} 沈伟 laptop\r\n`]) {
      const parsed = parseOpenSshPublicKey(line);
      expect(parsed && fingerprintOf(parsed)).toBe(expected);
    }
    expect(expected).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  });

  test.each(['', 'ssh-rsa AAAA', 'ssh-ed25519 AAAA', `${toOpenSshPublicKey(key)}\nssh-ed25519 AAAA`])(
    '%j is none',
    (text) => {
      expect(parseOpenSshPublicKey(text)).toBeUndefined();
    },
  );

  test('of another kind do not sign', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(() => signSshsig(bytes, privateKey)).toThrow(TypeError);
  });
});
