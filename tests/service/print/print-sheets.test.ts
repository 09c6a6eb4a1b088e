/** Real PDFs from real sheets. What is on their pages is asked of poppler in tests/interop/parcel-sheet-pdf.test.ts. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toSheetData } from '#core/sheet/sheet-data.ts';
import { type PrintRequest, printSheets } from '#service/print/print-sheets.ts';
import { aBoundary, aParcel, aPhoto, aSheetInput, aWavyRing, plainValues } from '#tests/helpers/a-sheet.ts';
import { HOSTILE_TEXT, LONG_TEXT, LONG_WORD } from '#tests/helpers/hostile-texts.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const plainSheet = toSheetData(aSheetInput());

/** Prints into a fresh folder and hands back the file's bytes too. */
async function print(sheets: PrintRequest['sheets'], change: Partial<PrintRequest> = {}) {
  const target = join(await temporaryFolder(), 'sheets.pdf');
  const printed = await printSheets({
    sheets,
    target,
    photoPath: () => undefined,
    printedAt: '2025-03-08T16:30:00+08:00',
    ...change,
  });
  const bytes = readFileSync(target);
  return { ...printed, bytes, pdf: bytes.toString('latin1') };
}

const countOf = (pdf: string, pattern: RegExp): number => pdf.match(pattern)?.length ?? 0;

async function writePhoto(path: string, orientation = 1): Promise<void> {
  await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#7aa37a' } })
    .withMetadata({ orientation })
    .jpeg()
    .toFile(path);
}

describe('printing parcel sheets', () => {
  test('one parcel makes one PDF of two A4 pages', async () => {
    const { pages, sheets, pdf } = await print([plainSheet]);
    expect({ pages, sheets }).toEqual({ pages: 2, sheets: 1 });
    expect(pdf.startsWith('%PDF-1.4')).toBe(true);
    expect(countOf(pdf, /\/Type \/Page\n/g)).toBe(2);
    expect(countOf(pdf, /\/MediaBox \[0 0 595.2756 841.8898\]/g)).toBe(2);
  });

  test('the same sheets give the same bytes', async () => {
    const first = await print([plainSheet, plainSheet]);
    const second = await print([plainSheet, plainSheet]);
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });

  test('many parcels go through several batches into one file, with a bookmark each', async () => {
    const made: number[] = [];
    const sheets = Array.from({ length: 30 }, (_, i) => ({ ...plainSheet, unitNo: `330502100-${i}` }));
    const { pages, pdf } = await print(sheets, { onProgress: (done) => made.push(done) });
    expect(pages).toBe(60);
    expect(countOf(pdf, /\/Type \/Page\n/g)).toBe(60);
    expect(pdf).toMatch(/\/Type \/Pages \/Count 60 /);
    expect(countOf(pdf, /\/Dest \[\d+ 0 R \/Fit\]/g)).toBe(30);
    expect(made.at(-1)).toBe(30);
    expect(made.length).toBeGreaterThan(1);
    expect([...made].sort((a, b) => a - b)).toEqual(made);
  });

  test('as many pages are made as the data say, whatever the texts hold', async () => {
    const values = {
      ...plainValues,
      identity: { ...plainValues.identity, name: HOSTILE_TEXT, address: LONG_WORD, unitNo: 'W'.repeat(40) },
      tenure: { rightHolder: LONG_WORD, approvedUse: HOSTILE_TEXT, registeredUse: LONG_WORD },
      redevelopment: { ownersWish: LONG_TEXT },
      process: { surveyor: LONG_WORD.slice(0, 100), remarks: `${HOSTILE_TEXT}\n`.repeat(50) },
      economics: {
        enterprises: [{ name: HOSTILE_TEXT, creditCode: 'X'.repeat(40), taxPerMuWanYuan: -123456.789 }],
      },
      boundary: aBoundary(aWavyRing(60, 90, 12), [
        [-20, -20],
        [-20, 15],
        [18, 22],
      ]),
    };
    const sheet = toSheetData(
      aSheetInput({ parcel: aParcel({ values, photos: [aPhoto(1, { caption: LONG_TEXT })] }) }),
    );
    const { pages, pdf } = await print([sheet]);
    expect(pages).toBe(sheet.pages);
    expect(countOf(pdf, /\/Type \/Page\n/g)).toBe(sheet.pages);
  });

  test('500 boundary points are printed', async () => {
    const values = { ...plainValues, boundary: aBoundary(aWavyRing(500, 300, 40)) };
    const { pages, pdf } = await print([toSheetData(aSheetInput({ parcel: aParcel({ values }) }))]);
    expect(pages).toBe(5);
    expect(countOf(pdf, /\/Type \/Page\n/g)).toBe(5);
  });

  test('a parcel of 5,000 points is set in several runs and keeps all its pages', async () => {
    const values = { ...plainValues, boundary: aBoundary(aWavyRing(5000, 3000, 40)) };
    const sheet = toSheetData(aSheetInput({ parcel: aParcel({ values }) }));
    const { pages, pdf } = await print([sheet, plainSheet]);
    expect(sheet.pages).toBe(33);
    expect(pages).toBe(35);
    expect(countOf(pdf, /\/Type \/Page\n/g)).toBe(35);
  });

  test('a parcel of which nothing is recorded is printed', async () => {
    const { pages } = await print([toSheetData(aSheetInput({ parcel: aParcel({ values: {} }) }))]);
    expect(pages).toBe(2);
  });
});

