/** What the window asks for all the time, on a store of many parcels. */
import type { RecordId } from '#core/ids.ts';
import { LIST_COLUMN_NAMES } from '#core/parcel/list-columns.ts';
import { outlines } from '#service/maps.ts';
import { listParcels, type ParcelPageRequest } from '#service/parcel-list.ts';
import { parcelDetail } from '#service/parcels.ts';
import { aSurvey } from './a-survey.ts';
import { type Benchmark, medianOf, PARCELS } from './benchmark.ts';

const LIMIT = 200;

/** From no filter to all of them at once, with finds from all to none. */
const FILTERS: Readonly<Record<string, Omit<ParcelPageRequest, 'limit'>>> = {
  'no filter': {},
  'one state': { states: ['draft'] },
  'a category': { categories: ['industrial'] },
  'a rare category': { categories: ['mine'] },
  townships: { townshipCodes: ['330502100', '330521101', '330523100'] },
  'a key area': { keyAreaNos: [1] },
  'a surveyor': { surveyors: ['沈建国'] },
  errors: { issues: 'errors' },
  'no finding': { issues: 'none' },
  'photos missing': { photos: 'missing' },
  days: { surveyedFrom: '2025-03-10', surveyedTo: '2025-04-20', changedFrom: '2020-01-01' },
  area: { areaFromSqM: 5000, areaToSqM: 20_000 },
  'several at once': {
    states: ['draft', 'returned'],
    categories: ['industrial', 'village'],
    issues: 'errors',
    areaFromSqM: 1000,
    surveyedFrom: '2025-03-01',
  },
  'nothing found': { surveyors: ['nobody'], issues: 'conflict' },
  'a search and a category': { search: '有限公司', categories: ['industrial'] },
};

export const reading: Benchmark = {
  name: 'read',
  run: async (folder) => {
    const { session, workspace } = await aSurvey(folder);
    const ids = workspace.database.prepare('SELECT id FROM parcel').pluck().all() as RecordId[];
    const [west, south, east, north] = [120.05, 30.85, 120.15, 30.95] as const;
    const changed: { readonly name: string; readonly ms: number }[] = [];
    for (const [name, filter] of Object.entries(FILTERS)) {
      for (const by of LIST_COLUMN_NAMES) {
        for (const descending of [false, true]) {
          const ms = await medianOf(3, () =>
            listParcels(workspace, { ...filter, sort: { by, descending }, limit: LIMIT }),
          );
          changed.push({ name: `${name}, by ${by}${descending ? ' descending' : ''}`, ms });
        }
      }
    }
    const inOrder = changed.toSorted((a, b) => a.ms - b.ms);
    const worst = inOrder.at(-1) ?? { name: '', ms: 0 };
    const measured = [
      {
        what: `first page of ${PARCELS} parcels`,
        limit: '≤ 20 ms',
        oursMs: await medianOf(20, () => listParcels(workspace, { limit: LIMIT })),
      },
      {
        what: `changed filter, middle of ${changed.length} combinations`,
        limit: '≤ 60 ms',
        oursMs: inOrder[Math.floor(inOrder.length / 2)]?.ms ?? 0,
      },
      { what: `changed filter, the worst: ${worst.name}`, limit: '≤ 60 ms', oursMs: worst.ms },
      {
        what: 'a place far down the list',
        limit: '-',
        oursMs: await medianOf(20, (run) =>
          listParcels(workspace, {
            sort: { by: 'name', descending: false },
            skip: Math.floor(PARCELS / 3) + run,
            limit: LIMIT,
          }),
        ),
      },
      {
        what: 'open a record',
        limit: '≤ 30 ms',
        oursMs: await medianOf(200, (run) =>
          parcelDetail(workspace, ids[(run * 37) % ids.length] as RecordId),
        ),
      },
      {
        what: 'outlines of one map view',
        limit: '-',
        oursMs: await medianOf(20, () => outlines(workspace, [west, south, east, north], 5000)),
      },
    ];
    await session.close();
    return measured.map((row) => ({ ...row, peer: '-', peerMs: undefined }));
  },
};
