/** In which sizes photos are kept to be looked at; each is a folder below `derived/`. */
export const LONG_SIDE_PX = { thumb: 360, large: 1600 } as const;

export type DerivedSize = keyof typeof LONG_SIDE_PX;
export const DERIVED_SIZES = Object.keys(LONG_SIDE_PX) as readonly DerivedSize[];
