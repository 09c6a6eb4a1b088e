/** Runs the benchmarks one after the other and prints their table. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, Measured } from './benchmark.ts';
import { boundaryFiles } from './boundary-files.ts';
import { drawing } from './drawing.ts';
import { gallery } from './gallery.ts';
import { map } from './map.ts';
import { neighbours } from './neighbours.ts';
import { packages } from './packages.ts';
import { photos } from './photos.ts';
import { reading } from './reading.ts';
import { searching } from './searching.ts';
import { storing } from './storing.ts';

const BENCHMARKS: readonly Benchmark[] = [
  boundaryFiles,
  storing,
  reading,
  searching,
  neighbours,
  drawing,
  packages,
  photos,
  map,
  gallery,
];

const wanted = process.argv.slice(2);
const rows: Measured[] = [];
for (const benchmark of BENCHMARKS) {
  if (wanted.length > 0 && !wanted.some((word) => benchmark.name.includes(word))) continue;
  const folder = mkdtempSync(join(process.env.TAKAN_BENCH_FOLDER ?? tmpdir(), 'takan-bench-'));
  try {
    rows.push(...(await benchmark.run(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const shown = (ms: number | undefined): string =>
  ms === undefined ? '-' : ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
const ratioOf = (oursMs: number, peerMs: number): string => {
  const ratio = oursMs / peerMs;
  return ratio.toFixed(ratio < 0.1 ? 4 : 2);
};
const table = [
  ['what', 'limit', 'peer', 'peer ms', 'ours ms', 'ratio'],
  ...rows.map(({ what, limit, peer, peerMs, oursMs }) => [
    what,
    limit,
    peer,
    shown(peerMs),
    shown(oursMs),
    peerMs === undefined ? '-' : ratioOf(oursMs, peerMs),
  ]),
];
const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
for (const row of table) {
  process.stdout.write(`${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`);
}
