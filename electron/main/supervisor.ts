/**
 * Keeps the data process alive: starts it, starts it again when it dies, with growing pauses and not for ever, and
 * tells who uses it. What was acknowledged is on the disk (PRAGMA synchronous=FULL), so a restart loses nothing.
 */
import { type FromDataProcess, isFromDataProcess, type ToDataProcess } from '#service/host/data-process.ts';

/** What the supervisor needs of Electron's UtilityProcess. */
export type DataProcess<Port> = {
  postMessage(message: ToDataProcess, transfer?: Port[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
};

export type SupervisorOptions<Port> = {
  readonly fork: () => DataProcess<Port>;
  readonly start: Extract<ToDataProcess, { kind: 'start' }>;
  /** The process answers: after the first start and after each restart. */
  readonly onReady: () => void;
  /** It died too often; `retry` starts over. */
  readonly onGaveUp: () => void;
  readonly log: (line: string) => void;
  readonly timing?: Partial<SupervisorTiming>;
};

export type SupervisorTiming = {
  /** Pause before the first, second, … restart in a row; after the last the supervisor gives up. */
  readonly pausesMs: readonly number[];
  /** A process that lived this long starts the row of pauses afresh. */
  readonly settledMs: number;
  readonly pingEveryMs: number;
  /**
   * How long without an answer until the process counts as hung. Long on purpose: SQLite works synchronously, and an
   * import of a hundred thousand records answers nothing until its transaction is through.
   */
  readonly hungAfterMs: number;
  /** How long a stop may take before the process is killed. */
  readonly stopMs: number;
};

const TIMING: SupervisorTiming = {
  pausesMs: [200, 1000, 3000, 10_000, 30_000],
  settledMs: 60_000,
  pingEveryMs: 10_000,
  hungAfterMs: 5 * 60_000,
  stopMs: 30_000,
};

export type Supervisor<Port> = {
  /** Hands a port over; false while the process is down (then the caller asks again at `onReady`). */
  send(message: Extract<ToDataProcess, { kind: 'window' | 'file' }>, port: Port): boolean;
  retry(): void;
  /** Closes the workspace and ends the process; resolves when it is gone. Nothing is restarted afterwards. */
  stop(): Promise<void>;
};

export function supervise<Port>(options: SupervisorOptions<Port>): Supervisor<Port> {
  const timing = { ...TIMING, ...options.timing };
  let current: DataProcess<Port> | undefined;
  let ready = false;
  let stopping = false;
  let deaths = 0;
  let restart: NodeJS.Timeout | undefined;
  let gone: () => void = () => undefined;
  /** What the next process starts with: the workspace that the last one had open. */
  let start = options.start;

  const launch = (): void => {
    const launched = options.fork();
    const startedAt = Date.now();
    let lastAnswerAt = startedAt;
    let pings = 0;
    current = launched;
    const pinging = setInterval(() => {
      if (Date.now() - lastAnswerAt > timing.hungAfterMs) {
        options.log('data process: no answer, killed');
        launched.kill();
      } else launched.postMessage({ kind: 'ping', number: ++pings });
    }, timing.pingEveryMs);
    launched.on('message', (message) => {
      if (!isFromDataProcess(message)) return;
      lastAnswerAt = Date.now();
      take(message);
    });
    launched.on('exit', (code) => {
      clearInterval(pinging);
      current = undefined;
      ready = false;
      if (stopping) return gone();
      options.log(`data process: ended with ${code} after ${Date.now() - startedAt} ms`);
      if (Date.now() - startedAt > timing.settledMs) deaths = 0;
      const pause = timing.pausesMs[deaths++];
      if (pause === undefined) options.onGaveUp();
      else restart = setTimeout(launch, pause);
    });
    launched.postMessage(start);
  };
  const take = (message: FromDataProcess): void => {
    if (message.kind === 'workspace') start = { ...options.start, ...inWorkspace(message.folder) };
    if (message.kind !== 'ready') return;
    ready = true;
    options.onReady();
  };
  launch();

  return {
    send(message, port) {
      if (!current || !ready || stopping) return false;
      current.postMessage(message, [port]);
      return true;
    },
    retry() {
      deaths = 0;
      if (!current && !stopping) launch();
    },
    stop() {
      stopping = true;
      clearTimeout(restart);
      const running = current;
      if (!running) return Promise.resolve();
      return new Promise((resolve) => {
        const patience = setTimeout(() => running.kill(), timing.stopMs);
        gone = () => {
          clearTimeout(patience);
          resolve();
        };
        running.postMessage({ kind: 'stop' });
      });
    },
  };
}

function inWorkspace(folder: string | undefined): { readonly workspaceFolder?: string } {
  return folder === undefined ? {} : { workspaceFolder: folder };
}
