/** Handing over in tests: a package out of one workspace and into another. */
import type { ImportReport } from '#core/contract/package.ts';
import type { Client, TestWorkspace } from './a-workspace.ts';
import { finish } from './calls.ts';

/** @returns path of the package in the outbox */
export async function exportFrom({ client }: TestWorkspace): Promise<string> {
  return (await finish(client.package.export({}))).path;
}

export const packageFile = (path: string) => ({ file: { kind: 'path' as const, path } });

export function importInto({ client }: { readonly client: Client }, path: string): Promise<ImportReport> {
  return finish(client.package.import(packageFile(path)));
}
