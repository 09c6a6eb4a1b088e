/**
 * GeoPackage of another program: the tables of polygons in it. It is somebody else's database, so a copy is opened read-only with a
 * schema that is not trusted; only plain tables are read, never views, and no name from it gets into SQL unquoted.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { quoted } from '#core/geo/boundary-text/text-lines.ts';
import type { DeclaredSystem, SourceLayer, SourceValue } from '#core/geo/features/source-layer.ts';
import { MAX_FEATURES, makeLayerDraft, refusedLayer, tooManyFeatures } from './source-file.ts';
import { parseWkb } from './wkb.ts';

type Contents = {
  readonly table_name: string;
  readonly column_name: string | null;
  readonly organization: string;
  readonly organization_coordsys_id: number;
  readonly definition: string;
  readonly kind: string | null;
  readonly sql: string | null;
};

const MAX_LAYERS = 50;
const MAX_COLUMNS = 500;
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;

export function isSqlite(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3';
}

/** @param wal the write-ahead log beside it, whose changes are not in the file yet */
export function readGeoPackage(file: string, bytes: Uint8Array, wal?: Uint8Array): readonly SourceLayer[] {
  const folder = mkdtempSync(join(tmpdir(), 'takan-read-'));
  let database: Database.Database | undefined;
  try {
    const path = join(folder, 'copy.gpkg');
    writeFileSync(path, bytes);
    if (wal) writeFileSync(`${path}-wal`, wal);
    // Not `readonly`: reading a write-ahead log needs its index beside the copy. Writing is forbidden below.
    database = new Database(path);
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('query_only = ON');
    return readLayers(file, database);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return [refusedLayer(file, 'geopackage', { code: 'boundary.file-damaged', params: {} })];
  } finally {
    database?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Names of tables are the same in capitals and small letters for SQLite, and programs write them into the lists of layers as they like. */
function readLayers(file: string, database: Database.Database): readonly SourceLayer[] {
  const has = database
    .prepare(
      `SELECT count(*) FROM sqlite_master
       WHERE type = 'table' AND name IN ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')`,
    )
    .pluck()
    .get();
  if (has !== 3) return [refusedLayer(file, 'geopackage', { code: 'boundary.unknown-format', params: {} })];
  const contents = database
    .prepare(
      `SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition, m.type AS kind, m.sql
       FROM gpkg_contents c
       LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name COLLATE NOCASE
       LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
       LEFT JOIN sqlite_master m ON m.name = c.table_name COLLATE NOCASE AND m.type IN ('table', 'view')
       WHERE c.data_type = 'features' COLLATE NOCASE
       GROUP BY lower(c.table_name), lower(g.column_name) ORDER BY c.table_name LIMIT ?`,
    )
    .all(MAX_LAYERS + 1) as Contents[];
  if (contents.length > MAX_LAYERS)
    return [
      refusedLayer(file, 'geopackage', { code: 'boundary.too-many-layers', params: { limit: MAX_LAYERS } }),
    ];
  const views = contents.filter((each) => !isPlainTable(each)).map(({ table_name }) => quoted(table_name));
  const tables = contents.filter(isPlainTable);
  const layers = tables.map((each) => readTable(`${file} / ${quoted(each.table_name)}`, database, each));
  const remarks = views.map((layer) => ({ code: 'boundary.layer-is-view', params: { layer } }) as const);
  const [first, ...others] = layers;
  if (!first)
    return [refusedLayer(file, 'geopackage', ...remarks, { code: 'boundary.no-polygons', params: {} })];
  return [{ ...first, issues: [...remarks, ...first.issues] }, ...others];
}

const isPlainTable = ({ kind, sql }: Contents): boolean =>
  kind === 'table' && /^\s*CREATE\s+TABLE\b/i.test(sql ?? '');

function readTable(file: string, database: Database.Database, contents: Contents): SourceLayer {
  const { table_name: table, column_name: geometry } = contents;
  const columns = (
    database
      .prepare('SELECT name, type, hidden FROM pragma_table_xinfo(?) LIMIT ?')
      .all(table, MAX_COLUMNS) as {
      readonly name: string;
      readonly type: string;
      readonly hidden: number;
    }[]
  ).filter(({ hidden }) => hidden === 0);
  if (geometry === null || !columns.some(({ name }) => name.toLowerCase() === geometry.toLowerCase()))
    return refusedLayer(file, 'geopackage', { code: 'boundary.file-damaged', params: {} });
  const names = columns
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase() !== geometry.toLowerCase());
  const count = database
    .prepare(`SELECT count(*) FROM ${identifier(table)}`)
    .pluck()
    .get() as number;
  if (count > MAX_FEATURES) return refusedLayer(file, 'geopackage', tooManyFeatures(count));
  const draft = makeLayerDraft(file, 'geopackage');
  const rows = database
    .prepare(`SELECT ${[geometry, ...names].map(identifier).join(', ')} FROM ${identifier(table)}`)
    .raw(true)
    .iterate() as IterableIterator<readonly unknown[]>;
  for (const [blob, ...values] of rows) {
    const shape = Buffer.isBuffer(blob) ? parseGeoPackageBlob(blob) : 'other';
    if (shape === 'damaged')
      draft.note({ code: 'boundary.bad-geometry', params: {}, feature: draft.nextFeature() });
    if (shape === 'damaged' || shape === 'other') draft.skip();
    else draft.add({ ...shape, attributes: attributesOf(names, values) });
  }
  return draft.finish({ declared: declaredSystem(contents), columns: names });
}

/** Header of GeoPackage 1.3 §2.1.3 in front of the well-known binary. */
function parseGeoPackageBlob(blob: Buffer): ReturnType<typeof parseWkb> {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return 'damaged';
  const flags = blob[3] ?? 0;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined) return 'damaged';
  return (flags & 0x10) !== 0 ? 'other' : parseWkb(blob.subarray(8 + envelope));
}

function attributesOf(
  names: readonly string[],
  values: readonly unknown[],
): Readonly<Record<string, SourceValue>> {
  const attributes: Record<string, SourceValue> = {};
  for (const [i, value] of values.entries()) {
    const name = names[i];
    if (!name) continue;
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) attributes[name] = value;
  }
  return attributes;
}

function declaredSystem({
  organization,
  organization_coordsys_id: code,
  definition,
}: Contents): DeclaredSystem {
  if (/^epsg$/i.test(organization ?? '')) return { kind: 'epsg', code };
  return definition && !/^undefined$/i.test(definition)
    ? { kind: 'wkt', text: definition }
    : { kind: 'none' };
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
