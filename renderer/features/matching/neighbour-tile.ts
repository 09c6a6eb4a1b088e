/** The tile beside, above or below another, as they stand on the screen; groups are gone over as if there were none. */

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
export type Tile = { readonly left: number; readonly top: number };

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** @param tiles in reading order. @returns the place to go to; the same where there is nothing that way */
export function neighbourTile(tiles: readonly Tile[], from: number, arrow: Arrow): number {
  const here = tiles[from];
  if (!here) return 0;
  if (arrow === 'ArrowLeft') return Math.max(0, from - 1);
  if (arrow === 'ArrowRight') return Math.min(tiles.length - 1, from + 1);
  const down = arrow === 'ArrowDown';
  let best: { readonly place: number; readonly rows: number; readonly aside: number } | undefined;
  for (const [place, tile] of tiles.entries()) {
    const rows = down ? tile.top - here.top : here.top - tile.top;
    const aside = Math.abs(tile.left - here.left);
    if (rows <= 1) continue;
    if (!best || rows < best.rows - 1 || (rows < best.rows + 1 && aside < best.aside))
      best = { place, rows, aside };
  }
  return best?.place ?? from;
}
