/** What the program is given from outside: clock, randomness, folders, a log. Tests and samples give their own. */
import { uuidV7From } from '#core/ids.ts';

export type Environment = {
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Where this person's program keeps what belongs to no workspace: the device's key, the list of recent workspaces. */
  readonly dataFolder: string;
  /** Where a first workspace is suggested. */
  readonly documentsFolder: string;
  /** Size of the file that is thrown off when the disk is full; 0 for none. */
  readonly ballastBytes: number;
  readonly programVersion: string;
  readonly deviceName: string;
  /** Details of what went wrong inside, for the log file; never shown. */
  readonly log: (entry: { readonly reference: string; readonly error: unknown }) => void;
};

/** A new UUIDv7 of the environment's clock and randomness; the caller says of which kind. */
export function newId<T extends string>(env: Pick<Environment, 'now' | 'randomBytes'>): T {
  return uuidV7From(env.now().getTime(), env.randomBytes(10)) as T;
}
