/**
 * Holds the import rules of the house: which room may import which, no cycles between files, and
 * packages of the outside only where they belong. Prints every offence and exits 1.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

type Room = {
  readonly rooms: readonly string[];
  readonly node: boolean;
  readonly packages?: readonly string[];
  readonly not?: readonly string[];
};

/** What a room may import: other rooms, Node's own modules, and (where listed) packages. The longest matching folder counts. */
const ROOMS: Readonly<Record<string, Room>> = {
  core: { rooms: ['core'], node: false, packages: ['zod', 'proj4', '@orpc/contract', 'jsts'] },
  seeds: { rooms: ['seeds'], node: false, packages: [] },
  texts: { rooms: ['texts'], node: false, packages: [] },
  'db/migrations': { rooms: ['db/migrations'], node: false, packages: [] },
  db: { rooms: ['db', 'core'], node: true, packages: ['better-sqlite3', 'zod'] },
  service: {
    rooms: ['service', 'db', 'core', 'seeds', 'texts'],
    node: true,
    not: ['electron', 'react', 'antd', 'leaflet'],
  },
  'electron/preload': { rooms: ['electron/preload', 'core/contract'], node: false, packages: ['electron'] },
  electron: { rooms: ['electron', 'service', 'core', 'texts'], node: true },
  renderer: {
    rooms: ['renderer', 'core', 'texts'],
    node: false,
    not: ['electron', 'better-sqlite3', 'sharp', '@orpc/server'],
  },
  build: { rooms: ['build', 'texts'], node: true },
  tests: {
    rooms: ['tests', 'core', 'db', 'service', 'electron', 'renderer', 'seeds', 'texts', 'build'],
    node: true,
  },
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const sources = Object.keys(ROOMS)
  .filter((room) => !room.includes('/'))
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(room, name).replaceAll('\\', '/'),
    ),
  )
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('/fixtures/'));

const offences: string[] = [];
const edges = new Map<string, string[]>();

for (const file of sources) {
  const room = roomOf(file);
  const rule = ROOMS[room];
  if (!rule) continue;
  edges.set(file, []);
  for (const specifier of importsOf(file)) {
    const target = resolveInside(file, specifier);
    if (target) {
      edges.get(file)?.push(target);
      if (!rule.rooms.some((allowed) => target.startsWith(`${allowed}/`)))
        offences.push(`${file}: ${room} must not import ${target}`);
    } else if (specifier.startsWith('node:')) {
      if (!rule.node) offences.push(`${file}: ${room} must not import ${specifier}`);
    } else {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (name === 'electron' && !room.startsWith('electron'))
        offences.push(`${file}: only electron/ imports electron`);
      if (rule.packages && !rule.packages.includes(name))
        offences.push(`${file}: ${room} must not import the package ${name}`);
      if (rule.not?.includes(name)) offences.push(`${file}: ${room} must not import the package ${name}`);
    }
  }
}
for (const cycle of cycles(edges)) offences.push(`cycle: ${cycle.join(' → ')}`);

if (offences.length > 0) {
  process.stderr.write(`${offences.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`import rules: ${sources.length} files hold them\n`);
}

function roomOf(file: string): string {
  return (
    Object.keys(ROOMS)
      .filter((room) => file.startsWith(`${room}/`))
      .sort((a, b) => b.length - a.length)[0] ?? ''
  );
}

/** Runtime and type-only imports alike: a type dependency is a dependency. `import type` cycles are no cycles at run time, but still confuse. */
function importsOf(file: string): string[] {
  const { module, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  if (errors.length > 0) offences.push(`${file}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  const fixed = module.staticImports.map((found) => found.moduleRequest.value);
  const reexported = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const source = readFileSync(join(root, file), 'utf8');
  const lazy = module.dynamicImports.flatMap((found) => {
    const text = source.slice(found.moduleRequest.start, found.moduleRequest.end);
    return /^['"]/.test(text) ? [text.slice(1, -1)] : [];
  });
  return [...fixed, ...reexported, ...lazy].map((specifier) => specifier.replace(/\?.*$/, ''));
}

function resolveInside(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.'))
    return relative(root, resolve(root, posix.dirname(file), specifier)).replaceAll('\\', '/');
  return undefined;
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return found;
}
