/** Plots of one source that are the same ground to the last digit: a figure copied onto itself, or a file chosen under two names. */
import type { Boundary, BoundaryRing } from '#core/geo/boundary.ts';

/** @returns by the place of each plot that an earlier one is the same as, the place of that one */
export function plotsTwice(plots: readonly { readonly boundary: Boundary }[]): ReadonlyMap<number, number> {
  const twice = new Map<number, number>();
  const byStart = new Map<string, { readonly place: number; readonly rings: readonly BoundaryRing[] }[]>();
  for (const [place, { boundary }] of plots.entries()) {
    const rings = inOneOrder(boundary);
    const start = startOf(rings[0]);
    const alike = byStart.get(start) ?? [];
    byStart.set(start, alike);
    const first = alike.find((other) => isSameGround(other.rings, rings));
    if (first) twice.set(place, first.place);
    else alike.push({ place, rings });
  }
  return twice;
}

/** Rings begin at one point and go one way round whoever drew them, but holes come in the order of their file. */
function inOneOrder({ rings: [shell, ...holes] }: Boundary): readonly BoundaryRing[] {
  const byStart = (a: BoundaryRing, b: BoundaryRing) => (startOf(a) < startOf(b) ? -1 : 1);
  return shell ? [shell, ...holes.toSorted(byStart)] : [];
}

function startOf(ring: BoundaryRing | undefined): string {
  const [first] = ring?.points ?? [];
  return `${first?.lon} ${first?.lat}`;
}

function isSameGround(a: readonly BoundaryRing[], b: readonly BoundaryRing[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ points }, ring) => {
      const others = b[ring]?.points ?? [];
      return (
        points.length === others.length &&
        points.every(({ lon, lat }, i) => lon === others[i]?.lon && lat === others[i]?.lat)
      );
    })
  );
}
