/** Templates of this workspace: fields of records under a name, by township. */
import type { Db } from '../connection.ts';
import { prepared } from '../prepared.ts';

export type TemplateRow = {
  readonly id: string;
  readonly name: string;
  readonly township_code: string;
  /** JSON of the attributes by group. */
  readonly attributes: string;
  readonly changed_at: string;
};

/** Keeps a template; one of the same name in its township gets the new content and stays the one it is. */
export function putTemplate(database: Db, row: TemplateRow): TemplateRow {
  return prepared(
    database,
    `INSERT INTO template VALUES (@id, @name, @township_code, @attributes, @changed_at)
     ON CONFLICT (township_code, name) DO UPDATE SET attributes = excluded.attributes, changed_at = excluded.changed_at
     RETURNING *`,
  ).get(row) as TemplateRow;
}

/** Another one of the township that has the name. */
export function isTemplateNameTaken(database: Db, { id, township_code }: TemplateRow, name: string): boolean {
  return (
    prepared(database, 'SELECT 1 FROM template WHERE township_code = ? AND name = ? AND id <> ?').get(
      township_code,
      name,
      id,
    ) !== undefined
  );
}

export function renameTemplate(database: Db, id: string, name: string, changedAt: string): void {
  prepared(database, 'UPDATE template SET name = ?, changed_at = ? WHERE id = ?').run(name, changedAt, id);
}

export function deleteTemplate(database: Db, id: string): void {
  prepared(database, 'DELETE FROM template WHERE id = ?').run(id);
}

export function templateRow(database: Db, id: string): TemplateRow | undefined {
  return prepared(database, 'SELECT * FROM template WHERE id = ?').get(id) as TemplateRow | undefined;
}

/** @param first the township whose templates come first */
export function templateRows(database: Db, first: string): TemplateRow[] {
  return prepared(
    database,
    'SELECT * FROM template ORDER BY township_code <> ?, township_code, name, id',
  ).all(first) as TemplateRow[];
}