describe('photos on the sheet', () => {
  test('good ones are embedded, broken, cut and missing ones do not stop the others', async () => {
    const folder = await temporaryFolder();
    const [good, broken, cut] = [1, 2, 3].map((no) => aPhoto(no));
    if (!good || !broken || !cut) throw new Error('three photos');
    const pathOf = (sha256: string) => join(folder, `${sha256}.jpg`);
    await writePhoto(pathOf(good.sha256), 6);
    writeFileSync(pathOf(broken.sha256), 'this is no photo');
    const whole = readFileSync(pathOf(good.sha256));
    writeFileSync(pathOf(cut.sha256), whole.subarray(0, whole.length / 2));
    const sheet = toSheetData(aSheetInput({ parcel: aParcel({ photos: [good, broken, cut, aPhoto(4)] }) }));
    const { pdf } = await print([sheet], { photoPath: pathOf });
    const images = [...pdf.matchAll(/\/Subtype \/Image[\s\S]*?endobj/g)].map(([image]) => image);
    expect(images).toHaveLength(1);
    // Turned upright by its orientation, and made small.
    expect(images[0]).toMatch(/\/Width 750\b/);
    expect(images[0]).toMatch(/\/Height 1000\b/);
  });
});

describe('when printing does not come to its end', () => {
  test('cancelling leaves no file and gives the reason', async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const reason = new Error('the surveyor changed his mind');
    const endless = (function* () {
      for (;;) yield plainSheet;
    })();
    const printing = printSheets({
      sheets: endless,
      target: join(folder, 'sheets.pdf'),
      photoPath: () => undefined,
      printedAt: '2025-03-08T16:30:00+08:00',
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(printing).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without a sheet there is nothing to print', async () => {
    await expect(print([])).rejects.toThrow(RangeError);
  });

  test('a failure while the sheets are made reaches the caller, and what was there stays', async () => {
    const target = join(await temporaryFolder(), 'sheets.pdf');
    writeFileSync(target, 'the print of yesterday');
    const failing = (function* () {
      yield* Array.from({ length: 13 }, () => plainSheet);
      throw new Error('the record cannot be read');
    })();
    await expect(print(failing, { target })).rejects.toThrow('the record cannot be read');
    expect(readFileSync(target, 'utf8')).toBe('the print of yesterday');
    expect(existsSync(`${target}.part`)).toBe(false);
  });

  test('a folder that is not there is said', async () => {
    const target = join(await temporaryFolder(), 'nowhere', 'sheets.pdf');
    await expect(print([plainSheet], { target })).rejects.toThrow(/ENOENT/);
  });
});
