import type { RecordFindings } from '#core/contract/findings.ts';
import type { WorkspaceCheck, WorkspaceInfo } from '#core/contract/workspace.ts';
import { toMu } from '#core/geo/areas.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { findingHeads, findingRows, findingsJson } from '../findings-text.ts';
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
      if (call.json) await printCheckJson(call, found);
      else await printCheck(call, found);
      return found.healthy ? 0 : 1;
    },
  },
];

async function printCheck(call: Call, found: WorkspaceCheck): Promise<void> {
  const { out, text } = call;
  out(
    found.healthy
      ? text('cli/results/healthy', found.checked)
      : text('cli/results/unhealthy', { count: found.problems.length }),
  );
  for (const problem of found.problems) out(`  ${problemText(problem, text)}`);
  out(text(found.totals.records === 0 ? 'cli/results/noFindings' : 'cli/results/findings', found.totals));
  let heads = [findingHeads(text)];
  for await (const records of findingPages(call, found)) {
    for (const line of table([...heads, ...findingRows(records, text)])) out(line);
    heads = [];
  }
}

/** One text, written as it is read: a workspace of 100,000 parcels has many findings. */
async function printCheckJson(call: Call, found: WorkspaceCheck): Promise<void> {
  const { healthy, checked, totals } = found;
  const problems = found.problems.map((problem) => problemJson(problem, call.text));
  const head = JSON.stringify({ healthy, checked, problems, totals });
  call.out(`${head.slice(0, -1)},"records":[`);
  let comma = '';
  for await (const records of findingPages(call, found)) {
    for (const each of records) {
      call.out(`${comma}${JSON.stringify(findingsJson(each, call.text))}`);
      comma = ',';
    }
  }
  call.out(']}');
}

/** The records the check has told, then the rest. */
async function* findingPages(
  { client, signal }: Call,
  { records, next }: WorkspaceCheck,
): AsyncGenerator<readonly RecordFindings[]> {
  if (records.length > 0) yield records;
  for (let after = next; after !== undefined; ) {
    signal.throwIfAborted();
    const page = await client.parcel.findings({ after, limit: 500 });
    if (page.items.length > 0) yield page.items;
    after = page.next;
  }
}

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
