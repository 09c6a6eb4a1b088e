/** The list as a CSV file in the outbox: chosen columns, chosen parcels, in the order of the list. */
import { join } from 'node:path';
import { setImmediate as otherCalls } from 'node:timers/promises';
import { toFileStamp, toMinuteInChina } from '#core/china-time.ts';
import type { ParcelSelection } from '#core/contract/parcel-list.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { RecordId } from '#core/ids.ts';
import { CSV_BYTE_ORDER_MARK, toCsvLine } from '#core/parcel/csv.ts';
import type { CodeListName } from '#core/parcel/field.ts';
import { type ListWords, listCellOf, namesByCode } from '#core/parcel/list-cells.ts';
import type { ListColumnName } from '#core/parcel/list-columns.ts';
import type { ParcelSort } from '#core/parcel/list-filter.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { listRowOf } from '#db/queries/list-rows.ts';
import { en } from '#texts/en/index.ts';
import { type TextTree, textAt } from '#texts/text-at.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { requireSpace } from './disk-space.ts';
import { toMadeFile } from './files.ts';
import { type JobControl, throwIfCancelled } from './jobs.ts';
import { selectedIds } from './parcel-bulk.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export type CsvRequest = {
  readonly selection: ParcelSelection;
  readonly columns: readonly ListColumnName[];
  readonly sort: ParcelSort;
  readonly language: 'zh-CN' | 'en';
};

const ROWS_A_PIECE = 500;
/** Twenty cells of a hundred characters. */
const MOST_BYTES_A_ROW = 2 * 1024;

export async function exportParcelCsv(
  workspace: OpenWorkspace,
  { selection, columns, sort, language }: CsvRequest,
  { signal, progress }: JobControl,
) {
  const texts: TextTree = language === 'en' ? en : zhCN;
  const ids = inOrder(workspace, selection, sort);
  await requireSpace(workspace.folder, ids.length * MOST_BYTES_A_ROW);
  const words = listWords(workspace.reference, texts);
  const stamp = toFileStamp(workspace.env.now());
  const target = join(workspace.folders.outbox, `parcel-list-${stamp}-${ids.length}.csv`);
  let parcels = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const heads = columns.map((column) => textAt(texts, `listColumns/${column}`));
    yield Buffer.from(CSV_BYTE_ORDER_MARK + toCsvLine(heads));
    for (let from = 0; from < ids.length; from += ROWS_A_PIECE) {
      throwIfCancelled(signal);
      progress({ phase: 'parcels.csv', done: from, total: ids.length, unit: 'parcels' });
      const lines = ids.slice(from, from + ROWS_A_PIECE).flatMap((id) => {
        const summary = listRowOf(workspace.database, id);
        // Removed since the file was begun.
        if (!summary) return [];
        return [toCsvLine(columns.map((column) => listCellOf(column, summary, words)))];
      });
      parcels += lines.length;
      yield Buffer.from(lines.join(''));
      await otherCalls();
    }
  }
  await writeDurably(target, pieces(), { signal });
  return { ...toMadeFile(target), parcels };
}

function inOrder(
  workspace: OpenWorkspace,
  selection: ParcelSelection,
  sort: ParcelSort,
): readonly RecordId[] {
  if (!('ids' in selection)) return selectedIds(workspace, selection, sort);
  const chosen = new Set(selection.ids);
  return selectedIds(workspace, { filter: {}, except: [] }, sort).filter((id) => chosen.has(id));
}

function listWords({ codeLists, divisions, keyAreas }: ReferenceData, texts: TextTree): ListWords {
  const names = new Map(codeLists.map(({ list, items }) => [list, namesByCode(items)]));
  const areas = new Map(keyAreas.map(({ no, name }) => [no, name]));
  return {
    state: (state) => textAt(texts, `states/${state}`),
    codeName: (list: CodeListName, code) => names.get(list)?.(code) ?? code,
    township: namesByCode(divisions),
    keyArea: (no) => `${no} ${areas.get(no) ?? ''}`.trim(),
    time: (iso) => toMinuteInChina(new Date(iso)),
    issues: (errors, warnings) =>
      [
        ...(errors > 0 ? [textAt(texts, 'window/list/errors', { count: errors })] : []),
        ...(warnings > 0 ? [textAt(texts, 'window/list/warnings', { count: warnings })] : []),
      ].join(' '),
  };
}
