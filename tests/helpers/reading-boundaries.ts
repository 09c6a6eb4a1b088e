/** Reading files of other programs in tests: a file written, a refusal that stored nothing, a figure of one polygon. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Client } from './a-workspace.ts';
import type { Corner, Figure } from './boundary-files.ts';
import { failureWith } from './calls.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const pasted = (of: string) => ({ kind: 'text' as const, text: of });

export async function fileOf(name: string, content: string | Uint8Array) {
  const path = join(await temporaryFolder(), name);
  writeFileSync(path, content);
  return { kind: 'path' as const, path };
}

/** The refusals of a source, after making sure that importing it stores nothing. */
export async function refusalOf(client: Client, source: Parameters<Client['boundary']['read']>[0]['source']) {
  const reading = await client.boundary.read({ source });
  expect(reading.plots).toEqual([]);
  await failureWith('boundary.refused', client.boundary.importParcels({ source }));
  expect((await client.workspace.info()).counts.operations).toBe(0);
  return reading.refused;
}

export const codesOf = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

export const one = (...rings: readonly (readonly Corner[])[]): Figure => ({ polygons: [rings] });

/** Well-known text of one ring in metres, east first. */
export const wktOf = (ring: readonly Corner[]) =>
  `POLYGON((${ring.map(([north, east]) => `${east} ${north}`).join(',')}))`;
