/** Pieces of text as a port delivers them, made into lines. */

/** Longer than any sentence: what has no line end by then is noise of a wrong speed, and is let go. */
const MAX_REMAINDER = 1024;

/** @returns a function that takes the next piece and gives the lines it completes, without their ends */
export function createLineSplitter(): (piece: string) => string[] {
  let remainder = '';
  return (piece) => {
    const lines = (remainder + piece).split(/\r\n|\n|\r/);
    remainder = (lines.pop() ?? '').slice(-MAX_REMAINDER);
    return lines.filter((line) => line !== '');
  };
}
