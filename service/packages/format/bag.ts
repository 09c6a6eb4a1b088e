/**
 * The texts of a BagIt bag (RFC 8493), version 1.0, with SHA-256. `sha256sum -c manifest-sha256.txt` checks them without this
 * program. Reading is a little more tolerant than writing: other BagIt tools may have rewritten the manifests.
 */
import { sameFileKey } from '#core/file-name.ts';
import type { PackageProblem } from '#core/package/package-problems.ts';
import { problemOfName, shownName } from './entry-name.ts';

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export type HashedFile = { readonly name: string; readonly sha256: string };

/** Whether it declares a bag of this version in UTF-8, as RFC 8493 §2.1.1 wants it to the letter. */
export function isBagDeclaration(text: string): boolean {
  return text.replaceAll('\r\n', '\n').replace(/\n?$/, '\n') === BAG_DECLARATION;
}

/** One line a file, sorted by name: `<sha256>  <name>`. */
export function toManifestText(files: Iterable<HashedFile>): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return sorted.map(({ name, sha256 }) => `${sha256}  ${encodeBagName(name)}\n`).join('');
}

export type ParsedBagManifest = {
  readonly files: readonly HashedFile[];
  readonly problems: readonly PackageProblem[];
};

/**
 * Reads a manifest; lines that are wrong are left out and told.
 * @param file its own name, for the problems
 * @param isPayload whether it lists what is below data/ (payload) or what is not (tag files)
 */
export function parseManifestText(text: string, file: string, isPayload: boolean): ParsedBagManifest {
  const files: HashedFile[] = [];
  const problems: PackageProblem[] = [];
  const seen = new Set<string>();
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((content, index) => {
    const line = index + 1;
    const match = /^([0-9a-fA-F]{64})[ \t]+\*?(\S.*)$/.exec(content);
    const sha256 = match?.[1]?.toLowerCase();
    const name = decodeBagName(match?.[2] ?? '');
    if (sha256 === undefined || name === undefined) {
      problems.push({ code: 'package.manifest-line', params: { file, line } });
    } else if (problemOfName(name) || name.startsWith('data/') !== isPayload) {
      problems.push({ code: 'package.manifest-name', params: { file, line, name: shownName(name) } });
    } else if (seen.has(sameFileKey(name))) {
      problems.push({ code: 'package.manifest-duplicate', params: { file, line, name: shownName(name) } });
    } else {
      seen.add(sameFileKey(name));
      files.push({ name, sha256 });
    }
  });
  return { files, problems };
}

export type BagInfo = {
  readonly externalIdentifier: string;
  /** `2025-03-01` */
  readonly baggingDate: string;
  readonly softwareAgent: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
};

/** bag-info.txt: labels of RFC 8493 §2.2.2. Values have no line feeds, so nothing has to be folded. */
export function toBagInfoText(info: BagInfo): string {
  const lines: readonly (readonly [string, string])[] = [
    ['External-Identifier', info.externalIdentifier],
    ['Bagging-Date', info.baggingDate],
    ['Bag-Software-Agent', info.softwareAgent],
    ['Payload-Oxum', `${info.payloadBytes}.${info.payloadFiles}`],
  ];
  return lines.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`).join('');
}

/** The labels of a bag-info.txt with all their values, continuation lines joined. Never fails: it is for people. */
export function parseBagInfoText(text: string): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  let values: string[] | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = /^([^:\s][^:]*):[ \t]*(.*)$/.exec(line);
    const last = values?.at(-1);
    if (/^[ \t]/.test(line) && values && last !== undefined)
      values[values.length - 1] = `${last} ${line.trim()}`;
    else if (match?.[1] !== undefined) {
      values = labels.get(match[1]) ?? [];
      values.push(match[2] ?? '');
      labels.set(match[1], values);
    }
  }
  return labels;
}

/** RFC 8493 §2.1.3: LF, CR and % are percent-encoded in manifests, and nothing else. */
export function encodeBagName(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/** @returns undefined for an empty name, or a % that begins none of the three codes */
export function decodeBagName(text: string): string | undefined {
  if (text === '' || /%(?!25|0[aAdD])/.test(text)) return undefined;
  return text.replace(/%(25|0[aAdD])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
