/**
 * Lines in, fixes out. Sentences of one moment carry its time and are put together; a fix is given when the next moment begins, or
 * when the caller says that the receiver has paused. GSA carries no time and belongs to the moment it is sent in. Of a receiver that
 * was heard to speak of a moment when the next has begun, each moment is held open for as long as the next one lasts.
 */
import { lonLat } from '../geo/coordinates.ts';
import { FIX_QUALITIES, type Fix, type FixQuality } from './fix.ts';
import { readSentence, type Sentence, type SentenceFault } from './sentence.ts';

export type ReaderCounts = {
  readonly sentences: number;
  /** A sentence of ours whose fields say nothing possible, such as 61 minutes; it is left out whole. */
  readonly unreadable: number;
  readonly faults: Readonly<Record<SentenceFault, number>>;
};

export type FixReader = {
  /** @returns the fix of a moment that is over, when this line begins another */
  readonly take: (line: string) => readonly Fix[];
  /** @returns the fixes under way: to be called when nothing has come for a while, and at the end of a log */
  readonly pause: () => readonly Fix[];
  readonly counts: () => ReaderCounts;
};

type Moment = { timeOfDay?: string; day?: string; isVoid: boolean; hasPosition: boolean; fix: Partial<Fix> };

type Told = {
  readonly sigma: NonNullable<Fix['sigma']>;
  readonly quality: FixQuality;
  readonly timeOfDay: string;
};
const DAY_S = 86_400;

export function createFixReader(): FixReader {
  let moment = begun(undefined);
  /** Of the moment before: its time, and itself while it is held open. */
  let before: { readonly timeOfDay?: string | undefined; readonly held?: Moment | undefined } = {};
  let speaksLate = false;
  /** The accuracy that was told last, and of what kind of solution; undefined of a receiver that tells none. */
  let told: Told | undefined;
  let lastQuality: FixQuality = 'none';
  let sentences = 0;
  let unreadable = 0;
  const faults = { 'not-a-sentence': 0, 'too-long': 0, 'no-checksum': 0, 'checksum-differs': 0 };

  const give = (...ended: readonly (Moment | undefined)[]): readonly Fix[] => {
    // The day lasts until it is told again.
    moment = begun(moment.day);
    return ended.flatMap((one) => {
      if (!one) return [];
      const { sigma, quality = lastQuality } = one.fix;
      lastQuality = quality;
      if (sigma && one.timeOfDay !== undefined) told = { sigma, quality, timeOfDay: one.timeOfDay };
      return toFix(one, told) ?? [];
    });
  };

  const next = (): readonly Fix[] => {
    const { held } = before;
    before = { timeOfDay: moment.timeOfDay, held: speaksLate ? moment : undefined };
    return give(speaksLate ? held : moment);
  };

  const pause = (): readonly Fix[] => {
    const { held } = before;
    before = { timeOfDay: moment.timeOfDay };
    return give(held, moment);
  };

  return {
    take: (line) => {
      if (line.trim() === '') return [];
      const read = readSentence(line);
      if ('fault' in read) {
        faults[read.fault] += 1;
        return [];
      }
      sentences += 1;
      if ('foreign' in read) return [];
      const said = readFields(read.sentence);
      if (said === 'unreadable') unreadable += 1;
      if (said === undefined || said === 'unreadable') return [];
      if (!said.hasPosition && isSameTime(said.timeOfDay, before.timeOfDay)) {
        speaksLate = true;
        if (before.held) add(before.held, said);
        return [];
      }
      const [now, until] = [said.timeOfDay, moment.timeOfDay];
      const isNext = now !== undefined && until !== undefined && !isSameTime(now, until);
      const ended = isNext ? next() : [];
      // Past midnight the day is another one, and it has not been told yet which.
      if (isNext && secondsOf(now) < secondsOf(until)) moment = begun(undefined);
      add(moment, said);
      return ended;
    },
    pause,
    counts: () => ({ sentences, unreadable, faults: { ...faults } }),
  };
}

/** Sentences of one moment write it with more or fewer decimals. */
function isSameTime(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && secondsOf(a) === secondsOf(b);
}

