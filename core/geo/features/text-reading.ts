/** Plots of an exchange file or a pasted list in the shape of all other files: their head's columns are attributes like any. */

import type { LineIssue } from '../boundary-codes.ts';
import { parsedToBoundary } from '../boundary-text/parsed-to-boundary.ts';
import type { BoundaryTextResult, ParsedBoundary } from '../boundary-text/types.ts';
import type { LayerReading } from './layer-plots.ts';
import type { SourceFeature } from './source-layer.ts';

/** As the format itself calls them. */
const COLUMNS = [
  ['地块编号', 'plotNo'],
  ['地块名称', 'name'],
  ['地块用途', 'landUse'],
  ['地类编码', 'landClassCode'],
] as const satisfies readonly (readonly [string, keyof ParsedBoundary])[];

export function toTextReading(
  file: string,
  { parcels, changes, refused, datum }: BoundaryTextResult,
): { readonly reading: LayerReading; readonly columns: readonly string[] } {
  const countOf = (code: LineIssue['code']) =>
    changes
      .filter((change) => change.code === code)
      .reduce((sum, { params }) => sum + Number((params as { readonly points?: number }).points ?? 0), 0);
  const points = parcels.reduce(
    (sum, { rings }) => sum + rings.reduce((count, ring) => count + ring.points.length, 0),
    0,
  );
  const degrees = Math.min(points, countOf('boundary.degrees-converted'));
  const metres = points - degrees;
  let feature = 0;
  const plots = parcels.map((parsed) => {
    if (parsed.part === 1) feature++;
    const { line, part, parts } = parsed;
    return {
      feature,
      line,
      part,
      parts,
      attributes: attributesOf(parsed),
      boundary: parsedToBoundary(parsed, datum),
    };
  });
  const columns = COLUMNS.map(([column]) => column).filter((column) =>
    plots.some(({ attributes }) => Object.hasOwn(attributes, column)),
  );
  return {
    columns,
    reading: {
      file,
      written: {
        degrees,
        metres,
        prefixed: Math.max(0, metres - countOf('boundary.zone-prefix-missing')),
        northFirst: Math.max(0, metres - countOf('boundary.axes-swapped')),
      },
      plots,
      changes,
      refused,
    },
  };
}

function attributesOf(parsed: ParsedBoundary): SourceFeature['attributes'] {
  return Object.fromEntries(
    COLUMNS.flatMap(([column, key]) => {
      const value = parsed[key];
      return value === undefined || value === '' ? [] : [[column, value]];
    }),
  );
}
