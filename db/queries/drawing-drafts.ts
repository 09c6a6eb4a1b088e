/** Lines being drawn, one a parcel; that of a parcel still to be made has the empty name. */
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

export function deleteDrawingDraft(database: Db, parcel: string): void {
  prepared(database, 'DELETE FROM drawing_draft WHERE parcel = ?').run(parcel);
}

/** The newest first. */
export function drawingDraftRows(database: Db): DrawingDraftRow[] {
  return prepared(
    database,
    'SELECT * FROM drawing_draft ORDER BY kept_at DESC, parcel',
  ).all() as DrawingDraftRow[];
}
