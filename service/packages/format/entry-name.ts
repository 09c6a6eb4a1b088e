/**
 * Whether a name out of a package may be looked at further. Every system's traps are refused on every system: a package made
 * on Linux is opened on Windows. The closed list of names (core/package/package-layout.ts) would refuse these as well; this
 * tells people what exactly is wrong.
 */
import { isDeviceName } from '#core/file-name.ts';
import type { PackageProblem } from '#core/package/package-problems.ts';

const MAX_SHOWN = 300;

/** Control characters, and those that turn text around or hide in it. */
const CONTROL = /[\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const ILLEGAL_ON_WINDOWS = /[<>:"|?*\\]/;

/**
 * What is wrong with a name, if anything.
 * @param file the name as people are told it
 */
export function problemOfName(name: string, file = shownName(name)): PackageProblem | undefined {
  const params = { file };
  if (CONTROL.test(name)) return { code: 'package.name-control-character', params };
  if (/^[/\\]|^[a-zA-Z]:/.test(name)) return { code: 'package.name-absolute', params };
  const parts = name.replace(/\/$/, '').split(/[/\\]/);
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    return { code: 'package.name-leaves-folder', params };
  }
  const unportable = (part: string): boolean =>
    isDeviceName(part) || /[. ]$/.test(part) || ILLEGAL_ON_WINDOWS.test(part);
  if (ILLEGAL_ON_WINDOWS.test(name) || parts.some(unportable)) {
    return { code: 'package.name-not-portable', params };
  }
  return undefined;
}

/** A stranger's name, short enough to be told. */
export function shownName(name: string): string {
  return name.length <= MAX_SHOWN ? name : `${name.slice(0, MAX_SHOWN)}…`;
}

/** Reads bytes as UTF-8 without replacing what is none. */
export function parseUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
