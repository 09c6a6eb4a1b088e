import { resolve } from 'node:path';
import { ORPCError } from '@orpc/client';
import type { Failure, Problem } from '#core/contract/failures.ts';
import type { Call, Command } from '../command.ts';
import { problemText } from '../failure-text.ts';
import { problemJson } from '../script-json.ts';
import { openFirst } from './workspace.ts';

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
];

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
