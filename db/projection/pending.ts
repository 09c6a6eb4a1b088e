/** Rows that a migration left to be made: it imports nothing of ours, so what only the program can compute is computed on opening. */
import type { RecordId } from '#core/ids.ts';
import type { Db } from '../connection.ts';
import { inTransaction, prepared } from '../prepared.ts';
import { type ProjectionContext, projectRecords } from './project-records.ts';

/** All of them in one transaction: after an interruption they are made at the next opening. */
export function projectPending(database: Db, context: ProjectionContext): void {
  const pending = prepared(database, 'SELECT record FROM to_project').pluck().all() as RecordId[];
  if (pending.length === 0) return;
  inTransaction(database, () => {
    // A boundary that stays as it is would not be measured against others again.
    prepared(database, 'UPDATE parcel SET geometry = NULL WHERE id IN (SELECT record FROM to_project)').run();
    projectRecords(database, pending, context);
    prepared(database, 'DELETE FROM to_project').run();
  });
}
