/** Findings on the map: the ground, the line or the point they speak of, each with the number it has in the list. */
import L from 'leaflet';
import type { Gk120 } from '#core/geo/coordinates.ts';
import { cornersOf, type FindingPlace, markOf } from '#core/geo/editing/finding-places.ts';
import { latLngOfGk } from '../../map/lat-lng.ts';
import { paneOf } from '../../map/panes.ts';

const PANE = 'findings';
const MARKS = 'finding-marks';
/** From the upper edge of a mark to its tip. */
const TIP_PX = 40;
/** In the middle of a parcel stands its number: a mark of the whole of it, or of a part, stands so far above that. */
const NUMBER_PX = 12;
/** From one mark to the next in the same place. */
const BESIDE_PX = 32;
/** Around a point so much is shown, in m. */
const AROUND_M = 8;

export type ShownFinding = {
  readonly number: number;
  readonly severity: 'error' | 'warning';
  readonly words: string;
  readonly places: readonly FindingPlace[];
  readonly isChosen: boolean;
};

export class FindingsLayer {
  readonly #map: L.Map;
  readonly #renderer: L.SVG;
  readonly #group: L.LayerGroup;
  #marks = new Map<number, L.Marker>();

  constructor(map: L.Map) {
    this.#map = map;
    paneOf(map, PANE);
    paneOf(map, MARKS);
    this.#renderer = L.svg({ pane: PANE, padding: 0.5 });
    this.#group = L.layerGroup().addTo(map);
  }

  remove(): void {
    this.#group.remove();
    this.#renderer.remove();
  }

  /** Draws these instead of those before. Focus stays on the mark it was on, which is made anew. */
  draw(findings: readonly ShownFinding[], onChoose: (number: number) => void): void {
    const focused = [...this.#marks].find(([, mark]) => mark.getElement() === document.activeElement);
    this.#group.clearLayers();
    this.#marks = new Map();
    const standing = new Map<string, number>();
    for (const finding of findings) {
      this.#drawPlaces(finding);
      const [first] = finding.places;
      if (!first) continue;
      // More than one may speak of the whole parcel: their marks stand side by side.
      const at = markOf(first);
      const spot = `${at.northM} ${at.eastM}`;
      const beside = standing.get(spot) ?? 0;
      standing.set(spot, beside + 1);
      const rise = first.kind === 'point' ? 0 : NUMBER_PX;
      this.#drawMark(finding, onChoose, at, [22 - beside * BESIDE_PX, TIP_PX + rise]);
    }
    if (!focused) return;
    const next = this.#marks.get(focused[0])?.getElement() ?? this.#map.getContainer();
    next.focus({ preventScroll: true });
  }

  #drawPlaces({ severity, places }: ShownFinding): void {
    const look = {
      pane: PANE,
      renderer: this.#renderer,
      interactive: false,
      className: `finding finding-${severity}`,
    } as const;
    for (const place of places) {
      const shape =
        place.kind === 'point'
          ? L.circleMarker(latLngOfGk(place.at), { ...look, radius: 11 })
          : place.kind === 'ring'
            ? L.polygon(place.ring.map(latLngOfGk), { ...look, className: `${look.className} finding-ring` })
            : L.polygon(
                place.polygon.map((ring) => ring.map(latLngOfGk)),
                look,
              );
      shape.addTo(this.#group);
    }
  }

  #drawMark(
    { number, severity, words, isChosen }: ShownFinding,
    onChoose: (number: number) => void,
    at: Gk120,
    iconAnchor: L.PointTuple,
  ): void {
    const mark = L.marker(latLngOfGk(at), {
      pane: MARKS,
      bubblingMouseEvents: false,
      title: isChosen ? '' : words,
      icon: L.divIcon({
        className: `finding-mark finding-${severity}${isChosen ? ' is-chosen' : ''}`,
        html: `<i>${number}</i>`,
        iconSize: [44, 44],
        iconAnchor,
      }),
    })
      .on('click', () => onChoose(number))
      .addTo(this.#group);
    this.#marks.set(number, mark);
    const element = mark.getElement();
    element?.setAttribute('aria-label', `${number} ${words}`);
    // Leaflet has a marker reached by keys, and not pressed by them.
    element?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onChoose(number);
    });
    if (isChosen)
      mark.bindTooltip(toText(words), {
        permanent: true,
        direction: 'bottom',
        className: 'parcel-tip finding-tip',
      });
  }
}

export function goToPlaces(map: L.Map, places: readonly FindingPlace[]): void {
  const corners = places.flatMap(cornersOf);
  if (corners.length === 0) return;
  const around = corners.flatMap(({ northM, eastM }) =>
    [-AROUND_M, AROUND_M].map((off) => latLngOfGk({ northM: northM + off, eastM: eastM + off } as Gk120)),
  );
  // Below the list, as far as there is room below it.
  const pane = map.getContainer().getBoundingClientRect();
  const list = document.querySelector('.boundary-checks')?.getBoundingClientRect();
  const above = Math.min((list?.bottom ?? pane.top) - pane.top, pane.height / 2);
  map.fitBounds(L.latLngBounds(around).pad(0.3), {
    paddingTopLeft: [0, Math.max(0, above)],
    maxZoom: 21,
    animate: false,
  });
}

/** Texts hold names that came from elsewhere: never as markup. */
function toText(words: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = words;
  return element;
}
