/** Files of other programs made byte by byte, so that every way of being broken can be made as well. */
import Database from 'better-sqlite3';
import { encodeGbk } from '#service/exchange/encode-text.ts';
import type { Corner, Figure } from './boundary-files.ts';
import { rawZip } from './raw-zip.ts';

const PRJ = {
  'EPSG:4549':
    'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
} as const;

export type ShapefileFiles = Readonly<Record<'.shp' | '.dbf' | '.prj' | '.cpg', Uint8Array>>;

/** Metres of EPSG:4549; attributes are texts of 60 bytes. */
export function aShapefile(
  figures: readonly Figure[],
  { encoding, system }: { readonly encoding: 'utf-8' | 'gbk'; readonly system: keyof typeof PRJ },
): ShapefileFiles {
  return {
    '.shp': shpOf(figures),
    '.dbf': dbfOf(figures, encoding),
    '.prj': Buffer.from(PRJ[system]),
    '.cpg': Buffer.from(encoding === 'gbk' ? 'GBK' : 'UTF-8'),
  };
}

function shpOf(figures: readonly Figure[]): Buffer {
  const records = figures.map(({ polygons }, i) => {
    const rings = polygons.flat();
    const points = rings.flat();
    const content = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
    content.writeInt32LE(5, 0);
    content.writeInt32LE(rings.length, 36);
    content.writeInt32LE(points.length, 40);
    let from = 0;
    for (const [r, ring] of rings.entries()) {
      content.writeInt32LE(from, 44 + 4 * r);
      from += ring.length;
    }
    for (const [p, [north, east]] of points.entries()) {
      content.writeDoubleLE(east, 44 + 4 * rings.length + 16 * p);
      content.writeDoubleLE(north, 52 + 4 * rings.length + 16 * p);
    }
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, ...records]);
}

const CELL = 60;

function dbfOf(figures: readonly Figure[], encoding: 'utf-8' | 'gbk'): Buffer {
  const names = [...new Set(figures.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const bytesOf = (text: string): Uint8Array => {
    if (encoding === 'utf-8') return Buffer.from(text);
    const encoded = encodeGbk(text);
    if ('missing' in encoded) throw new Error(`not in GBK: ${encoded.missing}`);
    return encoded.bytes;
  };
  const header = Buffer.alloc(32 + 32 * names.length + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(figures.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + CELL * names.length, 10);
  for (const [i, name] of names.entries()) {
    const at = 32 + 32 * i;
    header.set(bytesOf(name).subarray(0, 10), at);
    header.write('C', at + 11, 'latin1');
    header.writeUInt8(CELL, at + 16);
  }
  header.writeUInt8(0x0d, header.length - 1);
  const records = figures.map(({ properties = {} }) => {
    const record = Buffer.alloc(1 + CELL * names.length, ' ');
    for (const [i, name] of names.entries())
      record.set(bytesOf(String(properties[name] ?? '')).subarray(0, CELL), 1 + CELL * i);
    return record;
  });
  return Buffer.concat([header, ...records]);
}

/** A zip of plain files. */
export function aZip(entries: readonly (readonly [name: string, bytes: Uint8Array])[]): Buffer {
  return rawZip(entries.map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));
}

/** The least of a GeoPackage: one table of polygons in EPSG:4549, with a trigger that would spoil it. */
export function aGeoPackage(
  figures: readonly Figure[],
  {
    table = 'dk',
    extra = [],
    isBare = false,
  }: { readonly table?: string; readonly extra?: readonly string[]; readonly isBare?: boolean } = {},
): Buffer {
  const database = new Database(':memory:');
  const name = `"${table.replaceAll('"', '""')}"`;
  database.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('x')");
  if (!isBare) {
    database.exec(`
      CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
      CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
      CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
      INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4549, 'EPSG', 4549, '');
      CREATE TABLE ${name} (fid INTEGER PRIMARY KEY, geom BLOB, "权利人" TEXT);
      CREATE TRIGGER spoil AFTER UPDATE ON gpkg_contents BEGIN DELETE FROM note; END;`);
    database.prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, 4549)').run(table, 'features', table);
    database
      .prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POLYGON', 4549, 0, 0)")
      .run(table);
    const insert = database.prepare(`INSERT INTO ${name} (geom, "权利人") VALUES (?, ?)`);
    for (const { polygons, properties = {} } of figures)
      insert.run(blobOf(polygons), String(properties.CQR ?? ''));
    for (const statement of extra) database.exec(statement);
  }
  const bytes = database.serialize();
  database.close();
  return bytes;
}

function blobOf(polygons: Figure['polygons']): Buffer {
  const head = Buffer.from([0x47, 0x50, 0, 1, 0xc5, 0x11, 0, 0]);
  const multi = Buffer.alloc(9);
  multi.writeUInt8(1, 0);
  multi.writeUInt32LE(6, 1);
  multi.writeUInt32LE(polygons.length, 5);
  return Buffer.concat([head, multi, ...polygons.map(wkbOf)]);
}

function wkbOf(rings: readonly (readonly Corner[])[]): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(1, 0);
  head.writeUInt32LE(3, 1);
  head.writeUInt32LE(rings.length, 5);
  const bodies = rings.map((ring) => {
    const body = Buffer.alloc(4 + 16 * ring.length);
    body.writeUInt32LE(ring.length, 0);
    for (const [i, [north, east]] of ring.entries()) {
      body.writeDoubleLE(east, 4 + 16 * i);
      body.writeDoubleLE(north, 12 + 16 * i);
    }
    return body;
  });
  return Buffer.concat([head, ...bodies]);
}
