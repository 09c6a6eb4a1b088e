/** Prepared statements, kept with their database: preparing anew costs more than most of our queries. */
import type { Statement } from 'better-sqlite3';
import type { Db } from './connection.ts';

const kept = new WeakMap<Db, Map<string, Statement>>();

export function prepared(database: Db, sql: string): Statement {
  const ofDatabase = kept.get(database) ?? new Map<string, Statement>();
  kept.set(database, ofDatabase);
  const statement = ofDatabase.get(sql) ?? database.prepare(sql);
  ofDatabase.set(sql, statement);
  return statement;
}
