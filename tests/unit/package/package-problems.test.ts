import { describe, expect, test } from 'vitest';
import { fileOfProblem, PACKAGE_PROBLEM_CODES } from '#core/package/package-problems.ts';

describe('problems of a package', () => {
  test('every code is a kebab-case word behind "package."', () => {
    for (const code of Object.keys(PACKAGE_PROBLEM_CODES))
      expect(code).toMatch(/^package(\.[a-z0-9]+(-[a-z0-9]+)*)$/);
  });

  test('a problem tells the file it is about, where there is one', () => {
    expect(fileOfProblem({ code: 'package.file-extra', params: { file: 'data/x.json' } })).toBe(
      'data/x.json',
    );
    expect(fileOfProblem({ code: 'package.not-a-zip', params: {} })).toBeUndefined();
  });
});
