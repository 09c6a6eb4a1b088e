/** Small PDFs written by hand, with what could mislead a joiner: references in strings and streams, `endobj` in a stream. */
import { describe, expect, test } from 'vitest';
import { createPdfJoiner } from '#service/print/pdf-joiner.ts';

const STREAM = 'q 2 0 R Q\nendobj\n5 0 obj\n(not an object)\n';

/** A PDF of one page with the given objects' texts, numbered from 1. */
function toPdf(objects: readonly string[], trailer: string): Buffer {
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const offset = pdf.length;
    pdf += `${i + 1} 0 obj\n${body}\nendobj\n\n`;
    return offset;
  });
  const start = pdf.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n${trailer}\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(pdf, 'latin1');
}

const part = toPdf(
  [
    '<< /Type /Pages /Count 1 /Kids [2 0 R] >>',
    '<< /Type /Page /Parent 1 0 R /Contents 3 0 R /Note (see 3 0 R \\) and 2 0 R) >>',
    `<< /Length ${STREAM.length} >>\nstream\n${STREAM}\nendstream`,
    '<< /Type /Catalog /Pages 1 0 R >>',
    '<< /Title (left behind) >>',
  ],
  '<< /Size 6 /Root 4 0 R /Info 5 0 R >>',
);

function join(parts: readonly Buffer[], bookmarks: readonly { title: string; page: number }[] = []): string {
  const written: Buffer[] = [];
  const joiner = createPdfJoiner((bytes) => written.push(bytes));
  for (const one of parts) joiner.add(one);
  joiner.finish({ title: '调查表', createdAt: '2025-03-08T16:30:00+08:00', bookmarks });
  return Buffer.concat(written).toString('latin1');
}

describe('joining PDFs', () => {
  const pdf = join([part, part], [{ title: '甲', page: 1 }]);
  const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));

  test('the cross-reference table leads to every object', () => {
    expect(offsets.length).toBeGreaterThan(6);
    for (const [i, offset] of offsets.entries())
      expect(pdf.slice(offset)).toMatch(new RegExp(`^${i + 1} 0 obj\n`));
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 5)).toBe('xref\n');
  });

  test('references follow their objects, strings and streams are left alone', () => {
    const pages = [...pdf.matchAll(/\/Type \/Page \/Parent (\d+) 0 R \/Contents (\d+) 0 R/g)];
    expect(pages).toHaveLength(2);
    for (const [, parent, contents] of pages) {
      expect(pdf.slice(offsets[Number(parent) - 1])).toMatch(
        /^\d+ 0 obj\n<<\n {2}\/Parent 2 0 R \/Type \/Pages/,
      );
      expect(pdf.slice(offsets[Number(contents) - 1])).toMatch(/^\d+ 0 obj\n<< \/Length/);
    }
    expect(new Set(pages.map(([, , contents]) => contents)).size).toBe(2);
    expect(pdf.split('(see 3 0 R \\) and 2 0 R)')).toHaveLength(3);
    expect(pdf.split(STREAM)).toHaveLength(3);
  });

  test('one tree of two pages, one catalogue, and only its own title', () => {
    expect(pdf.match(/\/Type \/Catalog/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/Type \/Pages \/Count 2 \/Kids \[\d+ 0 R \d+ 0 R\]/);
    expect(pdf).not.toContain('left behind');
    expect(pdf).toContain(
      "/Title <FEFF8C0367E58868> /Producer (Takan) /CreationDate (D:20250308163000+08'00')",
    );
  });

  test('a bookmark leads to its page', () => {
    const page = Number(/\/Title <FEFF7532> \/Parent 4 0 R \/Dest \[(\d+) 0 R \/Fit\]/.exec(pdf)?.[1]);
    const second = [...pdf.matchAll(/(\d+) 0 obj\n<< \/Type \/Page \//g)][1]?.[1];
    expect(page).toBe(Number(second));
  });

  test('what is not such a PDF is refused', () => {
    expect(() => join([Buffer.from('%PDF-1.7\nsomething else')])).toThrow(/classic cross-reference/);
    const shifted = Buffer.from(part.toString('latin1').replace('%PDF-1.4\n', '%PDF-1.4\n\n'), 'latin1');
    expect(() => join([shifted])).toThrow();
  });
});
