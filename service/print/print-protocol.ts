/** What the caller and the printing thread say to each other. */
import type { SheetData } from '#core/sheet/sheet-data.ts';

export type WorkerInput = { readonly partFile: string; readonly printedAt: string };

export type PrintBatch = {
  readonly kind: 'batch';
  readonly sheets: readonly SheetData[];
  /** Files of the photos by SHA-256; a photo that is not here is missing. */
  readonly photoPaths: Readonly<Record<string, string>>;
};
export type ToWorker = PrintBatch | { readonly kind: 'end' };

export type WorkerReport =
  | { readonly kind: 'next' }
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly pages: number; readonly sheets: number }
  | { readonly kind: 'failed'; readonly message: string };
