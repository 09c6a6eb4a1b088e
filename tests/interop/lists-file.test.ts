/** The file of code lists is verified without this program: by head, tail and OpenSSH. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toOpenSshPublicKey } from '#service/packages/format/sshsig.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

test.skipIf(!isInstalled('ssh-keygen', '-?'))(
  'its first line and what stands behind it are what ssh-keygen verifies (skipped where ssh-keygen is missing)',
  async () => {
    const office = await aWorkspace({ role: 'office' });
    const folder = await temporaryFolder();
    const { path } = await office.client.reference.export({ folder });
    const signers = join(folder, 'signers');
    const key = toOpenSshPublicKey(office.opened().device.publicKey);
    const script = `
      printf '%s\\n' "office namespaces=\\"takan-lists@1\\" $3" > "$2"
      head -n 1 "$1" > "$1.line" && tail -n +2 "$1" > "$1.sig"
      ssh-keygen -Y verify -f "$2" -I office -n takan-lists@1 -s "$1.sig" < "$1.line"`;
    const { status, output } = run('sh', ['-c', script, 'sh', path, signers, key]);
    expect(output).toContain('Good "takan-lists@1" signature for office');
    expect(status).toBe(0);
  },
);
