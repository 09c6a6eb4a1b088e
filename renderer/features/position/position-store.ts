/**
 * The one receiver of the window: what it says now, and the point that is being made of several fixes. Knows neither map nor page;
 * whoever makes it says where points go.
 */
import type { Failure } from '#core/contract/failures.ts';
import { type AveragedPoint, averageOf } from '#core/position/averaging.ts';
import type { Fix } from '#core/position/fix.ts';
import { createFixReader, type ReaderCounts } from '#core/position/fix-reader.ts';
import { DEMANDS, type FixRefusal, refusalsOf } from '#core/position/judge-fix.ts';
import { toFailure } from '../../client/failure.ts';
import type { ReceiverSource } from './receiver-source.ts';

/** What the surveyor works with decides what is asked of a fix. */
export type Equipment = keyof typeof DEMANDS;

export type Averaging = {
  readonly wanted: number;
  readonly accepted: readonly Fix[];
  readonly refused: number;
  /** Undefined before the first fix is accepted. */
  readonly soFar: AveragedPoint | undefined;
};

export type PointUse = 'added' | 'moved' | 'notUsed';

export type Receiving = 'connecting' | 'listening' | 'ended';

export type PositionState = {
  readonly source: Pick<ReceiverSource, 'kind' | 'name'> | undefined;
  readonly receiving: Receiving | undefined;
  readonly failure: Failure | undefined;
  readonly fix: Fix | undefined;
  /** Why the last fix may not become a point; empty when it may. */
  readonly refusals: readonly FixRefusal[];
  readonly counts: ReaderCounts | undefined;
  readonly equipment: Equipment;
  readonly averaging: Averaging | undefined;
  /** The last point that was made, and what became of it. */
  readonly measured: { readonly point: AveragedPoint; readonly use: PointUse } | undefined;
  /** What was measured and lies too far apart to be a point: the receiver was carried about. */
  readonly scattered: AveragedPoint | undefined;
};

/**
 * A receiver that pauses so long has said all of a moment. Longer than the second between two moments of most: a fix must not be judged
 * before its accuracy has come, which some send half a second later.
 */
const MOMENT_ENDS_AFTER_MS = 1500;
/** So many lines without one whole sentence are no NMEA. */
const NOT_NMEA_AFTER_LINES = 60;
/** So long without one are none either, though bytes may come: a wrong port never ends a line. Finding the speed of a port takes 13 s. */
const NOT_NMEA_AFTER_MS = { serial: 20_000, network: 10_000, log: 60_000 } as const;

const NOTHING_HEARD = {
  source: undefined,
  receiving: undefined,
  fix: undefined,
  refusals: [],
  averaging: undefined,
} as const;

export type PositionStore = ReturnType<typeof createPositionStore>;

/** @param place puts a point where it belongs */
export function createPositionStore(place: (point: AveragedPoint) => PointUse) {
  let state: PositionState = {
    source: undefined,
    receiving: undefined,
    failure: undefined,
    fix: undefined,
    refusals: [],
    counts: undefined,
    equipment: 'rtk',
    averaging: undefined,
    measured: undefined,
    scattered: undefined,
  };
  const listeners = new Set<() => void>();
  let running: AbortController | undefined;
  const set = (next: Partial<PositionState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const takeFix = (fix: Fix, counts: ReaderCounts): void => {
    const refusals = refusalsOf(fix, DEMANDS[state.equipment]);
    set({ fix, refusals, counts, receiving: 'listening' });
    const { averaging } = state;
    if (!averaging) return;
    if (refusals.length > 0) {
      set({ averaging: { ...averaging, refused: averaging.refused + 1 } });
      return;
    }
    const accepted = [...averaging.accepted, fix];
    const soFar = averageOf(accepted);
    if (soFar.spreadM > DEMANDS[state.equipment].maxSigmaM) set({ averaging: undefined, scattered: soFar });
    else if (accepted.length < averaging.wanted) set({ averaging: { ...averaging, accepted, soFar } });
    else set({ averaging: undefined, measured: { point: soFar, use: place(soFar) } });
  };

  const disconnect = (): void => {
    running?.abort();
    running = undefined;
    set({ ...NOTHING_HEARD, failure: undefined });
  };

  const listen = async (source: ReceiverSource): Promise<void> => {
    disconnect();
    const control = new AbortController();
    running = control;
    const { kind, name } = source;
    set({ source: { kind, name }, receiving: 'connecting', counts: undefined });
    const reader = createFixReader();
    let lines = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fail = (failure: Failure): void => {
      control.abort();
      set({ ...NOTHING_HEARD, failure });
    };
    const patience = setTimeout(() => {
      if (reader.counts().sentences === 0 && !control.signal.aborted) fail(NOT_NMEA);
    }, NOT_NMEA_AFTER_MS[kind]);
    const give = (fixes: readonly Fix[]): void => {
      for (const fix of fixes) if (!control.signal.aborted) takeFix(fix, reader.counts());
    };
    try {
      for await (const some of source.open(control.signal)) {
        if (control.signal.aborted) return;
        clearTimeout(timer);
        for (const line of some) give(reader.take(line));
        lines += some.length;
        if (lines >= NOT_NMEA_AFTER_LINES && reader.counts().sentences === 0) break;
        // What is read from a file is whole at its end.
        if (kind !== 'log') timer = setTimeout(() => give(reader.pause()), MOMENT_ENDS_AFTER_MS);
      }
      if (control.signal.aborted) return;
      give(reader.pause());
      if (reader.counts().sentences === 0) fail(NOT_NMEA);
      else if (state.averaging) fail(lostWhileMeasuring(state.averaging));
      // What a receiver said last is no position any more once it is gone; a log is read to be looked at.
      else if (kind === 'log') set({ receiving: 'ended' });
      else set({ receiving: 'ended', fix: undefined, refusals: [] });
    } catch (error) {
      if (control.signal.aborted) return;
      fail(state.averaging ? lostWhileMeasuring(state.averaging) : toFailure(error));
    } finally {
      clearTimeout(timer);
      clearTimeout(patience);
      control.abort();
    }
  };

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    listen,
    disconnect,
    /** For what went wrong before there was a source to listen to. */
    fail: (failure: Failure) => set({ failure }),
    dismissFailure: () => set({ failure: undefined }),
    setEquipment: (equipment: Equipment) => {
      const { fix } = state;
      set({
        equipment,
        averaging: undefined,
        refusals: fix ? refusalsOf(fix, DEMANDS[equipment]) : [],
      });
    },
    /** Makes a point of the next so many fixes that are accepted. */
    measure: (wanted: number) =>
      set({
        averaging: { wanted, accepted: [], refused: 0, soFar: undefined },
        measured: undefined,
        scattered: undefined,
      }),
    stopMeasuring: () => set({ averaging: undefined }),
  };
}

const NOT_NMEA: Failure = { code: 'position.not-nmea', params: {} };

function lostWhileMeasuring({ accepted, wanted }: Averaging): Failure {
  return { code: 'position.lost-while-measuring', params: { done: accepted.length, wanted } };
}
