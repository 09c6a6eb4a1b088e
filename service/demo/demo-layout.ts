/**
 * Where sample parcels lie. The program has no township boundaries, so each county is a box about its real place and each township a
 * cell of a grid in it: good enough to look at, and never two parcels on the same ground, because each gets a slot of its own.
 *
 *   cell of a township        block            slot
 *   ┌ small ─────────┐     ┌──┬──┬──┐      ┌────────┐
 *   ├ medium ────────┤     ├──┼──┼──┤      │ ┌────┐ │  a shape that never
 *   └ large ─────────┘     └──┴──┴──┘      └─┴────┴─┘  leaves its margin
 */
import { type Gk120, gk120 } from '#core/geo/coordinates.ts';
import { divisions } from '#seeds/index.ts';
import type { DemoRandom } from './demo-random.ts';

export type SlotSize = 'small' | 'medium' | 'large';
export type Slot = {
  readonly size: SlotSize;
  readonly northM: number;
  readonly eastM: number;
  readonly sideM: number;
};

type Box = {
  readonly northM: number;
  readonly eastM: number;
  readonly heightM: number;
  readonly widthM: number;
};

/** South-west corner and extent in EPSG:4549, within the box of core/geo, none touching another. */
const COUNTY_BOXES: Readonly<Record<string, Box>> = {
  '330502': { northM: 3_394_000, eastM: 501_000, heightM: 30_000, widthM: 20_000 },
  '330503': { northM: 3_390_000, eastM: 522_000, heightM: 32_000, widthM: 23_000 },
  '330521': { northM: 3_366_000, eastM: 480_000, heightM: 25_000, widthM: 40_000 },
  '330522': { northM: 3_425_000, eastM: 462_000, heightM: 25_000, widthM: 38_000 },
  '330523': { northM: 3_368_000, eastM: 434_000, heightM: 44_000, widthM: 44_000 },
};

/** `share`: of all parcels; `muTo` fits into the slot with its margin. */
export const SLOT_SIZES = {
  small: { sideM: 100, share: 0.5, muFrom: 4, muTo: 11 },
  medium: { sideM: 165, share: 0.35, muFrom: 11, muTo: 33 },
  large: { sideM: 245, share: 0.15, muFrom: 33, muTo: 78 },
} as const satisfies Readonly<Record<SlotSize, object>>;

const SIZES: readonly SlotSize[] = ['small', 'medium', 'large'];
/** Free ground on each side of a shape within its slot. */
const MARGIN_M = 4;
const ROAD_M = 24;
const BLOCK_COLUMNS = 5;
const BLOCK_ROWS = 4;
const SLOTS_PER_BLOCK = BLOCK_COLUMNS * BLOCK_ROWS;
/** A prime larger than any count of blocks here: steps by it visit every block once. */
const BLOCK_STEP = 7919;

type Zone = {
  readonly size: SlotSize;
  readonly sideM: number;
  readonly box: Box;
  readonly columns: number;
  readonly blocks: number;
  taken: number;
};

export type DemoLayout = {
  /** The next free slot of a township, of the wanted size if there is one; undefined when the township is full. */
  readonly take: (townshipCode: string, wanted: SlotSize) => Slot | undefined;
};

export function demoLayout(): DemoLayout {
  const zones = new Map(townshipCells().map(([code, cell]) => [code, toZones(cell)]));
  return {
    take: (townshipCode, wanted) => {
      const ofTownship = zones.get(townshipCode) ?? [];
      const zone =
        ofTownship.find((each) => each.size === wanted && hasRoom(each)) ?? ofTownship.find(hasRoom);
      return zone && takeSlot(zone);
    },
  };
}

/** The cell of every township, by county in the order of codes, row by row from the north-west. */
function townshipCells(): readonly (readonly [string, Box])[] {
  return Object.entries(COUNTY_BOXES).flatMap(([county, box]) => {
    const townships = divisions.filter(({ parent }) => parent === county);
    const columns = Math.ceil(Math.sqrt((townships.length * box.widthM) / box.heightM));
    const rows = Math.ceil(townships.length / columns);
    const widthM = box.widthM / columns;
    const heightM = box.heightM / rows;
    return townships.map(({ code }, index) => {
      const row = rows - 1 - Math.floor(index / columns);
      const northM = box.northM + row * heightM;
      const eastM = box.eastM + (index % columns) * widthM;
      return [code, { northM, eastM, heightM, widthM }] as const;
    });
  });
}

