/** What lies above what on the map: the whole stack, from the ground up. */
import type L from 'leaflet';

type Pane = {
  /** Beside those of Leaflet: the parcels are at 400, pins and photos at 600, words over a place at 650. */
  readonly z: number;
  /** What is below it is pointed at through it. */
  readonly isSeenThrough?: boolean;
};

const PANES = {
  // Below the maps of this machine, which are there for a reason.
  'online-maps': { z: 130 },
  'base-maps': { z: 140 },
  graticule: { z: 150, isSeenThrough: true },
  'key-areas': { z: 410, isSeenThrough: true },
  'parcel-numbers': { z: 420, isSeenThrough: true },
  selected: { z: 450, isSeenThrough: true },
  findings: { z: 455 },
  drawing: { z: 460 },
  // Never at once with a drawing.
  measuring: { z: 460, isSeenThrough: true },
  // Apart from the lines they belong to: within one pane the lines lie over whatever is in the upper part of the map.
  lengths: { z: 465, isSeenThrough: true },
  'finding-marks': { z: 630 },
  'drawing-handles': { z: 640 },
} as const satisfies Readonly<Record<string, Pane>>;

export type PaneName = keyof typeof PANES;

/** The pane of that name, made with the first thing that lies in it. */
export function paneOf(map: L.Map, name: PaneName): HTMLElement {
  const known = map.getPane(name);
  if (known) return known;
  const { z, isSeenThrough }: Pane = PANES[name];
  const made = map.createPane(name);
  made.style.zIndex = String(z);
  if (isSeenThrough) made.style.pointerEvents = 'none';
  return made;
}
