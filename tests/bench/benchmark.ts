/** What a benchmark is, and how its result is told. */

export type Measured = {
  readonly what: string;
  /** As stated by the plan of the project, e.g. `≤ 3 ×`; a dash where none is stated. */
  readonly limit: string;
  readonly peer: string;
  readonly peerMs: number | undefined;
  readonly oursMs: number;
};

export type Benchmark = {
  readonly name: string;
  readonly run: (folder: string) => Promise<readonly Measured[]>;
};

export async function millisecondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle of several runs, each of its own. */
export async function medianOf(runs: number, work: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await millisecondsOf(() => work(run)));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** Sorted, so that the middle and the worst of twenty can be read off. */
export function inOrder(times: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

export const PARCELS = Number(process.env.TAKAN_BENCH_PARCELS ?? 10_000);