/** Three strips, as high as the share of parcels of a size times the ground of one. */
function toZones(cell: Box): Zone[] {
  const groundOf = (size: SlotSize) => SLOT_SIZES[size].share * SLOT_SIZES[size].sideM ** 2;
  const ground = SIZES.reduce((sum, size) => sum + groundOf(size), 0);
  let northM = cell.northM;
  return SIZES.map((size) => {
    const { sideM } = SLOT_SIZES[size];
    const heightM = (cell.heightM * groundOf(size)) / ground;
    const box = { ...cell, northM, heightM };
    northM += heightM;
    const columns = Math.floor(box.widthM / (BLOCK_COLUMNS * sideM + ROAD_M));
    const rows = Math.floor(box.heightM / (BLOCK_ROWS * sideM + ROAD_M));
    return { size, sideM, box, columns, blocks: columns * rows, taken: 0 };
  });
}

const hasRoom = ({ blocks, taken }: Zone): boolean => taken < blocks * SLOTS_PER_BLOCK;

/** Block after block is filled, beginning in the middle, so that few parcels lie together and many spread. */
function takeSlot(zone: Zone): Slot {
  const { size, sideM, box, columns, blocks } = zone;
  const inBlock = zone.taken % SLOTS_PER_BLOCK;
  const nth = Math.floor(zone.taken / SLOTS_PER_BLOCK);
  const block = (Math.floor(blocks / 2) + nth * BLOCK_STEP) % blocks;
  zone.taken++;
  const blockNorthM = box.northM + Math.floor(block / columns) * (BLOCK_ROWS * sideM + ROAD_M);
  const blockEastM = box.eastM + (block % columns) * (BLOCK_COLUMNS * sideM + ROAD_M);
  return {
    size,
    sideM,
    northM: blockNorthM + Math.floor(inBlock / BLOCK_COLUMNS) * sideM,
    eastM: blockEastM + (inBlock % BLOCK_COLUMNS) * sideM,
  };
}

type Point = readonly [northM: number, eastM: number];

/**
 * An open ring within the slot, about `areaSqM` large: a rectangle, an L or an irregular quadrilateral, turned a little. Made
 * smaller where it would not fit. Corners are whole millimetres.
 */
export function demoRing(slot: Slot, areaSqM: number, random: DemoRandom): Gk120[] {
  const shape = random.weighted<(random: DemoRandom) => readonly Point[]>([
    [rectangle, 0.5],
    [lShape, 0.25],
    [quadrilateral, 0.25],
  ])(random);
  const turned = turn(shape, random.between(-0.12, 0.12));
  const norths = turned.map(([north]) => north);
  const easts = turned.map(([, east]) => east);
  const minNorth = Math.min(...norths);
  const minEast = Math.min(...easts);
  const heightM = Math.max(...norths) - minNorth;
  const widthM = Math.max(...easts) - minEast;
  const room = slot.sideM - 2 * MARGIN_M;
  const scale = Math.min(Math.sqrt(areaSqM / areaOf(turned)), room / heightM, room / widthM);
  const restNorthM = random.next() * (room - heightM * scale);
  const restEastM = random.next() * (room - widthM * scale);
  return turned.map(([north, east]) =>
    gk120(
      millimetres(slot.northM + MARGIN_M + restNorthM + (north - minNorth) * scale),
      millimetres(slot.eastM + MARGIN_M + restEastM + (east - minEast) * scale),
    ),
  );
}

function rectangle(random: DemoRandom): readonly Point[] {
  const width = random.between(0.75, 1.33);
  return [
    [1, 0],
    [1, width],
    [0, width],
    [0, 0],
  ];
}

function lShape(random: DemoRandom): readonly Point[] {
  const width = random.between(0.85, 1.15);
  const cutNorth = random.between(0.55, 0.75);
  const cutEast = width * random.between(0.55, 0.75);
  return [
    [1, 0],
    [1, cutEast],
    [cutNorth, cutEast],
    [cutNorth, width],
    [0, width],
    [0, 0],
  ];
}

/** Convex, for every corner stays near its corner of the square. */
function quadrilateral(random: DemoRandom): readonly Point[] {
  const near = () => random.between(0, 0.15);
  return [
    [1 - near(), near()],
    [1 - near(), 1 - near()],
    [near(), 1 - near()],
    [near(), near()],
  ];
}

function turn(points: readonly Point[], angle: number): readonly Point[] {
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  return points.map(([north, east]) => [north * cos - east * sin, north * sin + east * cos] as const);
}

function areaOf(points: readonly Point[]): number {
  let doubled = 0;
  for (const [i, [north, east]] of points.entries()) {
    const [nextNorth, nextEast] = points[(i + 1) % points.length] ?? [north, east];
    doubled += north * nextEast - nextNorth * east;
  }
  return Math.abs(doubled) / 2;
}

const millimetres = (metres: number): number => Math.round(metres * 1000) / 1000;
