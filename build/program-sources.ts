/**
 * Turns the rooms that run in Node and Electron's main process into JavaScript under out/, file by file: types are
 * blanked out (the same code, the same line numbers), aliases become relative paths, everything else is copied. A
 * bundler would be shorter to call, but would lose what is found by its place beside a file: worker threads,
 * migrations, sheet templates, seeds.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Folders that are carried over; electron/preload is bundled, because a sandboxed preload is one file. */
export const PROGRAM_FOLDERS = ['core', 'db', 'service', 'seeds', 'texts', 'electron/main'] as const;

const NOT_CARRIED = /(^|\/)(README\.md|tsconfig\.json)$/;

/** All files of the given folders, as paths relative to the root with `/`, sorted. */
export function listFiles(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .replaceAll('\\', '/'),
        ),
    )
    .sort();
}

/** Writes out/<same path>.js for each source. `out` should be empty before. */
export function writeProgram(root: string, out: string): void {
  for (const path of listFiles(root, PROGRAM_FOLDERS)) {
    if (NOT_CARRIED.test(path)) continue;
    const target = join(out, toJsPath(path));
    mkdirSync(dirname(target), { recursive: true });
    if (path.endsWith('.ts'))
      writeFileSync(target, toJavaScript(path, readFileSync(join(root, path), 'utf8')));
    else cpSync(join(root, path), target);
  }
}

/**
 * The JavaScript of one source.
 * @param path relative to the root, with `/`: aliases are made relative to it
 */
export function toJavaScript(path: string, source: string): string {
  const { module, program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const strings = [
    ...module.staticImports.map((found) => found.moduleRequest),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest] : [])),
    ),
    ...module.dynamicImports.map((found) => found.moduleRequest),
    ...urlsBesideModule(program),
  ];
  // Blanking keeps every position, so the specifiers can be replaced in what comes out of it, last one first.
  let code = stripTypeScriptTypes(source, { mode: 'strip' });
  const places = new Map(strings.map((place) => [place.start, place]));
  for (const { start, end } of [...places.values()].sort((a, b) => b.start - a.start)) {
    const literal = /^(['"])(.+)\1$/.exec(code.slice(start, end));
    if (literal) code = `${code.slice(0, start)}'${toSpecifier(path, literal[2] ?? '')}'${code.slice(end)}`;
  }
  return code;
}

function toSpecifier(importer: string, specifier: string): string {
  if (!specifier.startsWith('#')) return specifier.startsWith('.') ? toJsPath(specifier) : specifier;
  const relative = posix.relative(posix.dirname(importer), specifier.slice(1));
  return toJsPath(relative.startsWith('.') ? relative : `./${relative}`);
}

function toJsPath(path: string): string {
  return path.replace(/\.ts$/, '.js');
}

type Place = { readonly start: number; readonly end: number };

/** The first arguments of `new URL('./worker.ts', import.meta.url)` and `import.meta.resolve('…')`: paths that only run time follows. */
function urlsBesideModule(node: unknown): Place[] {
  if (Array.isArray(node)) return node.flatMap(urlsBesideModule);
  if (typeof node !== 'object' || node === null) return [];
  const found = Object.values(node).flatMap(urlsBesideModule);
  const {
    type,
    callee,
    arguments: args,
  } = node as {
    type?: string;
    callee?: { type?: string; name?: string; property?: { name?: string } };
    arguments?: readonly { type?: string; value?: unknown; start: number; end: number }[];
  };
  const names =
    (type === 'NewExpression' && callee?.name === 'URL') ||
    (type === 'CallExpression' && callee?.property?.name === 'resolve' && callee.type === 'MemberExpression');
  const [first] = args ?? [];
  if (
    names &&
    first?.type === 'Literal' &&
    typeof first.value === 'string' &&
    /^(\.|#).*\.ts$/.test(first.value)
  )
    found.push(first);
  return found;
}
