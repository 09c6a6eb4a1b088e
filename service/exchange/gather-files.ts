/** From what was handed over to files in memory: sizes are looked at before anything is read, archives are unpacked within limits. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import {
  type BoundarySource,
  MAX_BOUNDARY_FILE_BYTES,
  MAX_BOUNDARY_FILE_MB,
} from '#core/contract/boundary.ts';
import { quoted } from '#core/geo/boundary-text/text-lines.ts';
import type { PlacedIssue } from '#core/geo/features/source-layer.ts';
import { AppError } from '../failure.ts';
import { requireSource } from '../files.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';
import { firstNamed } from './first-named.ts';
import { SIDE_FILE, type SourceFile } from './formats/source-file.ts';
import { isZip, unpackZip } from './formats/zip.ts';

export type Gathered = {
  /** Stands for the whole in lists and messages. */
  readonly fileName: string;
  /** In the order of their contents: plots are known by their places, in whatever order the files were handed over. */
  readonly files: readonly SourceFile[];
  /** Why an archive among them could not be unpacked. */
  readonly issues: readonly PlacedIssue[];
  /** What was left in an archive. */
  readonly remarks: readonly PlacedIssue[];
  /** The same contents give the same, whatever the files are called and however they are packed. */
  readonly sha256: string;
  /** The same only where a reader would meet exactly the same, names and all. */
  readonly identity: string;
};

/** Stands for the name of a file where there is none. */
const PASTED_NAME = '(pasted)';
/** Of files left in an archive. */
const MAX_NAMED = 5;
/** Beside a .shp on this machine's disk, these belong to it. */
const BELONGS_TO_SHP = new Set(['.dbf', '.prj', '.cpg']);

/** @throws AppError when a file is not there, not readable or too large */
export async function gatherFiles(workspace: OpenWorkspace, source: BoundarySource): Promise<Gathered> {
  if (source.kind === 'text') {
    return toGathered(
      PASTED_NAME,
      [{ name: PASTED_NAME, origin: '', bytes: Buffer.from(source.text) }],
      [],
      [],
    );
  }
  const sources = source.kind === 'files' ? source.files : [source];
  const found = sources.map((each) => requireSource(workspace, each));
  const paths = [...found, ...(sources.length === 1 && found[0] ? besideShp(found[0]) : [])];
  let left = MAX_BOUNDARY_FILE_BYTES;
  for (const { path, fileName } of paths) {
    left -= statSync(path).size;
    if (left < 0) throw new AppError('file.too-large', { path: fileName, limitMb: MAX_BOUNDARY_FILE_MB });
  }
  const issues: PlacedIssue[] = [];
  const remarks: PlacedIssue[] = [];
  const files: SourceFile[] = [];
  let leftUnpacked = MAX_BOUNDARY_FILE_BYTES;
  for (const { path, fileName } of paths) {
    const bytes = readWhole(path, fileName);
    if (!isZip(bytes)) {
      files.push({ name: fileName, origin: dirname(path), bytes });
      continue;
    }
    const unpacked = await unpackZip(bytes, leftUnpacked);
    if (unpacked.ok) {
      const inside = (name: string) => (paths.length > 1 ? `${fileName}/${name}` : name);
      files.push(...unpacked.files.map((file) => ({ ...file, name: inside(file.name), origin: path })));
      if (unpacked.skipped.length > 0) remarks.push(leftIn(fileName, unpacked.skipped));
      leftUnpacked -= unpacked.files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    } else issues.push({ file: fileName, ...unpacked.issue });
  }
  const main = found.find(({ fileName }) => /\.(shp|zip)$/i.test(fileName)) ?? found[0];
  return toGathered(main?.fileName ?? '', files, issues, remarks);
}

function toGathered(
  fileName: string,
  files: readonly SourceFile[],
  issues: readonly PlacedIssue[],
  remarks: readonly PlacedIssue[],
): Gathered {
  const hashed = files
    .map((file) => ({ file, hash: createHash('sha256').update(file.bytes).digest('hex') }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  const hashes = hashed
    .filter(({ file }) => files.length === 1 || !SIDE_FILE.test(file.name))
    .map(({ hash }) => hash);
  const [only] = hashes;
  const together = createHash('sha256').update(hashes.join('\n')).digest('hex');
  return {
    fileName,
    files: hashed.map(({ file }) => file),
    issues,
    remarks,
    sha256: hashes.length === 1 && only ? only : together,
    identity: JSON.stringify(hashed.map(({ file: { name, origin }, hash }) => [name, origin, hash])),
  };
}

function leftIn(file: string, skipped: readonly string[]): PlacedIssue {
  const params = { files: skipped.length, names: firstNamed(skipped.map(quoted), MAX_NAMED) };
  return { code: 'boundary.archive-files-skipped', params, file };
}

function readWhole(path: string, fileName: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new AppError('file.unreadable', { path: fileName }, { cause: error });
  }
}

function besideShp({ path, fileName }: { readonly path: string; readonly fileName: string }) {
  const folder = dirname(path);
  if (extname(fileName).toLowerCase() !== '.shp' || !existsSync(folder)) return [];
  const stem = fileName.slice(0, -4).toLowerCase();
  return readdirSync(folder)
    .filter(
      (name) => BELONGS_TO_SHP.has(extname(name).toLowerCase()) && name.slice(0, -4).toLowerCase() === stem,
    )
    .map((name) => ({ path: join(folder, name), fileName: name }));
}