function secondsOf(timeOfDay: string): number {
  return timeOfDay.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function begun(day: string | undefined): Moment {
  return { ...(day === undefined ? {} : { day }), isVoid: false, hasPosition: false, fix: {} };
}

/**
 * Receivers that send positions five or ten times a second tell their accuracy once in it. It stands for that second and for solutions of
 * its kind: a float is not as exact as the fixed solution before it.
 */
function sigmaFor(timeOfDay: string, quality: FixQuality, told: Told): Partial<Fix> {
  const ageS = (secondsOf(timeOfDay) - secondsOf(told.timeOfDay) + DAY_S) % DAY_S;
  return told.quality === quality && ageS < 1 ? { sigma: told.sigma } : { lacksSigma: true };
}

/** A moment of which only GSA or GST came has nothing to show. */
function toFix(
  { timeOfDay, day, isVoid, hasPosition, fix }: Moment,
  told: Told | undefined,
): Fix | undefined {
  if (timeOfDay === undefined || !hasPosition) return undefined;
  const { at, quality = 'none', ...rest } = fix;
  const when = { timeOfDay, ...(day === undefined ? {} : { day }) };
  // RMC says that the receiver does not stand by its position.
  if (isVoid || quality === 'none' || at === undefined) return { ...when, ...rest, quality: 'none' };
  return {
    ...when,
    ...rest,
    ...(told && !rest.sigma ? sigmaFor(timeOfDay, quality, told) : {}),
    quality,
    at,
  };
}

/** What one sentence adds to its moment. */
type Said = {
  readonly timeOfDay?: string;
  readonly day?: string;
  readonly isVoid?: boolean;
  readonly hasPosition?: boolean;
  readonly fix?: Partial<Fix>;
};

function add(moment: Moment, { timeOfDay, day, isVoid, hasPosition, fix }: Said): void {
  if (timeOfDay !== undefined) moment.timeOfDay ??= timeOfDay;
  if (day !== undefined) moment.day = day;
  if (isVoid) moment.isVoid = true;
  if (hasPosition) moment.hasPosition = true;
  moment.fix = { ...moment.fix, ...fix };
}

/** @returns undefined for a type that is not ours */
function readFields({ type, fields }: Sentence): Said | 'unreadable' | undefined {
  try {
    if (type === 'GGA') return readGga(fields);
    if (type === 'RMC') return readRmc(fields);
    if (type === 'GSA') return readGsa(fields);
    if (type === 'GST') return readGst(fields);
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable';
    throw error;
  }
}

class Unreadable extends Error {}

/** Time, latitude, N/S, longitude, E/W, quality, satellites, HDOP, altitude, M, geoid, M, age of corrections, station. */
function readGga(fields: readonly string[]): Said {
  const [time = '', lat = '', ns = '', lon = '', ew = '', quality = '', satellites = ''] = fields;
  const [hdop = '', altitude = '', , separation = '', , age = '', station = ''] = fields.slice(7);
  const at = position(lat, ns, lon, ew);
  return {
    timeOfDay: timeOfDay(time),
    hasPosition: true,
    fix: {
      ...(at ? { at } : {}),
      quality: qualityOf(quality),
      ...optional('satellites', satellites),
      ...optional('hdop', hdop),
      ...optional('altitudeM', altitude, true),
      ...optional('geoidSeparationM', separation, true),
      ...optional('correctionAgeS', age),
      ...(station === '' ? {} : { stationId: station }),
    },
  };
}

/** Time, A or V, position, speed, course, day as ddmmyy. Its position is GGA's; its day and its V are what it is read for. */
function readRmc(fields: readonly string[]): Said {
  const [time = '', status = ''] = fields;
  const [, dd, mm, yy] = /^(\d\d)(\d\d)(\d\d)$/.exec(fields[8] ?? '') ?? [];
  return {
    timeOfDay: timeOfDay(time),
    ...(dd && mm && yy ? { day: `20${yy}-${mm}-${dd}` } : {}),
    ...(status === 'A' ? {} : { isVoid: true }),
  };
}

/** Mode, 2D or 3D, twelve satellites, PDOP, HDOP, VDOP; one for each system. */
function readGsa(fields: readonly string[]): Said {
  return { fix: optional('pdop', fields[14] ?? '') };
}

/** Time, RMS, error ellipse (three fields), standard deviations of latitude, longitude and altitude in metres. */
function readGst(fields: readonly string[]): Said {
  const [time = '', , , , , lat = '', lon = '', up = ''] = fields;
  const northM = number(lat);
  const eastM = number(lon);
  const upM = number(up);
  const sigma =
    northM === undefined || eastM === undefined
      ? undefined
      : { northM, eastM, ...(upM === undefined ? {} : { upM }) };
  return { timeOfDay: timeOfDay(time), ...(sigma ? { fix: { sigma } } : {}) };
}

/** `061230.20` → `06:12:30.20`. */
function timeOfDay(text: string): string {
  const [, h, m, s] = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d(?:\.\d+)?|60(?:\.0+)?)$/.exec(text) ?? [];
  if (h === undefined || m === undefined || s === undefined) throw new Unreadable();
  return `${h}:${m}:${s}`;
}

function qualityOf(text: string): FixQuality {
  const quality = /^\d$/.test(text) ? FIX_QUALITIES[Number(text)] : undefined;
  if (quality === undefined) throw new Unreadable();
  return quality;
}

/** Empty fields are no position; half a position is not readable. */
function position(lat: string, ns: string, lon: string, ew: string): Fix['at'] {
  if (lat === '' && lon === '') return undefined;
  if (!/^[NS]$/.test(ns) || !/^[EW]$/.test(ew)) throw new Unreadable();
  const latDeg = degrees(lat, 2, 90) * (ns === 'S' ? -1 : 1);
  const lonDeg = degrees(lon, 3, 180) * (ew === 'W' ? -1 : 1);
  return lonLat(lonDeg, latDeg);
}

/** `3052.1234567` → 30 + 52.1234567 / 60. */
function degrees(text: string, digits: 2 | 3, most: number): number {
  const [, whole, minutes] =
    (digits === 2 ? /^(\d\d)(\d\d(?:\.\d*)?)$/ : /^(\d{3})(\d\d(?:\.\d*)?)$/).exec(text) ?? [];
  const inDegrees = Number(whole) + Number(minutes) / 60;
  if (minutes === undefined || Number(minutes) >= 60 || inDegrees > most) throw new Unreadable();
  return inDegrees;
}

function number(text: string, maySink = false): number | undefined {
  if (text === '') return undefined;
  if (!(maySink ? /^-?\d*\.?\d+$|^-?\d+\.$/ : /^\d*\.?\d+$|^\d+\.$/).test(text)) throw new Unreadable();
  return Number(text);
}

function optional<K extends keyof Fix>(name: K, text: string, maySink = false): Partial<Fix> {
  const value = number(text, maySink);
  return value === undefined ? {} : { [name]: value };
}
