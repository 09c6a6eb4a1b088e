/** Lines being drawn. The column `parcel` holds what names a line; service/drawing-drafts.ts says how. */
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type DrawingDraftRow = {
  readonly parcel: string;
  readonly purpose: string;
  /** JSON of the points. */
  readonly line: string;
  readonly kept_at: string;
};

export function putDrawingDraft(database: Db, row: DrawingDraftRow): void {
  prepared(database, 'INSERT OR REPLACE INTO drawing_draft VALUES (@parcel, @purpose, @line, @kept_at)').run(
    row,
  );
}

export function deleteDrawingDraft(database: Db, name: string): void {
  prepared(database, 'DELETE FROM drawing_draft WHERE parcel = ?').run(name);
}

export function drawingDraftRow(database: Db, name: string): DrawingDraftRow | undefined {
  return prepared(database, 'SELECT * FROM drawing_draft WHERE parcel = ?').get(name) as
    | DrawingDraftRow
    | undefined;
}

/** The newest first. */
export function drawingDraftRows(database: Db): DrawingDraftRow[] {
  return prepared(
    database,
    'SELECT * FROM drawing_draft ORDER BY kept_at DESC, parcel',
  ).all() as DrawingDraftRow[];
}
