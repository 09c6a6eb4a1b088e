/** Where a photo was taken, with the field of view towards where it looks, as far as the camera wrote it. */
import L from 'leaflet';
import { viewDirectionOf } from '#core/photo/match-photo.ts';
import type { PhotoEvidence } from '#core/photo/photo-groups.ts';

export function photoIcon(evidence: PhotoEvidence, className = 'photo-view'): L.DivIcon {
  const direction = viewDirectionOf(evidence);
  const cone =
    direction === undefined
      ? ''
      : `<path transform="rotate(${direction.toFixed(1)} 30 30)" d="M30 30 17 4 A29 29 0 0 1 43 4Z" class="photo-cone"/>`;
  return L.divIcon({
    className,
    html: `<svg viewBox="0 0 60 60" width="60" height="60" aria-hidden="true">${cone}<circle cx="30" cy="30" r="5.5" class="photo-spot"/></svg>`,
    iconSize: [60, 60],
  });
}
