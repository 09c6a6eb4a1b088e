/** Writing through the service (operations, hash chain, projection, rules) against bare SQL that puts the same rows into the same tables. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { RecordId } from '#core/ids.ts';
import type { Json } from '#core/json.ts';
import { searchedTextsOf, toSearchTokens } from '#core/parcel/search-text.ts';
import { demoParcels } from '#service/demo/demo-data.ts';
import { machineEnvironment } from '#service/host/machine-environment.ts';
import { write } from '#service/operations.ts';
import { addParcel, parcelDetail, writeParcelGroup } from '#service/parcels.ts';
import { createSession } from '#service/session.ts';
import { unitNumbers } from '#service/unit-numbers.ts';
import type { OpenWorkspace } from '#service/workspace/open-workspace.ts';
import { storeRowsBare } from './bare-rows.ts';
import { type Benchmark, inOrder, medianOf, millisecondsOf, PARCELS } from './benchmark.ts';

const CHANGES = 500;

export const storing: Benchmark = {
  name: 'store',
  run: async (folder) => {
    const session = createSession(
      machineEnvironment({ programVersion: 'bench', dataFolder: join(folder, 'data') }),
    );
    const workspace = await session.create({
      folder: join(folder, 'ws'),
      role: 'field',
      surveyor: 'bench',
      townshipCode: '330502100',
    });
    const parcels = [...demoParcels({ seed: 1, count: PARCELS })];
    const numbers = unitNumbers(workspace);
    const bulkMs = await millisecondsOf(() =>
      write(workspace, ['parcels'], (writer) => {
        for (const { attributes, boundary } of parcels)
          addParcel(workspace, writer, numbers, attributes, { boundary });
      }),
    );

    const bareMs = await storeRowsBare(workspace.database, join(folder, 'bare.gpkg'), {
      tokens: parcels.map(({ attributes }) => toSearchTokens(searchedTextsOf(attributes))),
    });

    const plain = new Database(join(folder, 'one.sqlite'));
    plain.pragma('journal_mode = WAL');
    plain.pragma('synchronous = FULL');
    plain.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, value TEXT)');
    const one = plain.prepare('INSERT INTO t (value) VALUES (?)');
    const records = workspace.database
      .prepare('SELECT id FROM parcel LIMIT ?')
      .pluck()
      .all(CHANGES) as RecordId[];
    const seenOfEach = records.map((id) => processOf(workspace, id));
    const inserts: number[] = [];
    const changes: number[] = [];
    // In turns: what the disk takes for one durable write goes up and down within a run.
    for (const [run, id] of records.entries()) {
      inserts.push(await millisecondsOf(() => void one.run(`remark ${run}`)));
      changes.push(
        await millisecondsOf(() => {
          const { value, heads } = seenOfEach[run] as Seen;
          writeParcelGroup(workspace, id, 'process', { ...value, remarks: '改' }, heads);
        }),
      );
    }
    const insertMs = inOrder(inserts).median;
    const changeMs = inOrder(changes).median;
    const [id] = records as [RecordId];
    const { value, ...before } = processOf(workspace, id);
    let { heads } = before;
    const typedMs = await medianOf(200, (run) => {
      const typed = { ...value, remarks: `remark ${run}` };
      heads = writeParcelGroup(workspace, id, 'process', typed, heads).groups.process?.heads ?? [];
    });
    plain.close();
    await session.close();
    return [
      {
        what: `store ${PARCELS} records`,
        limit: '≤ 3 ×',
        peer: 'the same rows by bare SQL',
        peerMs: bareMs,
        oursMs: bulkMs,
      },
      {
        what: 'store one change durably',
        limit: '≤ 3 ×',
        peer: 'one durable INSERT',
        peerMs: insertMs,
        oursMs: changeMs,
      },
      {
        what: 'the same in a record changed a hundred times',
        limit: '-',
        peer: 'one durable INSERT',
        peerMs: insertMs,
        oursMs: typedMs,
      },
    ];
  },
};

type Seen = {
  readonly value: { readonly [field: string]: Json };
  readonly heads: Parameters<typeof writeParcelGroup>[4];
};

/** What somebody has before him who changes a remark: the rest of the group stays as it is. */
function processOf(workspace: OpenWorkspace, id: RecordId): Seen {
  const { values, groups } = parcelDetail(workspace, id);
  return { value: (values.process ?? {}) as Seen['value'], heads: groups.process?.heads ?? [] };
}
