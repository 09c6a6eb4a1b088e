/** What a command is: its words, its arguments, and a run that calls the contract in process, as any window would. */
import type { ContractRouterClient } from '@orpc/contract';
import type { Progress } from '#core/contract/base.ts';
import type { Contract } from '#core/contract/contract.ts';
import type { Session } from '#service/session.ts';
import type { Language } from './languages.ts';

export type Client = ContractRouterClient<Contract>;

export type OptionSpec = {
  readonly name: string;
  /** Key of its text under `cli/options`. */
  readonly required?: true;
  readonly repeated?: true;
  /** Takes no value. */
  readonly isFlag?: true;
};

export type Command = {
  /** One or two words, e.g. `parcels add`. */
  readonly name: string;
  /** Names of what has to follow; the last may be `…more` for one or more. */
  readonly positionals: readonly string[];
  readonly options: readonly OptionSpec[];
  /** @returns the exit code: 0 done, 1 refused */
  readonly run: (call: Call) => Promise<number>;
};

export type Call = {
  readonly client: Client;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly positionals: readonly string[];
  /** Option values in the order given; empty when the option was not. */
  readonly values: (option: string) => readonly string[];
  readonly value: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
  readonly json: boolean;
  /** In which files are written that people read. */
  readonly language: Language;
  /** Writes a line to standard output. */
  readonly out: (line: string) => void;
  /** Writes a line to standard error. */
  readonly err: (line: string) => void;
  readonly text: (key: string, params?: Readonly<Record<string, unknown>>) => string;
  /** Tells a failure on standard error, as text or as JSON, and gives the exit code. */
  readonly refuse: (error: unknown) => number;
  /** Tells progress on a terminal; nothing elsewhere. */
  readonly progress: (progress: Progress) => void;
  /** Runs long work to its end, telling its progress on a terminal. */
  readonly finish: <T>(work: PromiseLike<{ next(): Promise<IteratorResult<Progress, T>> }>) => Promise<T>;
};

/** Wrong usage: the text is told, and the exit code is 2. */
export class UsageError extends Error {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  constructor(key: string, params: Readonly<Record<string, string>>) {
    super(key);
    this.name = 'UsageError';
    this.key = key;
    this.params = params;
  }
}
