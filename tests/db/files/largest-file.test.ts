import { describe, expect, test } from 'vitest';
import { errnoOf } from '#db/files/errno.ts';
import { afterFailedWrite, canHoldFileOf, mostBytesOfFile } from '#db/files/largest-file.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const GIB = 2 ** 30;
const failing = (code: string) => Object.assign(new Error(code), { code });

describe('the largest file', () => {
  test.each([
    ['FAT', 0x4d44, 4 * GIB - 1],
    ['ext4', 0xef53, Number.POSITIVE_INFINITY],
    ['exFAT', 0x2011bab0, Number.POSITIVE_INFINITY],
    ['unknown, as on Windows', 0, Number.POSITIVE_INFINITY],
  ])('of %s', (_, format, bytes) => {
    expect(mostBytesOfFile(format)).toBe(bytes);
  });

  test('a folder of this machine holds one of five gibibytes', async () => {
    expect(await canHoldFileOf(await temporaryFolder(), 5 * GIB)).toBe(true);
  });
});

describe('after a failed write', () => {
  test.each([
    ['over the end of FAT32, that is why', 'ENOSPC', 4 * GIB - 10, 100, 'EFBIG'],
    ['just at the end', 'ENOSPC', 4 * GIB - 1, 1, 'EFBIG'],
    ['up to the end, the disk is full', 'ENOSPC', 4 * GIB - 101, 100, 'ENOSPC'],
    ['in a larger file, the disk is full', 'ENOSPC', 5 * GIB, 100, 'ENOSPC'],
    ['for another reason, that one stays', 'EIO', 4 * GIB - 10, 100, 'EIO'],
  ])('%s', (_, code, position, byteLength, told) => {
    expect(errnoOf(afterFailedWrite(failing(code), position, byteLength))).toBe(told);
  });
});
