import { describe, expect, it } from 'vitest';
import { toJavaScript } from '#build/program-sources.ts';

describe('a source as JavaScript', () => {
  it('loses its types and keeps its lines', () => {
    const source = 'type A = {\n  b: string;\n};\nexport const c = (a: A): string => a.b;\n';
    const code = toJavaScript('service/x.ts', source);
    expect(code.split('\n')).toHaveLength(source.split('\n').length);
    expect(code.split('\n')[3]).toMatch(/^export const c = \(a\s*\)\s*=> a\.b;$/);
  });

  it('finds its neighbours by paths relative to it', () => {
    const code = toJavaScript(
      'service/host/x.ts',
      [
        "import { a } from '#core/geo/a.ts';",
        "import { b } from './b.ts';",
        "import { c } from '#service/host/c.ts';",
        "import d from '../d.json' with { type: 'json' };",
        "import e from 'zod';",
        "export { f } from '#db/f.ts';",
        "export * from '../g.ts';",
        "export const h = () => import('#service/h.ts');",
        'export const all = [a, b, c, d, e];',
      ].join('\n'),
    );
    expect([...code.matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, specifier]) => specifier)).toEqual([
      '../../core/geo/a.js',
      './b.js',
      './c.js',
      '../d.json',
      'zod',
      '../../db/f.js',
      '../g.js',
      '../h.js',
    ]);
  });

  it('imports nothing for a type alone', () => {
    const code = toJavaScript(
      'service/x.ts',
      "import type { A } from './a.ts';\nimport { b, type C } from './b.ts';\nexport const d: A | C = b;\n",
    );
    expect(code).not.toContain('a.js');
    expect(code).toContain("from './b.js'");
  });

  it('finds a worker beside it, and leaves other texts that end in .ts alone', () => {
    const code = toJavaScript(
      'service/print/x.ts',
      "export const w = new URL('./worker.ts', import.meta.url);\nexport const name = './worker.ts';\n",
    );
    expect(code).toContain("new URL('./worker.js', import.meta.url)");
    expect(code).toContain("name = './worker.ts'");
  });

  it('refuses what does not parse, naming the file', () => {
    expect(() => toJavaScript('service/x.ts', 'const = 1;')).toThrow('service/x.ts');
  });
});
