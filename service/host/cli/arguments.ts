/** Words of the command line to a command with its arguments; what does not fit is wrong usage. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Command, UsageError } from './command.ts';

const FLAGS = ['json', 'help', 'quiet', 'version'] as const;

export type ParsedArguments =
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly positionals: readonly string[];
      readonly options: ReadonlyMap<string, readonly string[]>;
      readonly flags: ReadonlySet<string>;
    };

/** @throws UsageError */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): ParsedArguments {
  const first = argv.findIndex((word) => !word.startsWith('-'));
  const words = first < 0 ? [] : argv.slice(first);
  const command = commands.find(({ name }) => name.split(' ').every((part, i) => words[i] === part));
  if (!command) {
    if (argv.includes('--version')) return { kind: 'version' };
    if (words.length === 0 || argv.includes('--help')) return { kind: 'help', command: undefined };
    throw new UsageError('unknownCommand', { command: words.slice(0, 2).join(' ') });
  }
  const rest = [...argv.slice(0, first), ...words.slice(command.name.split(' ').length)];
  const { values, positionals } = parseWords(rest, command);
  if (values.help === true) return { kind: 'help', command };
  checkPositionals(positionals, command);
  const options = new Map<string, readonly string[]>();
  for (const { name, required } of command.options) {
    const given = values[name];
    if (Array.isArray(given)) options.set(name, given.map(String));
    else if (required)
      throw new UsageError('missingArgument', { argument: `--${name}`, command: command.name });
  }
  const flags = new Set(FLAGS.filter((flag) => values[flag] === true));
  return { kind: 'run', command, positionals, options, flags };
}

type Words = {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
};

function parseWords(words: readonly string[], command: Command): Words {
  const options: ParseArgsConfig['options'] = Object.fromEntries([
    ...FLAGS.map((flag) => [flag, { type: 'boolean' as const }] as const),
    ['lang', { type: 'string' as const, multiple: true }] as const,
    ...command.options.map(
      ({ name, isFlag }) =>
        [
          name,
          isFlag ? { type: 'boolean' as const, multiple: true } : { type: 'string' as const, multiple: true },
        ] as const,
    ),
  ]);
  try {
    return parseArgs({ args: joinRepeated(words, command), options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const option = /'(--?[^' <]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    throw new UsageError(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'unknownOption' : 'missingValue', {
      option,
    });
  }
}

/** `--unit A B C` means `--unit A --unit B --unit C` for options that may be repeated. */
function joinRepeated(words: readonly string[], command: Command): string[] {
  const repeated = new Set(
    command.options.filter((option) => option.repeated).map(({ name }) => `--${name}`),
  );
  const joined: string[] = [];
  let current: string | undefined;
  let taken = false;
  for (const word of words) {
    if (word.startsWith('--')) {
      current = repeated.has(word) ? word : undefined;
      taken = false;
      joined.push(word);
    } else if (current && taken) joined.push(current, word);
    else {
      taken = current !== undefined;
      joined.push(word);
    }
  }
  return joined;
}

function checkPositionals(positionals: readonly string[], command: Command): void {
  const wanted = command.positionals;
  const missing = wanted[positionals.length];
  if (missing !== undefined)
    throw new UsageError('missingArgument', { argument: `<${missing}>`, command: command.name });
  const extra = positionals[wanted.length];
  if (extra !== undefined && !wanted.at(-1)?.startsWith('…')) {
    throw new UsageError('unexpectedArgument', { argument: extra, command: command.name });
  }
}
