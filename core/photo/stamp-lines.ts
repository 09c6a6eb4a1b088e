/** The lines of a stamp in the order of its template. What is not known is left out or said to be unknown, and nothing is guessed. */
import { toWrittenSeconds } from '../china-time.ts';
import { isInZone, lonLat } from '../geo/coordinates.ts';
import { toGk120 } from '../geo/projection.ts';
import { toInertLine } from '../sheet/inert-text.ts';
import { fillIn } from '../sheet/sheet-texts.ts';
import { takenAtOf } from './photo-clock.ts';
import type { PhotoEvidence } from './photo-groups.ts';
import type { StampField, StampTemplate } from './stamp-template.ts';

export type StampFacts = {
  readonly evidence: PhotoEvidence;
  readonly clock?: { readonly shiftS: number } | undefined;
  readonly sha256: string;
  readonly unitNo?: string | undefined;
  readonly parcelName?: string | undefined;
  /** What its kind is called. */
  readonly kind?: string | undefined;
  /** Who took it into the program; not who took the photo. */
  readonly recordedBy?: string | undefined;
};

/** The words of a stamp; they stand on it in Chinese whatever the window's language. */
export type StampTexts = {
  readonly labels: Readonly<Record<StampField, string>>;
  readonly line: string;
  readonly unknown: string;
  readonly corrected: string;
  readonly offsetAssumed: string;
  readonly position: string;
  readonly accuracy: string;
  readonly plane: string;
  readonly azimuth: Readonly<Record<'true' | 'magnetic' | 'unstated', string>>;
};

/** So many digits of the hash tell photos apart and can be read out. */
const SHORT_HASH = 12;

export function stampLines(template: StampTemplate, facts: StampFacts, texts: StampTexts): readonly string[] {
  return template.lines.flatMap((line) => {
    if ('text' in line) return line.text.trim() === '' ? [] : [toInertLine(line.text)];
    const value = VALUES[line.field](facts, texts);
    const known = value?.trim() ? toInertLine(value) : undefined;
    if (known === undefined && !line.sayUnknown) return [];
    return [fillIn(texts.line, { label: texts.labels[line.field], value: known ?? texts.unknown })];
  });
}

type ValueOf = (facts: StampFacts, texts: StampTexts) => string | undefined;

const VALUES: Readonly<Record<StampField, ValueOf>> = {
  unitNo: ({ unitNo }) => unitNo,
  parcelName: ({ parcelName }) => parcelName,
  kind: ({ kind }) => kind,
  time: timeText,
  lonLat: ({ evidence: { lon, lat, positionAccuracyM } }, texts) =>
    lon === undefined || lat === undefined
      ? undefined
      : `${fillIn(texts.position, { lon: degrees(lon, 'E', 'W'), lat: degrees(lat, 'N', 'S') })}${
          positionAccuracyM === undefined
            ? ''
            : fillIn(texts.accuracy, { metres: positionAccuracyM.toFixed(1) })
        }`,
  plane: planeText,
  azimuth: ({ evidence: { azimuthDeg, azimuthReference } }, texts) =>
    azimuthDeg === undefined
      ? undefined
      : fillIn(texts.azimuth[azimuthReference ?? 'unstated'], { degrees: azimuthDeg.toFixed(1) }),
  photographer: ({ evidence }) => evidence.artist,
  recordedBy: ({ recordedBy }) => recordedBy,
  hash: ({ sha256 }) => sha256.slice(0, SHORT_HASH),
};

function timeText({ evidence, clock }: StampFacts, texts: StampTexts): string | undefined {
  const takenAt = takenAtOf({ evidence, clock });
  if (!takenAt) return undefined;
  const isCorrected = takenAt !== evidence.takenAt;
  return [
    toWrittenSeconds(takenAt),
    isCorrected ? texts.corrected : '',
    !isCorrected && evidence.offsetAssumed ? texts.offsetAssumed : '',
  ].join('');
}

/** Only where the zone of the survey reaches; elsewhere plane coordinates of it would mislead. */
function planeText({ evidence: { lon, lat } }: StampFacts, texts: StampTexts): string | undefined {
  if (lon === undefined || lat === undefined || !isInZone(lonLat(lon, lat))) return undefined;
  const { northM, eastM } = toGk120(lonLat(lon, lat));
  return fillIn(texts.plane, { north: northM.toFixed(1), east: eastM.toFixed(1) });
}

const degrees = (value: number, positive: string, negative: string): string =>
  `${Math.abs(value).toFixed(6)}°${value < 0 ? negative : positive}`;
