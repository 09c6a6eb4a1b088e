/**
 * The file in which an office sends its reference data out: one line of JSON, and behind it the armoured signature (SSHSIG) over that
 * line with its line feed. So `head -n 1` and `tail -n +2` give what `ssh-keygen -Y verify` wants, without this program. A package can
 * carry the same payload.
 */
import { z } from 'zod';
import { toFileNamePart } from '../file-name.ts';
import { referenceDataSchema } from './reference-data.ts';

export const LISTS_FORMAT = 'takan-lists';
/** Counted up when the payload changes so that an older program would misread it. */
export const LISTS_FORMAT_VERSION = 1;
export const LISTS_EXTENSION = '.takan-lists';
/** Ties a signature to its purpose. */
export const LISTS_NAMESPACE = 'takan-lists@1';
export const LISTS_MAX_BYTES = 16 * 1024 * 1024;

/** What every version of the file says first. */
export const listsHeadSchema = z.object({ format: z.literal(LISTS_FORMAT), formatVersion: z.int().min(1) });
export const listsFileSchema = z.strictObject({
  format: z.literal(LISTS_FORMAT),
  formatVersion: z.literal(LISTS_FORMAT_VERSION),
  payload: referenceDataSchema,
});

/**
 * `踏勘_代码表_<version>_<yyyymmdd>.takan-lists`
 * @param localDate `2025-03-01`
 */
export function toListsFileName(version: string, localDate: string): string {
  return `踏勘_代码表_${toFileNamePart(version) || '-'}_${localDate.replaceAll('-', '')}${LISTS_EXTENSION}`;
}

/** Splits a file into the line that is signed, with its line feed, and the signature behind it. */
export function splitListsFile(text: string): { readonly signed: string; readonly signature: string } {
  const end = text.indexOf('\n');
  return end < 0
    ? { signed: text, signature: '' }
    : { signed: text.slice(0, end + 1), signature: text.slice(end + 1) };
}
