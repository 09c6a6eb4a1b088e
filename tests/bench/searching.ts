/**
 * Searching as it is typed against reading all the texts through with LIKE, in two ways: in the columns of the parcels where they
 * stand, as a program without an index would, and in a narrow copy of them in the form that is searched, made for this alone. What is
 * looked for is cut out of the texts at random places, so that what is common is asked for often. Ours gives the first page and
 * the count, LIKE the count alone; the copy's count and ours have to be the same. Each by itself, as somebody searches: LIKE reads so
 * much that whatever comes after it finds none of its pages in memory.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { toSearchForm } from '#core/parcel/search-text.ts';
import { demoRandom } from '#service/demo/demo-random.ts';
import { listParcels } from '#service/parcel-list.ts';
import { aSurvey } from './a-survey.ts';
import { type Benchmark, inOrder, type Measured, millisecondsOf, PARCELS } from './benchmark.ts';

const LENGTHS = [1, 2, 3, 6];
const SEARCHES = 60;
const MEGABYTE = 1e6;

const TEXT_COLUMNS = [
  ...['unit_no', 'name', 'address', 'parcel_codes', 'real_estate_unit_nos', 'right_holder', 'current_user'],
  ...['title_certificate_no', 'approval_no', 'remarks'],
];

export const searching: Benchmark = {
  name: 'read and search',
  run: async (folder) => {
    const { session, workspace } = await aSurvey(folder);
    const { database, folder: workspaceFolder } = workspace;
    database.exec('CREATE TABLE read_through (fid INTEGER PRIMARY KEY, text TEXT)');
    const keep = database.prepare('INSERT INTO read_through VALUES (?, ?)');
    const texts: string[] = [];
    database.transaction(() => {
      for (const row of database.prepare('SELECT * FROM parcel').all() as Record<string, string | null>[]) {
        const names = (JSON.parse(row.enterprises ?? '[]') as { name: string }[]).map(({ name }) => name);
        const all = [...TEXT_COLUMNS.map((column) => row[column] ?? ''), ...names].map(toSearchForm);
        keep.run(row.fid, all.join('\n'));
        texts.push(...all.filter((text) => text !== ''));
      }
    })();
    const like = database.prepare("SELECT count(*) FROM read_through WHERE text LIKE ? ESCAPE '\\'").pluck();
    const inPlace = database
      .prepare(
        `SELECT count(*) FROM parcel WHERE deleted = 0
         AND (${[...TEXT_COLUMNS, 'enterprises'].map((column) => `${column} LIKE @pattern ESCAPE '\\'`).join(' OR ')})`,
      )
      .pluck();
    const random = demoRandom(1, 0);
    const measured: Measured[] = [];
    const ofAll: { ours: number[]; inCopy: number[] } = { ours: [], inCopy: [] };
    for (const length of LENGTHS) {
      const searches: string[] = [];
      while (searches.length < SEARCHES) {
        const characters = Array.from(random.pick(texts as [string, ...string[]]));
        const from = random.whole(0, characters.length - 1);
        const search = characters.slice(from, from + length).join('');
        if (Array.from(search).length === length && !/\s/u.test(search)) searches.push(search);
      }
      const ours: number[] = [];
      const theirs: number[] = [];
      const inCopy: number[] = [];
      const totals: number[] = [];
      for (const search of searches) {
        ours.push(
          await millisecondsOf(() => {
            totals.push(listParcels(workspace, { search, limit: 200, sums: false }).total);
          }),
        );
      }
      for (const [i, search] of searches.entries()) {
        const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
        let readThrough = 0;
        theirs.push(await millisecondsOf(() => void inPlace.get({ pattern })));
        inCopy.push(
          await millisecondsOf(() => {
            readThrough = like.get(pattern) as number;
          }),
        );
        const found = totals[i];
        if (found !== readThrough) throw new Error(`${search}: ${found} found, ${readThrough} by LIKE`);
      }
      measured.push(rowOf(`of ${length} ${length === 1 ? 'character' : 'characters'}`, ours, theirs));
      ofAll.ours.push(...ours);
      ofAll.inCopy.push(...inCopy);
    }
    await session.close();
    const rssMegabytes = Math.round(memoryOfReader(workspaceFolder) / MEGABYTE);
    return [
      ...measured,
      rowOf('of any length', ofAll.ours, ofAll.inCopy, { peer: 'LIKE in a narrow copy', limit: '-' }),
      {
        what: `memory of a process that opens, lists, searches and opens records: ${rssMegabytes} MB`,
        limit: '< 400 MB',
        peer: '-',
        peerMs: undefined,
        oursMs: 0,
      },
    ];
  },
};

/** In a process of its own, for this one has made the sample and read all its texts. */
function memoryOfReader(workspaceFolder: string): number {
  const reader = join(import.meta.dirname, 'reader.ts');
  return Number(execFileSync(process.execPath, [reader, workspaceFolder], { encoding: 'utf8' }));
}

function rowOf(
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  { peer, limit } = { peer: 'LIKE in place', limit: '≤ 0.02 ×, 10 ms, p95 40' },
): Measured {
  const { median, p95 } = inOrder(ours);
  return {
    what: `search ${what} in ${PARCELS} parcels, p95 ${p95.toFixed(1)} ms`,
    limit,
    peer,
    peerMs: inOrder(theirs).median,
    oursMs: median,
  };
}
