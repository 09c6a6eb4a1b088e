/** In which sizes photos are kept to be looked at; each is a folder below `derived/`. */
export const SIZES = {
  thumb: { longSidePx: 360, quality: 80 },
  large: { longSidePx: 1600, quality: 80 },
  /** Every pixel, for those who zoom into a picture whose own format browsers do not show. */
  full: { longSidePx: 100_000, quality: 92 },
} as const;

export type DerivedSize = keyof typeof SIZES;
export const DERIVED_SIZES = Object.keys(SIZES) as readonly DerivedSize[];

/** Beside them, the copies with a stamp. */
export const STAMPED_FOLDER = 'stamped';
