/** What another program reads in a printed sheet: poppler, where it is installed. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toSheetData } from '#core/sheet/sheet-data.ts';
import { printSheets } from '#service/print/print-sheets.ts';
import { aBoundary, aParcel, aSheetInput, aWavyRing, plainValues } from '#tests/helpers/a-sheet.ts';
import { isInstalled, run } from '#tests/helpers/command.ts';
import { HOSTILE_TEXT, LONG_TEXT } from '#tests/helpers/hostile-texts.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const hasPoppler =
  isInstalled('pdftotext', '-v') && isInstalled('pdffonts', '-v') && isInstalled('pdfinfo', '-v');

describe.skipIf(!hasPoppler)(`poppler${hasPoppler ? '' : ' (not installed here: not tried)'}`, () => {
  test('reads the values, embedded fonts and bookmarks of sheets from several batches', async () => {
    const values = {
      ...plainValues,
      tenure: { ...plainValues.tenure, approvedUse: HOSTILE_TEXT },
      redevelopment: { ...plainValues.redevelopment, ownersWish: LONG_TEXT },
    };
    const long = { ...plainValues, boundary: aBoundary(aWavyRing(500, 300, 40)) };
    const target = join(await temporaryFolder(), 'sheets.pdf');
    const plain = toSheetData(aSheetInput());
    const printed = await printSheets({
      sheets: [
        toSheetData(aSheetInput({ parcel: aParcel({ values }) })),
        ...Array.from({ length: 12 }, () => plain),
        toSheetData(aSheetInput({ parcel: aParcel({ values: long }) })),
      ],
      target,
      photoPath: () => undefined,
      printedAt: '2025-03-08T16:30:00+08:00',
    });
    expect(printed.pages).toBe(31);

    const info = run('pdfinfo', [target]).output;
    expect(info).toMatch(/Pages:\s+31\n/);
    expect(info).toMatch(/Title:\s+湖州市低效用地调查表\n/);
    expect(info).not.toMatch(/error/i);

    const fonts = run('pdffonts', [target]).output.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/NotoSansSC-(Regular|Bold)\s.*\byes yes yes\b/);

    const first = run('pdftotext', ['-l', '2', '-layout', target, '-']).output.replaceAll('\u200b', '');
    for (const text of [
      '浙（2020）湖州市（吴兴）不动产权第',
      '27,012.50',
      '0601 工业用地',
      '3416620.360',
      '1:1500',
      '仅供低效用地调查使用，不作确权依据',
      '#panic("x")',
      '*粗* _斜_ $a^2$',
      '…（全文见电子档）',
    ]) {
      expect(first).toContain(text);
    }
    const last = run('pdftotext', ['-f', '31', '-layout', target, '-']).output;
    expect(last).toContain('J500');
    expect(last).toContain('共 500 个界址点');
  });

  test('reads no half of a number where a text was too long', async () => {
    const remarks = (offset: number) => `${'甲'.repeat(offset)}${'330502100-0043、'.repeat(40)}`;
    const target = join(await temporaryFolder(), 'sheets.pdf');
    await printSheets({
      sheets: [0, 3, 6, 9].map((offset) => {
        const values = { ...plainValues, process: { ...plainValues.process, remarks: remarks(offset) } };
        return toSheetData(aSheetInput({ parcel: aParcel({ values }) }));
      }),
      target,
      photoPath: () => undefined,
      printedAt: '2025-03-08T16:30:00+08:00',
    });
    const { output } = run('pdftotext', ['-layout', target, '-']);
    const ends = output.match(/\S{5}(?=…（全文见电子档）)/g);
    expect(ends).toEqual(Array.from({ length: 4 }, () => '0043、'));
  });
});
