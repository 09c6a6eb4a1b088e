import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { toMu } from '#core/geo/areas.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { problemJson } from '../script-json.ts';
import { table } from '../table.ts';

export const workspaceCommands: readonly Command[] = [
  {
    name: 'init',
    positionals: ['ws'],
    options: [
      { name: 'role', required: true },
      { name: 'surveyor', required: true },
      { name: 'township', required: true },
    ],
    run: async (call) => {
      const [folder = ''] = call.positionals;
      const role = call.value('role');
      if (role !== 'field' && role !== 'office') throw badValue('role', role);
      const townshipCode = call.value('township') ?? '';
      if (!/^\d{9}$/.test(townshipCode)) throw badValue('township', townshipCode);
      const info = await call.client.workspace.create({
        folder,
        role,
        surveyor: call.value('surveyor') ?? '',
        townshipCode,
      });
      if (call.json) call.out(JSON.stringify(info));
      else call.out(call.text('cli/results/created', { folder: info.folder }));
      return 0;
    },
  },
  {
    name: 'info',
    positionals: ['ws'],
    options: [],
    run: async (call) => {
      const info = await openFirst(call);
      if (call.json) call.out(JSON.stringify(info));
      else for (const line of infoLines(info, call)) call.out(line);
      return 0;
    },
  },
  {
    name: 'check',
    positionals: ['ws'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const found = await call.finish(call.client.workspace.check(undefined, { signal: call.signal }));
      if (call.json) {
        const problems = found.problems.map((problem) =>
          problemJson(problem, problemText(problem, call.text)),
        );
        call.out(JSON.stringify({ ...found, problems }));
      } else {
        call.out(
          found.healthy
            ? call.text('cli/results/healthy', found.checked)
            : call.text('cli/results/unhealthy', { count: found.problems.length }),
        );
        for (const problem of found.problems) call.out(`  ${problemText(problem, call.text)}`);
        const rows = found.records.map(({ record, unitNo, errors, warnings }) => [
          unitNo ?? record,
          call.text('cli/results/recordIssues', { errors, warnings }),
        ]);
        for (const line of table(rows)) call.out(line);
      }
      return found.healthy ? 0 : 1;
    },
  },
];

/** Opens the workspace that the first argument names. */
export async function openFirst(call: Call): Promise<WorkspaceInfo> {
  return await call.client.workspace.open({ folder: call.positionals[0] ?? '' });
}

export function badValue(option: string, value: string | undefined): UsageError {
  return new UsageError('badValue', { option: `--${option}`, value: value ?? '' });
}

/** A whole number from 0 up. @throws UsageError */
export function wholeNumber(call: Call, option: string, fallback: number): number {
  const text = call.value(option);
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw badValue(option, text);
  return Number(text);
}

function infoLines(info: WorkspaceInfo, { text }: Call): string[] {
  const { counts } = info;
  return table([
    [text('cli/labels/folder'), info.folder],
    [text('cli/labels/role'), text(`roles/${info.role}`)],
    [text('cli/labels/surveyor'), info.surveyor],
    [text('cli/labels/township'), `${info.townshipName} ${info.townshipCode}`],
    [text('cli/labels/parcels'), `${counts.parcels}`],
    [text('cli/labels/area'), `${toMu(info.planarAreaSqM).toFixed(4)} ${text('units/mu')}`],
    [text('cli/labels/photos'), `${counts.photos}`],
    [text('cli/labels/packages'), `${counts.packages}`],
    [text('cli/labels/conflicts'), `${counts.conflicts}`],
    [text('cli/labels/operations'), `${counts.operations}`],
    [text('cli/labels/device'), info.deviceFingerprint],
    [text('cli/labels/version'), `${info.schemaVersion}`],
  ]);
}
