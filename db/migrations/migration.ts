/** What a migration is. Migrations import nothing of ours: what they did on the day of their release must never change. */
export type MigrationTarget = { exec(sql: string): unknown };

export type Migration = {
  /** By tens, so that a forgotten step can be put between two released ones. */
  readonly version: number;
  readonly name: string;
  readonly up: (database: MigrationTarget) => void;
};
