/** Findings on the map: the ground, the line or the point they speak of, each with the number it has in the list. */
import L from 'leaflet';
import type { Gk120 } from '#core/geo/coordinates.ts';
import { cornersOf, type FindingPlace, markOf } from '#core/geo/editing/finding-places.ts';
import { toLonLat } from '#core/geo/projection.ts';

const PANE = 'findings';
const MARKS = 'finding-marks';
/** Around a point so much is shown, in m. */
const AROUND_M = 8;

export type ShownFinding = {
  readonly number: number;
  readonly severity: 'error' | 'warning';
  readonly words: string;
  readonly places: readonly FindingPlace[];
  readonly isChosen: boolean;
};

/** @returns takes them away again */
export function showFindings(
  map: L.Map,
  findings: readonly ShownFinding[],
  onChoose: (number: number) => void,
): () => void {
  for (const [name, z] of [
    [PANE, '455'],
    [MARKS, '630'],
  ] as const) {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = z;
  }
  const renderer = L.svg({ pane: PANE, padding: 0.5 });
  const group = L.layerGroup().addTo(map);
  for (const { number, severity, words, places, isChosen } of findings) {
    const look = {
      pane: PANE,
      renderer,
      interactive: false,
      className: `finding finding-${severity}`,
    } as const;
    for (const place of places) {
      if (place.kind === 'point') L.circleMarker(toLatLng(place.at), { ...look, radius: 11 }).addTo(group);
      else if (place.kind === 'ring')
        L.polygon(place.ring.map(toLatLng), { ...look, className: `${look.className} finding-ring` }).addTo(
          group,
        );
      else
        L.polygon(
          place.polygon.map((ring) => ring.map(toLatLng)),
          look,
        ).addTo(group);
    }
    const [first] = places;
    if (!first) continue;
    const mark = L.marker(toLatLng(markOf(first)), {
      pane: MARKS,
      bubblingMouseEvents: false,
      title: isChosen ? '' : words,
      icon: L.divIcon({
        className: `finding-mark finding-${severity}${isChosen ? ' is-chosen' : ''}`,
        html: `<i>${number}</i>`,
        iconSize: [44, 44],
        iconAnchor: [22, 40],
      }),
    })
      .on('click', () => onChoose(number))
      .addTo(group);
    mark.getElement()?.setAttribute('aria-label', `${number} ${words}`);
    if (isChosen)
      mark.bindTooltip(toText(words), {
        permanent: true,
        direction: 'bottom',
        className: 'parcel-tip finding-tip',
      });
  }
  return () => {
    group.remove();
    renderer.remove();
  };
}

export function goToPlaces(map: L.Map, places: readonly FindingPlace[]): void {
  const corners = places.flatMap(cornersOf);
  if (corners.length === 0) return;
  const around = corners.flatMap(({ northM, eastM }) =>
    [-AROUND_M, AROUND_M].map((off) => toLatLng({ northM: northM + off, eastM: eastM + off } as Gk120)),
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

function toLatLng(at: Gk120): [number, number] {
  const [lon, lat] = toLonLat(at);
  return [lat, lon];
}
