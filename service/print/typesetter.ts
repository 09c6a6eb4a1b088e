/** Turns sheets into a PDF with Typst. What is in the data is only ever text to it: the template evaluates nothing. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { SheetData } from '#core/sheet/sheet-data.ts';
import { readFonts } from './fonts.ts';
import type { PrintPhoto } from './print-photo.ts';
import { toQrCode } from './qr-code.ts';

export type TypesetPart = { readonly pdf: Buffer; readonly pages: number };

/** A sheet, or some of its pages: one with thousands of points is set in several runs. */
export type SheetRun = {
  /** With the further pages of this run only. */
  readonly sheet: SheetData;
  /** Form and map are set too. */
  readonly withFront: boolean;
  /** Further pages of the sheet that stand in runs before this one. */
  readonly pagesBefore: number;
};

export type Typesetter = {
  /** One PDF 1.4 of all the runs, without tags and date. @throws Error with the typesetter's message */
  readonly typeset: (runs: readonly SheetRun[], photos: ReadonlyMap<string, PrintPhoto>) => TypesetPart;
};

/** PDF 1.4 has no object streams, which is what lets pdf-joiner.ts read it with so little code. */
const PDF_STANDARD = '1.4';

/** Reads fonts and template once; a sheet then takes tens of milliseconds. Synchronous work: use it in a worker. */
export function createTypesetter(): Typesetter {
  const templateFile = fileURLToPath(new URL('./templates/parcel-sheet.typ', import.meta.url));
  const template = readFileSync(templateFile, 'utf8');
  // Typst may read below its workspace only: this folder of templates, and what is put beside them in memory.
  const workspace = dirname(templateFile);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });

  return {
    typeset: (runs, photos) => {
      const sheets = runs.map(({ sheet }) => sheet);
      const data = {
        title: sheets[0]?.form.title ?? '',
        cutMark: sheets[0]?.words.cutMark ?? '',
        runs,
        photos: Object.fromEntries([...photos].map(([picture, { state }]) => [picture, state])),
        qr: Object.fromEntries(sheets.map(({ form }) => [form.qrText, toQrCode(form.qrText)])),
      };
      compiler.mapShadow(join(workspace, 'takan-sheets.json'), Buffer.from(JSON.stringify(data)));
      for (const [picture, photo] of photos) {
        if (photo.state === 'ready')
          compiler.mapShadow(join(workspace, 'takan-photos', `${picture}.jpg`), photo.jpeg);
      }
      try {
        const compiled = compiler.compile({ mainFileContent: template, resetRead: true });
        const document = compiled.result;
        if (!document) {
          const found = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
          throw new Error(`the sheets could not be typeset: ${JSON.stringify(found)}`);
        }
        const pdf = compiler.pdf(document, { pdfStandard: PDF_STANDARD, pdfTags: false });
        return { pdf, pages: document.numOfPages };
      } finally {
        compiler.resetShadow();
        // What Typst remembers of a batch is of no use for the next and would grow without end.
        compiler.evictCache(0);
      }
    },
  };
}
