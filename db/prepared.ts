/**
 * Prepared statements, kept with their database: preparing anew costs more than most of our queries. SQLite prepares a kept one anew
 * by itself whenever its plan might be another for another value, as in joins and for the highest of something; a value written `+?`
 * is none that the plan is made by. Where a letter is typed or thousands are imported that is ten times as fast.
 */
import type { Statement, Transaction } from 'better-sqlite3';
import type { Db } from './connection.ts';

const kept = new WeakMap<Db, Map<string, Statement>>();

/** More than the program has; but which columns of a row change together, files of other people decide. */
const MAX_KEPT = 500;

export function prepared(database: Db, sql: string): Statement {
  const ofDatabase = kept.get(database) ?? new Map<string, Statement>();
  kept.set(database, ofDatabase);
  const known = ofDatabase.get(sql);
  if (known) return known;
  const [longestAgo] = ofDatabase.keys();
  if (ofDatabase.size >= MAX_KEPT && longestAgo !== undefined) ofDatabase.delete(longestAgo);
  const statement = database.prepare(sql);
  ofDatabase.set(sql, statement);
  return statement;
}

const transactions = new WeakMap<Db, Transaction<(work: () => unknown) => unknown>>();

/** Does the work in one transaction that locks the database at its beginning, and is taken back when the work throws. */
export function inTransaction<T>(database: Db, work: () => T): T {
  const transaction = transactions.get(database) ?? database.transaction((given: () => unknown) => given());
  transactions.set(database, transaction);
  return transaction.immediate(work) as T;
}
