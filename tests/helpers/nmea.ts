/** Lines as a receiver would send them. */
import { checksumOf } from '#core/position/sentence.ts';

export const sentence = (body: string): string =>
  `$${body}*${checksumOf(body).toString(16).toUpperCase().padStart(2, '0')}`;

export type Epoch = {
  /** `061230.00` */
  readonly time: string;
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly quality?: number;
  readonly satellites?: number;
  readonly hdop?: number;
  readonly sigmaM?: number;
  readonly ageS?: number;
};

/** Degrees and minutes with eight decimals, a fiftieth of a millimetre. */
function dm(degrees: number, digits: number): string {
  const minutes = Math.round(degrees * 60 * 1e8) / 1e8;
  const whole = Math.floor(minutes / 60);
  return `${String(whole).padStart(digits, '0')}${(minutes - whole * 60).toFixed(8).padStart(11, '0')}`;
}

/** GGA, GST, GSA and RMC of one moment, in the north-eastern quarter of the world. */
export function linesOf(epoch: Epoch): string[] {
  const { time, lonDeg, latDeg, quality = 4, satellites = 18, hdop = 0.7, sigmaM = 0.012, ageS = 1 } = epoch;
  const position = `${dm(latDeg, 2)},N,${dm(lonDeg, 3)},E`;
  return [
    `GNGGA,${time},${position},${quality},${satellites},${hdop},12.345,M,9.876,M,${ageS},0042`,
    `GNGST,${time},0.02,,,,${(sigmaM / Math.SQRT2).toFixed(6)},${(sigmaM / Math.SQRT2).toFixed(6)},0.020`,
    `GNGSA,A,3,01,02,03,04,05,06,07,08,09,10,11,12,1.4,${hdop},1.2`,
    `GNRMC,${time},A,${position},0.1,182.3,261126,,,R`,
  ].map(sentence);
}
