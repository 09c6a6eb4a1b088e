/**
 * Everything that can be wrong with a survey package as a file, each with a code of its own and its parameters. One table,
 * so that a text can be demanded for every code in every language. `file` is always a name inside the package.
 * What is wrong with the operations inside (schema, chain) is told elsewhere: by then the file as such is sound.
 */
import { z } from 'zod';

const none = z.strictObject({});
/** Names come from strangers: shown as they are, but never longer than this. */
const file = z.string().max(1000);
const count = z.int().min(0);
const inFile = z.strictObject({ file });

export const PACKAGE_PROBLEM_CODES = {
  /** The file has no bytes: a copy that never happened, or a stick pulled out. */
  'package.empty-file': none,
  /** Begins like a zip and has no end. */
  'package.truncated': none,
  'package.not-a-zip': none,
  /** `errno` is the operating system's name of the failure, e.g. EIO for a stick that was pulled. */
  'package.unreadable': z.strictObject({ errno: z.string() }),
  /** The zip's own tables contradict themselves; `detail` is for the log and for developers. */
  'package.zip-damaged': z.strictObject({ detail: z.string().max(1000) }),

  'package.too-many-entries': z.strictObject({ count, limit: count }),
  'package.entry-too-large': z.strictObject({ file, bytes: count, limitBytes: count }),
  'package.total-too-large': z.strictObject({ bytes: count, limitBytes: count }),
  /** Unpacks to many times its packed size: a zip bomb. */
  'package.ratio-too-high': z.strictObject({ file, ratio: z.number().min(0), limit: z.number().min(0) }),

  'package.name-not-utf8': z.strictObject({ nameHex: z.string().max(1000) }),
  /** Line feed, NUL and others that no name shown to people may contain. */
  'package.name-control-character': inFile,
  'package.name-absolute': inFile,
  /** `..`, `.` or an empty part between slashes. */
  'package.name-leaves-folder': inFile,
  /** Cannot be a file on Windows: `CON.txt`, a trailing dot or space, one of `<>:"|?*\`. */
  'package.name-not-portable': inFile,
  /** A proper name, but not one that a package has. */
  'package.name-not-allowed': inFile,
  /** The same name twice; also when they differ only by case or by Unicode normal form. */
  'package.name-duplicate': z.strictObject({ file, other: file }),
  /** Not exactly one folder at the top, named by the package's id. */
  'package.root-folder': none,
  'package.link-entry': inFile,
  'package.directory-entry': inFile,
  /** A device, a pipe or a socket. */
  'package.special-entry': inFile,
  'package.entry-encrypted': inFile,
  'package.entry-method': z.strictObject({ file, method: count }),
  'package.entries-overlap': z.strictObject({ file, other: file }),
  /** The name before the bytes is another than the one in the zip's table of contents. */
  'package.entry-header-differs': inFile,
  'package.entry-undecodable': inFile,
  'package.entry-size': z.strictObject({ file, declaredBytes: count, actualBytes: count }),
  'package.entry-crc': inFile,

  'package.bag-declaration': inFile,
  'package.manifest-line': z.strictObject({ file, line: z.int().min(1) }),
  'package.manifest-name': z.strictObject({ file, line: z.int().min(1), name: file }),
  'package.manifest-duplicate': z.strictObject({ file, line: z.int().min(1), name: file }),
  'package.text-not-utf8': inFile,
  'package.file-missing': inFile,
  'package.file-extra': inFile,
  'package.file-altered': z.strictObject({ file, expectedSha256: z.string(), actualSha256: z.string() }),
  /** A photo lies under another hash than the manifest gives for it. */
  'package.photo-name-differs': z.strictObject({ file, sha256: z.string() }),
  'package.signature-invalid': z.strictObject({
    reason: z.enum(['unreadable', 'namespace', 'algorithm', 'other-key', 'no-key', 'mismatch']),
  }),
  'package.operation-line-too-long': z.strictObject({
    file,
    line: z.int().min(1),
    bytes: count,
    limitBytes: count,
  }),

  'package.meta-unreadable': inFile,
  'package.meta-invalid': z.strictObject({ file, field: z.string().max(200) }),
  'package.format-unknown': none,
  /** Made by a newer program than this one. */
  'package.version-newer': z.strictObject({ found: z.int(), known: z.int() }),
  'package.id-differs': z.strictObject({ folder: z.string(), meta: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type PackageProblemCode = keyof typeof PACKAGE_PROBLEM_CODES;
export type PackageProblemParams<C extends PackageProblemCode> = Readonly<
  z.infer<(typeof PACKAGE_PROBLEM_CODES)[C]>
>;
export type PackageProblem = {
  [C in PackageProblemCode]: { readonly code: C; readonly params: PackageProblemParams<C> };
}[PackageProblemCode];

/** The file inside the package that a problem is about, where it is about one. */
export function fileOfProblem(problem: PackageProblem): string | undefined {
  return 'file' in problem.params ? problem.params.file : undefined;
}
