/** The help of the command line, from the table of commands and the texts. */
import type { Command } from './command.ts';

type Text = (key: string) => string;

const COMMON_OPTIONS = ['json', 'quiet', 'lang', 'help'] as const;

export function helpOfAll(commands: readonly Command[], text: Text): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    text('cli/help/title'),
    '',
    text('cli/help/usage'),
    '',
    text('cli/help/commands'),
    ...commands.map(({ name }) => `  ${name.padEnd(width)}${text(`cli/commands/${name}/summary`)}`),
    '',
    text('cli/help/more'),
  ].join('\n');
}

export function helpOf(command: Command, text: Text): string {
  const { name, positionals, options } = command;
  const synopsis = [
    'takan',
    name,
    ...positionals.map((word) => `<${word.replace(/^…/, '')}${word.startsWith('…') ? '…' : ''}>`),
    ...options.map(({ name: option, required, repeated, isFlag }) => {
      const written = isFlag ? `--${option}` : `--${option} <${option}>${repeated ? '…' : ''}`;
      return required ? written : `[${written}]`;
    }),
  ].join(' ');
  const rows = [
    ...positionals.map((word) => [
      `<${word.replace(/^…/, '')}>`,
      text(`cli/commands/${name}/options/${word.replace(/^…/, '')}`),
    ]),
    ...options.map(({ name: option }) => [`--${option}`, text(`cli/commands/${name}/options/${option}`)]),
    ...COMMON_OPTIONS.map((option) => [`--${option}`, text(`cli/options/${option}`)]),
  ];
  const width = Math.max(...rows.map(([left]) => left?.length ?? 0)) + 2;
  return [
    text(`cli/commands/${name}/summary`),
    '',
    `  ${synopsis}`,
    '',
    ...rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}${right}`),
  ].join('\n');
}
