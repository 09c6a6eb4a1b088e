import { extname, resolve } from 'node:path';
import { ORPCError } from '@orpc/client';
import { BOUNDARY_EXPORT_FORMATS, type BoundaryExportFormat } from '#core/contract/boundary.ts';
import type { Failure, Problem } from '#core/contract/failures.ts';
import type { RecordId } from '#core/ids.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import type { Call, Command } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { problemJson } from '../script-json.ts';
import { findParcel } from './parcels.ts';
import { badValue, openFirst } from './workspace.ts';

export const boundaryCommands: readonly Command[] = [
  {
    name: 'boundary import',
    positionals: ['ws', 'file'],
    options: [],
    run: async (call) => {
      await openFirst(call);
      const source = { kind: 'path' as const, path: resolve(call.positionals[1] ?? '') };
      try {
        const { created, warnings } = await call.client.boundary.importParcels({ source });
        tell(call, created, warnings, []);
        return 0;
      } catch (error) {
        const refused = refusedOf(error);
        if (refused && call.json) tell(call, [], [], refused);
        return call.refuse(error);
      }
    },
  },
  {
    name: 'boundary write',
    positionals: ['ws'],
    options: [{ name: 'out', required: true }, { name: 'unit', repeated: true }, { name: 'encoding' }],
    run: async (call) => {
      const path = resolve(call.value('out') ?? '');
      const format = formatOf(path);
      const encoding = call.value('encoding') ?? 'utf-8';
      if (encoding !== 'utf-8' && encoding !== 'gbk') throw badValue('encoding', encoding);
      await openFirst(call);
      const ids: RecordId[] = [];
      for (const unit of call.values('unit')) ids.push((await findParcel(call, unit)).id);
      const selection = ids.length > 0 ? { ids } : { filter: {} };
      const made = await call.finish(
        call.client.boundary.exportFile({ selection, format, encoding }, { signal: call.signal }),
      );
      await writeDurably(path, { path: made.path });
      const { parcels, without, byteLength } = made;
      if (call.json) call.out(JSON.stringify({ path, parcels, without, byteLength }));
      else {
        call.out(call.text('cli/results/boundariesWritten', { parcels, path }));
        if (without > 0) call.out(call.text('cli/results/boundariesWithout', { count: without }));
      }
      return 0;
    },
  },
];

/** @throws UsageError for an ending that says no format */
function formatOf(path: string): BoundaryExportFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format =
    BOUNDARY_EXPORT_FORMATS.find((each) => each === ending) ?? (ending === 'json' ? 'geojson' : undefined);
  if (!format) throw badValue('out', path);
  return format;
}

function tell(
  call: Call,
  created: readonly { unitNo: string }[],
  warnings: readonly Problem[],
  refused: readonly Problem[],
): void {
  const asJson = (problem: Problem) => problemJson(problem, problemText(problem, call.text));
  if (call.json) {
    call.out(JSON.stringify({ created, warnings: warnings.map(asJson), refused: refused.map(asJson) }));
    return;
  }
  call.out(call.text('cli/results/boundariesImported', { count: created.length }));
  for (const { unitNo } of created) call.out(`  ${unitNo}`);
  for (const warning of warnings)
    call.out(`${call.text('severities/warning')} ${problemText(warning, call.text)}`);
}

function refusedOf(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'FAILURE') return undefined;
  const { code, params } = error.data as Failure;
  return code === 'boundary.refused' ? (params.problems as unknown as Problem[]) : undefined;
}
