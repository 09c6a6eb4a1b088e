import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type DataProcess, type SupervisorTiming, supervise } from '#electron/main/supervisor.ts';
import type { ToDataProcess } from '#service/host/data-process.ts';

const PATIENT = { timeout: 10_000, interval: 5 };
const TIMING: SupervisorTiming = {
  pausesMs: [1, 5, 10],
  settledMs: 10_000,
  pingEveryMs: 5,
  hungAfterMs: 10_000,
  stopMs: 10_000,
};

/** A process that does only what a test tells it to. */
class ScriptedProcess extends EventEmitter implements DataProcess<string> {
  readonly received: { readonly message: ToDataProcess; readonly ports: readonly string[] }[] = [];
  killed = false;

  postMessage(message: ToDataProcess, transfer: string[] = []): void {
    this.received.push({ message, ports: transfer });
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 137);
    return true;
  }
  kinds(): string[] {
    return this.received.map(({ message }) => message.kind);
  }
}

function scripted(timing: Partial<SupervisorTiming> = {}) {
  const forked: ScriptedProcess[] = [];
  const told = { ready: 0, gaveUp: 0 };
  const supervisor = supervise<string>({
    fork: () => {
      const made = new ScriptedProcess();
      forked.push(made);
      return made;
    },
    start: { kind: 'start', programVersion: '1' },
    onReady: () => told.ready++,
    onGaveUp: () => told.gaveUp++,
    log: () => undefined,
    timing: { ...TIMING, ...timing },
  });
  const latest = (): ScriptedProcess => {
    const last = forked.at(-1);
    if (!last) throw new Error('nothing was forked');
    return last;
  };
  return { supervisor, forked, told, latest };
}

describe('the supervisor of the data process', () => {
  it('starts it with its options, and hands ports over only once it is ready', () => {
    const { supervisor, told, latest } = scripted();
    expect(latest().kinds()).toEqual(['start']);
    expect(supervisor.send({ kind: 'window' }, 'early')).toBe(false);
    latest().emit('message', { kind: 'ready' });
    expect(told.ready).toBe(1);
    expect(supervisor.send({ kind: 'window' }, 'port')).toBe(true);
    expect(latest().received.at(-1)).toEqual({ message: { kind: 'window' }, ports: ['port'] });
  });

  it('starts it again when it dies, and says when it is ready again', async () => {
    const { supervisor, forked, told, latest } = scripted();
    latest().emit('message', { kind: 'ready' });
    latest().emit('exit', 139);
    expect(supervisor.send({ kind: 'file' }, 'port')).toBe(false);
    await expect.poll(() => forked.length, PATIENT).toBe(2);
    latest().emit('message', { kind: 'ready' });
    expect(told.ready).toBe(2);
  });

  it('has the next one open the workspace that was open, and none when it was closed', async () => {
    const { forked, latest } = scripted();
    latest().emit('message', { kind: 'workspace', folder: '/a' });
    latest().emit('exit', 1);
    await expect.poll(() => forked.length, PATIENT).toBe(2);
    expect(latest().received[0]?.message).toEqual({
      kind: 'start',
      programVersion: '1',
      workspaceFolder: '/a',
    });
    latest().emit('message', { kind: 'workspace', folder: undefined });
    latest().emit('exit', 1);
    await expect.poll(() => forked.length, PATIENT).toBe(3);
    expect(latest().received[0]?.message).toEqual({ kind: 'start', programVersion: '1' });
  });

  it('gives up after the last pause, and starts over when the person says so', async () => {
    const { supervisor, forked, told, latest } = scripted();
    for (let death = 1; death <= TIMING.pausesMs.length; death++) {
      latest().emit('exit', 1);
      await expect.poll(() => forked.length, PATIENT).toBe(death + 1);
      expect(told.gaveUp).toBe(0);
    }
    latest().emit('exit', 1);
    expect(told.gaveUp).toBe(1);
    await pause(50);
    expect(forked).toHaveLength(4);
    supervisor.retry();
    expect(forked).toHaveLength(5);
  });

  it('forgets earlier deaths of a process that lived long enough', async () => {
    const { forked, told, latest } = scripted({ settledMs: 0 });
    for (let death = 1; death <= 6; death++) {
      await pause(2);
      latest().emit('exit', 1);
      await expect.poll(() => forked.length, PATIENT).toBe(death + 1);
    }
    expect(told.gaveUp).toBe(0);
  });

  it('kills one that answers nothing for long, and leaves one that answers alone', async () => {
    const hung = scripted({ hungAfterMs: 30 });
    const first = hung.latest();
    await expect.poll(() => first.killed, PATIENT).toBe(true);

    // Long beside what a busy machine makes of an interval of 5 ms.
    const busy = scripted({ hungAfterMs: 500 });
    const alive = busy.latest();
    const answering = setInterval(() => alive.emit('message', { kind: 'pong', number: 1 }), 5);
    await pause(1200);
    expect(alive.killed).toBe(false);
    clearInterval(answering);
  });

  it('waits for the workspace to be closed, and starts nothing afterwards', async () => {
    const { supervisor, forked, latest } = scripted();
    latest().emit('message', { kind: 'ready' });
    let stopped = false;
    const stopping = supervisor.stop().then(() => {
      stopped = true;
    });
    expect(latest().kinds()).toContain('stop');
    await pause(20);
    expect(stopped).toBe(false);
    latest().emit('exit', 0);
    await stopping;
    await pause(20);
    expect(forked).toHaveLength(1);
    expect(supervisor.send({ kind: 'window' }, 'late')).toBe(false);
  });

  it('kills one that does not stop in time', async () => {
    const { supervisor, latest } = scripted({ stopMs: 20 });
    await supervisor.stop();
    expect(latest().killed).toBe(true);
  });

  it('is not misled by a message it does not know', () => {
    const { told, latest } = scripted();
    for (const message of [undefined, 'ready', { kind: 'start' }, null]) latest().emit('message', message);
    expect(told.ready).toBe(0);
  });
});
