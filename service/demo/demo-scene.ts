/** Draws the view of a sample photo straight into pixels: no fonts, no SVG, nothing that differs from machine to machine. */
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import { type DemoRandom, demoRandom } from './demo-random.ts';

export const SCENE_WIDTH_PX = 1600;
export const SCENE_HEIGHT_PX = 1200;

type Colour = readonly [red: number, green: number, blue: number];
type Canvas = { readonly pixels: Uint8Array; readonly grain: () => number };
/** Left, top, right, bottom in pixels; right and bottom are outside. */
type Area = readonly [left: number, top: number, right: number, bottom: number];

const WALLS: readonly [Colour, ...Colour[]] = [
  [196, 188, 172],
  [178, 92, 78],
  [205, 205, 200],
  [160, 172, 180],
  [214, 196, 140],
];
const ROOFS: readonly [Colour, ...Colour[]] = [
  [92, 104, 132],
  [140, 62, 54],
  [110, 112, 112],
];

/** RGB, three bytes a pixel, row by row. */
export function drawScene(seed: number, kind: PhotoKind, place: string): Uint8Array {
  const random = demoRandom(seed, 'scene', kind, place);
  const canvas: Canvas = {
    pixels: new Uint8Array(SCENE_WIDTH_PX * SCENE_HEIGHT_PX * 3),
    grain: makeGrain(random.whole(1, 2 ** 31)),
  };
  if (kind === 'interior') drawHall(canvas, random);
  else drawYard(canvas, random, kind === 'closeUp' || kind === 'sign' ? 1.7 : 1);
  return canvas.pixels;
}

function drawYard(canvas: Canvas, random: DemoRandom, nearness: number): void {
  const horizon = Math.round(random.between(560, 660));
  const sky: Colour = [random.whole(150, 190), random.whole(185, 210), random.whole(220, 245)];
  fill(canvas, [0, 0, SCENE_WIDTH_PX, horizon], sky, 5, 40);
  drawHills(canvas, horizon, random);
  fill(canvas, [0, horizon, SCENE_WIDTH_PX, SCENE_HEIGHT_PX], [132, 128, 116], 16, -30);
  const blocks = nearness > 1 ? 1 : random.whole(2, 3);
  for (let block = 0; block < blocks; block++) {
    const width = Math.round(random.between(380, 560) * nearness);
    const height = Math.round(random.between(180, 300) * nearness);
    const left = Math.round(((block + 0.5) * SCENE_WIDTH_PX) / blocks - width / 2 + random.between(-40, 40));
    drawWorks(canvas, [left, horizon + 30 - height, left + width, horizon + 30], random);
  }
  const verge = Math.round(random.between(960, 1040));
  fill(canvas, [0, verge, SCENE_WIDTH_PX, SCENE_HEIGHT_PX], [96, 122, 74], 22, -20);
}

/** A wall, a saw-tooth roof, rows of windows and a gate. */
function drawWorks(canvas: Canvas, area: Area, random: DemoRandom): void {
  const [left, top, right, bottom] = area;
  const roof = random.pick(ROOFS);
  const tooth = Math.round((right - left) / random.whole(4, 7));
  for (let x = left; x < right; x++) {
    const rise = Math.round((((x - left) % tooth) / tooth) * tooth * 0.35);
    fill(canvas, [x, top - rise, x + 1, top], roof, 6, 0);
  }
  fill(canvas, area, random.pick(WALLS), 9, -14);
  const columns = random.whole(5, 9);
  const rows = random.whole(2, 3);
  const cellWidth = (right - left) / columns;
  const cellHeight = (bottom - top) / (rows + 1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = Math.round(left + (column + 0.2) * cellWidth);
      const y = Math.round(top + (row + 0.3) * cellHeight);
      const pane: Colour = random.chance(0.15) ? [38, 40, 44] : [120, 148, 168];
      fill(canvas, [x, y, Math.round(x + cellWidth * 0.6), Math.round(y + cellHeight * 0.5)], pane, 7, 20);
    }
  }
  const gate = Math.round(left + random.whole(1, columns - 2) * cellWidth);
  fill(
    canvas,
    [gate, Math.round(bottom - cellHeight * 0.9), Math.round(gate + cellWidth * 1.4), bottom],
    [70, 82, 96],
    6,
    0,
  );
}

/** Floor, back wall, a row of columns on each side, machines. */
function drawHall(canvas: Canvas, random: DemoRandom): void {
  const middle = Math.round(random.between(520, 620));
  fill(canvas, [0, 0, SCENE_WIDTH_PX, middle], [172, 174, 172], 9, 30);
  fill(canvas, [0, middle, SCENE_WIDTH_PX, SCENE_HEIGHT_PX], [118, 112, 104], 16, -34);
  fill(canvas, [520, middle - 210, 1080, middle], [206, 208, 204], 7, 0);
  for (let nth = 0; nth < 4; nth++) {
    const width = 60 - nth * 11;
    const inset = nth * 120;
    const reach = 330 - nth * 62;
    for (const left of [inset + 30, SCENE_WIDTH_PX - inset - 30 - width]) {
      fill(canvas, [left, middle - reach, left + width, middle + reach], [86, 104, 122], 7, 0);
    }
  }
  for (let machine = 0; machine < random.whole(2, 5); machine++) {
    const left = Math.round(random.between(240, 1180));
    const top = Math.round(random.between(middle + 20, middle + 180));
    fill(
      canvas,
      [left, top, left + random.whole(90, 220), top + random.whole(80, 180)],
      [58, 96, 74],
      10,
      -20,
    );
  }
}

function drawHills(canvas: Canvas, horizon: number, random: DemoRandom): void {
  const phase = random.between(0, 6);
  const height = random.between(40, 90);
  for (let x = 0; x < SCENE_WIDTH_PX; x++) {
    const rise = Math.round(
      height * (1 + Math.sin(x / 210 + phase) * 0.6 + Math.sin(x / 77 + phase * 2) * 0.25),
    );
    fill(canvas, [x, horizon - rise, x + 1, horizon], [104, 128, 122], 6, 0);
  }
}

/** Fills an area, cut off at the picture's edge, with grain of ±`roughness` and `slope` more brightness at its bottom. */
function fill({ pixels, grain }: Canvas, area: Area, colour: Colour, roughness: number, slope: number): void {
  const [red, green, blue] = colour;
  const left = Math.max(0, area[0]);
  const top = Math.max(0, area[1]);
  const right = Math.min(SCENE_WIDTH_PX, area[2]);
  const bottom = Math.min(SCENE_HEIGHT_PX, area[3]);
  const height = Math.max(1, area[3] - area[1]);
  for (let y = top; y < bottom; y++) {
    const shade = ((y - area[1]) / height) * slope;
    let at = (y * SCENE_WIDTH_PX + left) * 3;
    for (let x = left; x < right; x++) {
      const light = shade + grain() * roughness;
      pixels[at++] = toByte(red + light);
      pixels[at++] = toByte(green + light);
      pixels[at++] = toByte(blue + light);
    }
  }
}

const toByte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value | 0);

/** −1 … 1, xorshift: two million values a picture are wanted, and quickly. */
function makeGrain(start: number): () => number {
  let state = start | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
}
