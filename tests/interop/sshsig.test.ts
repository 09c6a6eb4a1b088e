/** Signatures held against OpenSSH in both directions. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  parseOpenSshPublicKey,
  signSshsig,
  toOpenSshPublicKey,
  verifySshsig,
} from '#service/packages/format/sshsig.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { aDeviceKey, keyFromSeed } from '#tests/helpers/package-builder.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const bytes = Buffer.from('踏勘\n\0 any bytes');
/** The seed in an unencrypted private key of OpenSSH (PROTOCOL.key): behind the second naming of its type and the public key. */
function seedIn(text: string): Buffer {
  const blob = Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64');
  const start = blob.lastIndexOf('ssh-ed25519') + 'ssh-ed25519'.length + 4 + 32 + 4;
  return blob.subarray(start, start + 32);
}

const describeWithSsh = describe.skipIf(!isInstalled('ssh-keygen', '-?'));

describeWithSsh('OpenSSH (skipped where ssh-keygen is missing)', () => {
  async function aKeyOfOpenSsh(): Promise<string> {
    const path = join(await temporaryFolder(), 'id');
    run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'made by ssh-keygen', '-f', path]);
    return path;
  }

  test.each(['sha512', 'sha256'])('what ssh-keygen signs with %s is valid here', async (algorithm) => {
    const key = await aKeyOfOpenSsh();
    const file = `${key}.bytes`;
    await writeFile(file, bytes);
    run('ssh-keygen', [
      '-Y',
      'sign',
      '-q',
      '-f',
      key,
      '-n',
      'takan-package@1',
      '-O',
      `hashalg=${algorithm}`,
      file,
    ]);
    const publicKey = readFileSync(`${key}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
    expect(verifySshsig(bytes, readFileSync(`${file}.sig`, 'utf8'))).toEqual({ ok: true, publicKey });
  });

  test('signatures are byte for byte those of ssh-keygen with the same key', async () => {
    const key = await aKeyOfOpenSsh();
    await writeFile(`${key}.bytes`, bytes);
    run('ssh-keygen', ['-Y', 'sign', '-q', '-f', key, '-n', 'takan-package@1', `${key}.bytes`]);
    const ours = signSshsig(bytes, keyFromSeed(seedIn(readFileSync(key, 'utf8'))));
    expect(readFileSync(`${key}.bytes.sig`, 'utf8')).toBe(ours);
  });

  test('the fingerprint is the one ssh-keygen prints', async () => {
    const key = await aKeyOfOpenSsh();
    const parsed = parseOpenSshPublicKey(readFileSync(`${key}.pub`, 'utf8'));
    expect(run('ssh-keygen', ['-l', '-f', `${key}.pub`]).output).toContain(parsed && fingerprintOf(parsed));
  });

  test('another purpose or another key is not accepted by ssh-keygen', async () => {
    const folder = await temporaryFolder();
    const line = `device ${toOpenSshPublicKey(aDeviceKey())}\n`;
    await writeFile(join(folder, 'signers'), line);
    const verify = async (signature: string): Promise<number | null> => {
      await writeFile(join(folder, 's'), signature);
      const args = ['-Y', 'verify', '-f', 'signers', '-I', 'device', '-n', 'takan-package@1', '-s', 's'];
      return run('ssh-keygen', args, { cwd: folder, input: bytes }).status;
    };
    expect(await verify(signSshsig(bytes, aDeviceKey()))).toBe(0);
    expect(await verify(signSshsig(bytes, aDeviceKey(), 'file'))).not.toBe(0);
    expect(await verify(signSshsig(bytes, aDeviceKey(8)))).not.toBe(0);
  });
});
