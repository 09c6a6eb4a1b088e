/** The live workspace as a GIS sees it. GDAL is asked where it is installed. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { makeDemo } from '#service/demo/make-demo.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const hasGdal = isInstalled('ogrinfo', '--version');

describe.skipIf(!hasGdal)(`ogrinfo${hasGdal ? '' : ' (GDAL is not installed here: not tried)'}`, () => {
  test('lists DCDYTB with the count, extent and EPSG:4490 of the office’s parcels, and DCQTB', async () => {
    const folder = join(await temporaryFolder(), 'demo');
    const { office } = await makeDemo(folder, {
      parcels: 12,
      photosPerParcel: 0,
      seed: 3,
      programVersion: '0',
    });
    const file = join(office, 'survey.gpkg');
    const { output } = run('ogrinfo', ['-so', '-ro', file, 'DCDYTB']);
    const database = new Database(file, { readonly: true });
    const expected = database
      .prepare(
        'SELECT count(*) AS n, min(min_lon) AS w, min(min_lat) AS s, max(max_lon) AS e, max(max_lat) AS t FROM parcel_box',
      )
      .get() as { n: number; w: number; s: number; e: number; t: number };
    const codes = database.prepare('SELECT unit_no AS no FROM parcel ORDER BY unit_no').pluck().all();
    database.close();

    expect(expected.n).toBe(12);
    expect(output).toContain(`Feature Count: ${expected.n}`);
    expect(output).toMatch(/ID\["EPSG",4490\]/);
    const [, w, s, e, t] = /Extent: \(([-\d.]+), ([-\d.]+)\) - \(([-\d.]+), ([-\d.]+)\)/.exec(output) ?? [];
    expect([w, s, e, t].map(Number)).toEqual(
      [expected.w, expected.s, expected.e, expected.t].map((degrees) => expect.closeTo(degrees, 4)),
    );
    const rows = run('ogrinfo', [
      '-ro',
      '-q',
      '-geom=NO',
      '-sql',
      'SELECT DCDYBH FROM DCDYTB ORDER BY DCDYBH',
      file,
    ]).output;
    expect([...rows.matchAll(/DCDYBH \(String\) = (\S+)/g)].map((match) => match[1])).toEqual(codes);
    expect(run('ogrinfo', ['-so', '-ro', file]).output).toContain('DCQTB');
  });
});
