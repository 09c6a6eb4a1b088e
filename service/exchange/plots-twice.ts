/** Plots of one source that are the same ground to the last digit: a figure copied onto itself, or a file chosen under two names. */
import type { Boundary } from '#core/geo/boundary.ts';

/** @returns by the place of each plot that an earlier one is the same as, the place of that one */
export function plotsTwice(plots: readonly { readonly boundary: Boundary }[]): ReadonlyMap<number, number> {
  const twice = new Map<number, number>();
  const byArea = new Map<number, number[]>();
  for (const [place, { boundary }] of plots.entries()) {
    const alike = byArea.get(boundary.planarAreaSqM) ?? [];
    const first = alike.find((other) => isSameGround(plots[other]?.boundary, boundary));
    if (first === undefined) byArea.set(boundary.planarAreaSqM, [...alike, place]);
    else twice.set(place, first);
  }
  return twice;
}

/** Boundaries begin at one point and go one way round whoever drew them, so equal places stand at equal positions. */
function isSameGround(a: Boundary | undefined, b: Boundary): boolean {
  return (
    a !== undefined &&
    a.rings.length === b.rings.length &&
    a.rings.every(({ points }, ring) => {
      const others = b.rings[ring]?.points ?? [];
      return (
        points.length === others.length &&
        points.every(({ lon, lat }, i) => lon === others[i]?.lon && lat === others[i]?.lat)
      );
    })
  );
}
