/** Numbers of boundary points: J1, J2 … as the standard has them, each once in a parcel. */

/** Numbers `J1`, `J2` … that are not among those taken, each once. */
export function freeNumbers(taken: Iterable<string | undefined>): () => string {
  const used = new Set(taken);
  let counter = 0;
  return () => {
    do counter++;
    while (used.has(`J${counter}`));
    return `J${counter}`;
  };
}

/**
 * Gives each point its own number when that is the first use of it, else the lowest free one.
 * @param taken all numbers the points have, and others that are not to be given
 */
export function makeNumbering(taken: Iterable<string | undefined>): (no: string | undefined) => string {
  const next = freeNumbers(taken);
  const seen = new Set<string>();
  return (no) => {
    if (!no || seen.has(no)) return next();
    seen.add(no);
    return no;
  };
}
