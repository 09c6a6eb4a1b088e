/**
 * Believable parcels for a demonstration, for tests and for measuring: over the 66 key areas and beyond them, with figures that agree
 * with each other. A seed decides everything; nothing here is about a real company, person or plot.
 */
import { SQM_PER_MU } from '#core/geo/areas.ts';
import { type Boundary, toBoundary } from '#core/geo/boundary.ts';
import { toLonLat } from '#core/geo/projection.ts';
import { divisions, keyAreas, type SeedKeyArea } from '#seeds/index.ts';
import { type DemoAttributes, demoAttributes } from './demo-attributes.ts';
import { demoLayout, demoRing, SLOT_SIZES, type SlotSize } from './demo-layout.ts';
import { type DemoRandom, demoRandom } from './demo-random.ts';

export type DemoParcel = {
  /** From 0; with the seed it says which parcel this is. */
  readonly index: number;
  readonly attributes: DemoAttributes;
  readonly boundary: Boundary;
  /** False for one in ten: the surveyor is not done with it, and something required is missing. */
  readonly finished: boolean;
};

export type DemoOptions = {
  readonly seed: number;
  readonly count: number;
  /** Only parcels of these townships, e.g. for the workspace of one surveyor. All 72 without. */
  readonly townshipCodes?: readonly string[];
};

/** The plan's areas are not the whole survey. */
const IN_KEY_AREA = 0.7;

type Ground = { readonly townshipCode: string; readonly keyArea?: SeedKeyArea };

/**
 * Parcels one after the other, so that 100,000 need no memory. Parcel numbers count up within a township.
 * @throws RangeError when a township is not one of the 72, or all ground is used up (about 150,000 parcels over all townships)
 */
export function* demoParcels({ seed, count, townshipCodes }: DemoOptions): Generator<DemoParcel, void, void> {
  const townships = chooseTownships(townshipCodes);
  const within = new Set(townships);
  const areas = keyAreas.flatMap((area) => {
    const codes = townshipsOf(area).filter((code) => within.has(code));
    return codes.length > 0 ? [[{ area, codes }, area.areaMu] as const] : [];
  });
  const layout = demoLayout();
  const serials = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const random = demoRandom(seed, index);
    const size = random.weighted(
      Object.entries(SLOT_SIZES).map(([name, { share }]) => [name as SlotSize, share] as const),
    );
    const wanted: Ground =
      areas.length > 0 && random.chance(IN_KEY_AREA)
        ? chooseInKeyArea(areas, random)
        : { townshipCode: pickFrom(townships, random) };
    const ground = firstWithRoom(wanted, townships, (code) => layout.take(code, size));
    if (!ground) throw new RangeError(`there is no ground for ${count} parcels, only for ${index}`);
    const { townshipCode, keyArea, slot } = ground;
    const { muFrom, muTo } = SLOT_SIZES[slot.size];
    const ring = demoRing(slot, random.between(muFrom, muTo) * SQM_PER_MU, random);
    const accuracyM = random.pick([0.01, 0.02, 0.02, 0.03]);
    const boundary = toBoundary(
      [ring.map((point) => ({ at: toLonLat(point), method: 'rtk' as const, accuracyM }))],
      'CGCS2000',
    );
    const serial = (serials.get(townshipCode) ?? 0) + 1;
    serials.set(townshipCode, serial);
    const finished = index % 10 !== 9;
    const attributes = demoAttributes(
      {
        townshipCode,
        serial,
        areaSqM: boundary.planarAreaSqM,
        finished,
        ...(keyArea ? { keyArea } : {}),
      },
      random,
    );
    yield { index, attributes, boundary, finished };
  }
}

function chooseTownships(wanted: readonly string[] | undefined): readonly string[] {
  const all = divisions.filter(({ level }) => level === 'township').map(({ code }) => code);
  const unknown = wanted?.find((code) => !all.includes(code));
  if (unknown !== undefined) throw new RangeError(`no township ${unknown}`);
  return wanted ?? all;
}

/** Townships the plan names; for an area that names only a functional zone, all of its county. */
function townshipsOf({ townshipCodes, reportingBody }: SeedKeyArea): readonly string[] {
  if (townshipCodes.length > 0) return townshipCodes;
  return divisions.filter(({ parent }) => parent === reportingBody).map(({ code }) => code);
}

function chooseInKeyArea(
  areas: readonly (readonly [{ readonly area: SeedKeyArea; readonly codes: readonly string[] }, number])[],
  random: DemoRandom,
): Ground {
  const { area, codes } = random.weighted(areas);
  return { keyArea: area, townshipCode: pickFrom(codes, random) };
}

/** The wanted ground, or, where that township is full, the next one that is not; then it is in no key area. */
function firstWithRoom<S>(
  wanted: Ground,
  townships: readonly string[],
  take: (townshipCode: string) => S | undefined,
): (Ground & { readonly slot: S }) | undefined {
  const slot = take(wanted.townshipCode);
  if (slot) return { ...wanted, slot };
  const start = townships.indexOf(wanted.townshipCode);
  for (let step = 1; step < townships.length; step++) {
    const townshipCode = townships[(start + step) % townships.length] ?? '';
    const other = take(townshipCode);
    if (other) return { townshipCode, slot: other };
  }
  return undefined;
}

function pickFrom(codes: readonly string[], random: DemoRandom): string {
  return codes[random.whole(0, codes.length - 1)] ?? '';
}
