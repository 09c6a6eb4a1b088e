/** From words to a command and from its end to an exit code: 0 done, 1 refused with the reason, 2 wrong usage. */

import { ORPCError } from '@orpc/client';
import { createRouterClient } from '@orpc/server';
import type { Progress } from '#core/contract/base.ts';
import type { Failure } from '#core/contract/failures.ts';
import type { Environment } from '#service/environment.ts';
import { toFailure } from '#service/implementer.ts';
import { router } from '#service/router.ts';
import { createSession, type Session } from '#service/session.ts';
import { textAt } from '#texts/text-at.ts';
import { parseArguments } from './arguments.ts';
import { type Call, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { failureLines, failureMessage } from './failure-text.ts';
import { helpOf, helpOfAll } from './help.ts';
import { languageFor, textsFor } from './languages.ts';
import { createPace } from './pace.ts';

export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A line that is written over again; absent where standard error is no terminal. */
  readonly status?: (text: string) => void;
};

export async function runCommand(
  argv: readonly string[],
  env: Environment,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const texts = textsFor(argv);
  const text = (key: string, params: Readonly<Record<string, unknown>> = {}) => textAt(texts, key, params);
  const out = (line: string) => terminal.out(`${line}\n`);
  const err = (line: string) => terminal.err(`${line}\n`);
  const pace = createPace();
  const tellProgress = ({ phase, done, total }: Progress): void => {
    const passed = pace(phase, done, total);
    const rate = passed ? ` · ${text('cli/results/pace', passed)}` : '';
    terminal.status?.(`${text(`jobs/${phase}`)} ${done}${total === undefined ? '' : ` / ${total}`}${rate}`);
  };
  let session: Session | undefined;
  try {
    const parsed = parseArguments(argv, COMMANDS);
    if (parsed.kind === 'help') {
      out(parsed.command ? helpOf(parsed.command, text) : helpOfAll(COMMANDS, text));
      return 0;
    }
    if (parsed.kind === 'version') {
      out(env.programVersion);
      return 0;
    }
    session = createSession(env);
    const json = parsed.flags.has('json');
    const call: Call = {
      client: createRouterClient(router, { context: { session } }),
      session,
      signal,
      positionals: parsed.positionals,
      values: (option) => parsed.options.get(option) ?? [],
      value: (option) => parsed.options.get(option)?.at(-1),
      flag: (option) => parsed.options.has(option),
      json,
      language: languageFor(argv),
      out,
      err,
      text,
      refuse: (error) => {
        const failure = failureOf(error, env);
        if (json)
          err(
            JSON.stringify({ code: failure.code, message: failureMessage(failure, text), ...failure.params }),
          );
        else for (const line of failureLines(failure, text)) err(line);
        return 1;
      },
      progress: tellProgress,
      finish: async (work) => {
        const iterator = await work;
        for (;;) {
          const step = await iterator.next();
          if (!step.done) tellProgress(step.value);
          else {
            terminal.status?.('');
            return step.value;
          }
        }
      },
    };
    try {
      return await parsed.command.run(call);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      return call.refuse(error);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(text(`cli/errors/${error.key}`, error.params));
    return 2;
  } finally {
    await session?.close();
  }
}

function failureOf(error: unknown, env: Environment): Failure {
  if (error instanceof ORPCError && error.code === 'FAILURE') return error.data as Failure;
  return toFailure(error, env);
}
