import { describe, expect, test } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { projectRecords } from '#db/projection/project-records.ts';
import { demoParcels } from '#service/demo/demo-data.ts';
import { type Writer, write } from '#service/operations.ts';
import { addParcel } from '#service/parcels.ts';
import { unitNumbers } from '#service/unit-numbers.ts';
import { type OpenWorkspace, projectionContextOf } from '#service/workspace/open-workspace.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish } from '#tests/helpers/calls.ts';

/** More than get their rows together, so that some have theirs while others are still written. */
const COUNT = 250;
/** They lie on the same ground, and are written a long way apart. */
const [EARLY, LATE] = [5, 240];

/** Many parcels in one transaction, and what else is written in it. */
function writeMany(workspace: OpenWorkspace, more: (writer: Writer, ids: readonly RecordId[]) => void) {
  const numbers = unitNumbers(workspace);
  const parcels = [...demoParcels({ seed: 3, count: COUNT })];
  return write(workspace, ['parcels'], (writer) => {
    const ids = parcels.map(({ attributes, boundary }, i) => {
      const ground = i === LATE ? (parcels[EARLY]?.boundary ?? boundary) : boundary;
      return addParcel(workspace, writer, numbers, attributes, { boundary: ground }).id;
    });
    more(writer, ids);
    return ids;
  });
}

const rowsOf = ({ database }: OpenWorkspace) =>
  database
    .prepare(
      'SELECT id, deleted, heads, error_count, warning_count, photo_count, remarks FROM parcel ORDER BY fid',
    )
    .all() as { id: RecordId; deleted: number; remarks: string | null; warning_count: number }[];

describe('many parcels begun in one transaction', () => {
  test('have the rows they would have one by one, whatever else is written of them in it', async () => {
    const { client, opened } = await aWorkspace();
    const workspace = opened();
    const ids = writeMany(workspace, (writer, made) => {
      const [first, second, third] = made as [RecordId, RecordId, RecordId];
      writer.set(first, 'parcel.process', { remarks: '同一次写入中改过' });
      writer.remove(second);
      writer.review(third, 'completed');
      writer.set(made.at(-1) as RecordId, 'parcel.process', { remarks: '最后一个也改过' });
    });
    const rows = rowsOf(workspace);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect([rows[0]?.remarks, rows.at(-1)?.remarks]).toEqual(['同一次写入中改过', '最后一个也改过']);
    expect(rows.map(({ deleted }) => deleted)).toEqual(ids.map((_, i) => (i === 1 ? 1 : 0)));
    projectRecords(workspace.database, ids, projectionContextOf(workspace));
    expect(rowsOf(workspace)).toEqual(rows);
    expect((await client.parcel.list({ search: '最后一个' })).total).toBe(1);
    expect((await finish(client.workspace.check())).problems).toEqual([]);
  });

  test('that lie on the same ground say so of each other, the one that was there already too', async () => {
    const { client, opened } = await aWorkspace();
    const ids = writeMany(opened(), () => {});
    const findingsOf = async (place: number) =>
      (await client.parcel.get({ id: ids[place] as RecordId })).issues
        .filter(({ rule }) => rule === 'parcel-overlap' || rule === 'same-land')
        .map(({ rule }) => rule);
    expect(await findingsOf(EARLY)).not.toEqual([]);
    expect(await findingsOf(LATE)).toEqual(await findingsOf(EARLY));
    const { error_count, warning_count } = opened()
      .database.prepare('SELECT error_count, warning_count FROM parcel WHERE id = ?')
      .get(ids[EARLY]) as { error_count: number; warning_count: number };
    const { issues } = await client.parcel.get({ id: ids[EARLY] as RecordId });
    expect(error_count + warning_count).toBe(issues.length);
  });

  test('are not there at all when the last of what is written with them fails', async () => {
    const { opened } = await aWorkspace();
    const workspace = opened();
    expect(() =>
      writeMany(workspace, () => {
        throw new Error('at the end');
      }),
    ).toThrow('at the end');
    expect(rowsOf(workspace)).toEqual([]);
    expect(workspace.database.prepare('SELECT count(*) FROM operation').pluck().get()).toBe(0);
    expect(workspace.database.prepare('SELECT count(*) FROM parcel_texts').pluck().get()).toBe(0);
  });
});
