/** QR codes as runs of dark modules, so that the typesetter draws them as sharp vectors at any size. */
import { create } from 'qrcode';

export type QrCode = {
  /** Modules along a side. */
  readonly modules: number;
  /** Dark runs: column, row, length. */
  readonly runs: readonly (readonly [number, number, number])[];
};

/** Level M: readable with 15 % of it covered by a stamp or a fold. */
export function toQrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const runs: (readonly [number, number, number])[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = column;
      while (column < size && data[row * size + column]) column++;
      if (column > start) runs.push([start, row, column - start]);
    }
  }
  return { modules: size, runs };
}
