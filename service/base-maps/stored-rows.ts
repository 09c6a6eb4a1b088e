/**
 * Whether what is read of a SQLite file made elsewhere is stored in it. A view may compute without end, and a statement that runs holds
 * up the whole program; so a table is taken, and of views those that look up one row of a second table by its key, as the usual ones
 * do that keep equal tiles once. Then no read costs more than going through the file.
 */
import type Database from 'better-sqlite3';

/** Told by the text, for only to prepare a nest of views may take for ever; to be asked before anything is prepared on it. */
export function isPlain(database: Database.Database, name: string): boolean {
  const schema = database
    .prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL')
    .all() as SchemaEntry[];
  const own = schema.find((entry) => entry.name === name)?.sql ?? '';
  return (TABLE.test(own) || isPlainView(own, name, schema)) && !hasComputedColumns(database, schema);
}

type SchemaEntry = { readonly name: string; readonly sql: string };

const TABLE = /^create\s+table\b/i;
const NO_VIEW = /^create\s+(table|(unique\s+)?index|trigger)\b/i;

/** One SELECT, of tables, without `IS`: by that, rows without a key would be joined each with each. */
function isPlainView(sql: string, name: string, schema: readonly SchemaEntry[]): boolean {
  if (!/^create\s+view\b/i.test(sql) || /\b(with|is)\b/i.test(sql)) return false;
  if (sql.match(/\bselect\b/gi)?.length !== 1) return false;
  const words = wordsOf(sql);
  return schema.every(
    (entry) => entry.name === name || NO_VIEW.test(entry.sql) || !words.includes(wordsOf(entry.name)),
  );
}

/** Between spaces and without quotes, so that a name is found as a whole word however it is quoted. */
function wordsOf(text: string): string {
  const words = text.replace(/["'`[\]]/g, '').toLowerCase();
  return ` ${words.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim()} `;
}

function hasComputedColumns(database: Database.Database, schema: readonly SchemaEntry[]): boolean {
  const computed = database.prepare('SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden > 1');
  return schema.some((entry) => TABLE.test(entry.sql) && computed.get(entry.name) !== undefined);
}

/**
 * By SQLite's own plan: through one table, and from each row of it to at most one of another.
 * @param sql reads all columns that are ever read, and has no function but length()
 */
export function isCheap(database: Database.Database, sql: string): boolean {
  const unbound = (sql.match(/\?/g) ?? []).map(() => null);
  const steps = database.prepare(`EXPLAIN ${sql}`).all(unbound) as { opcode: string; p4: string | null }[];
  if (steps.some(({ opcode, p4 }) => /func/i.test(opcode) && p4 !== 'length(1)')) return false;
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(unbound) as { detail: string }[];
  const details = plan.map(({ detail }) => detail);
  // A view in an order of its own is gone through apart, once.
  const isApart = details.length > 2 && details[0]?.replace('CO-ROUTINE', 'SCAN') === details.at(-1);
  const [first = '', second, ...more] = isApart ? details.slice(1, -1) : details;
  if (more.length > 0 || !/^(SCAN|SEARCH) (?!.*VIRTUAL TABLE)/.test(first)) return false;
  return second === undefined || findsOne(database, second);
}

function findsOne(database: Database.Database, search: string): boolean {
  const [, key = '', terms = ''] =
    /^SEARCH \S+ USING (INTEGER PRIMARY KEY|(?:COVERING )?INDEX \S+) \(([^()]*)\)/.exec(search) ?? [];
  if (key === 'INTEGER PRIMARY KEY') return terms === 'rowid=?';
  const found = database
    .prepare(
      `SELECT (SELECT count(*) FROM pragma_index_info(list.name)) FROM sqlite_schema AS owner,
        pragma_index_list(owner.tbl_name) AS list
        WHERE owner.type = 'index' AND owner.name = ? AND list.name = owner.name AND list."unique" = 1`,
    )
    .pluck()
    .get(key.replace(/^(COVERING )?INDEX /, ''));
  return found === terms.split(' AND ').length && terms.split(' AND ').every((term) => term.endsWith('=?'));
}
