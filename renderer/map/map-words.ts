/** Words that lie on the map and are nothing to press. As text, never as markup: names came from elsewhere. */
import L from 'leaflet';

export function mapWords(
  at: L.LatLngExpression,
  words: string,
  look: { readonly className: string; readonly pane?: string },
): L.Marker {
  const { className, ...pane } = look;
  const element = document.createElement('span');
  element.textContent = words;
  return L.marker(at, {
    ...pane,
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className, html: element, iconSize: [0, 0] }),
  });
}
