/**
 * Every code by which a boundary, drawn or read from a text, is refused or remarked on, with the names of its
 * parameters. One table, because the texts in each language and the catalogue of failures are keyed on it.
 *
 * `refused`: what carries the code is not taken over at all. `warning`: it is taken over, and the remark is shown; the
 * same remark on a stored boundary may still block the submission of its parcel (see the rules of the parcel).
 */

type CodeEntry = { readonly severity: 'refused' | 'warning'; readonly params: readonly string[] };

export const BOUNDARY_CODES = {
  // The shape of rings. `ring` counts from 1 in the order given; `point` and `otherPoint` are point numbers as shown.
  'boundary.not-finite': { severity: 'refused', params: ['ring', 'point'] },
  'boundary.too-few-points': { severity: 'refused', params: ['ring', 'points'] },
  'boundary.too-many-points': { severity: 'refused', params: ['points', 'limit'] },
  'boundary.zero-area': { severity: 'refused', params: ['ring'] },
  'boundary.rings-crossing': { severity: 'refused', params: ['ring', 'otherRing'] },
  'boundary.same-ring-twice': { severity: 'refused', params: ['ring', 'otherRing'] },
  'boundary.duplicate-point': { severity: 'warning', params: ['ring', 'point', 'otherPoint'] },
  'boundary.spike': { severity: 'warning', params: ['ring', 'point'] },
  'boundary.self-crossing': { severity: 'warning', params: ['ring', 'point', 'otherPoint'] },
  'boundary.shared-edge': { severity: 'warning', params: ['ring', 'otherRing'] },
  'boundary.too-tangled': { severity: 'refused', params: ['ring'] },
  'boundary.one-part-only': { severity: 'refused', params: ['parts'] },

  // Where the points are. `x` and `y` are the two numbers as written, in the order written.
  'boundary.outside-huzhou': { severity: 'refused', params: ['x', 'y'] },
  'boundary.wrong-zone': { severity: 'refused', params: ['zone'] },
  'boundary.six-degree-zone': { severity: 'refused', params: ['value'] },
  'boundary.wrong-central-meridian': { severity: 'refused', params: ['meridianDeg'] },
  'boundary.axes-swapped': { severity: 'warning', params: ['points'] },
  'boundary.zone-prefix-missing': { severity: 'warning', params: ['points'] },
  'boundary.degrees-converted': { severity: 'warning', params: ['points'] },

  // The rows of a text. `column` is 1-based, `value` is the text that stood there.
  'boundary.not-a-number': { severity: 'refused', params: ['column', 'value'] },
  'boundary.point-number-too-long': { severity: 'refused', params: ['value', 'limit'] },
  'boundary.row-columns': { severity: 'refused', params: ['columns'] },
  // Where one position is asked for and not a list.
  'boundary.position-columns': { severity: 'refused', params: ['columns'] },
  'boundary.decimal-comma': { severity: 'refused', params: ['value'] },
  'boundary.part-too-short': { severity: 'refused', params: ['column', 'value', 'points'] },
  'boundary.ring-by-number': { severity: 'warning', params: ['point'] },
  'boundary.point-number-skipped': { severity: 'warning', params: ['point'] },
  'boundary.point-number-twice': { severity: 'warning', params: ['point', 'otherLine', 'metres'] },
  'boundary.column-not-parting': { severity: 'warning', params: ['column', 'value'] },
  'boundary.parted-by-column': { severity: 'warning', params: ['column', 'parts'] },
  'boundary.two-points-in-row': { severity: 'refused', params: [] },
  'boundary.extra-columns-ignored': { severity: 'warning', params: ['rows'] },
  'boundary.line-too-long': { severity: 'refused', params: ['limit'] },
  'boundary.line-without-point': { severity: 'refused', params: ['text'] },
  'boundary.one-coordinate': { severity: 'refused', params: ['value'] },
  'boundary.lengths-skipped': { severity: 'warning', params: ['rows'] },
  'boundary.line-skipped': { severity: 'warning', params: ['text'] },
  'boundary.no-points': { severity: 'refused', params: [] },

  // The exchange file: its sections and header.
  'boundary.no-plot-section': { severity: 'refused', params: [] },
  'boundary.section-ignored': { severity: 'warning', params: ['section'] },
  'boundary.wrong-datum': { severity: 'refused', params: ['value'] },
  'boundary.datum-missing': { severity: 'warning', params: [] },
  'boundary.zone-missing': { severity: 'warning', params: [] },
  'boundary.unknown-projection': { severity: 'warning', params: ['value'] },
  'boundary.unknown-unit': { severity: 'warning', params: ['value'] },
  'boundary.transform-not-applied': { severity: 'warning', params: ['value'] },

  // The exchange file: heads of plots, and points against heads. `plotNo` is 地块编号 as written.
  'boundary.point-before-head': { severity: 'refused', params: [] },
  'boundary.head-columns': { severity: 'refused', params: ['columns'] },
  'boundary.head-mark-missing': { severity: 'warning', params: [] },
  'boundary.not-a-polygon': { severity: 'refused', params: ['value'] },
  'boundary.plot-without-points': { severity: 'refused', params: ['plotNo'] },
  'boundary.count-mismatch': { severity: 'refused', params: ['declared', 'rows', 'rings'] },
  'boundary.count-unlike-others': {
    severity: 'warning',
    params: ['declared', 'rows', 'missing', 'expected'],
  },
  'boundary.count-with-closing': { severity: 'warning', params: ['declared', 'rows'] },
  'boundary.count-missing': { severity: 'warning', params: ['plotNo'] },
  'boundary.duplicate-plot-no': { severity: 'warning', params: ['plotNo', 'firstLine'] },
  'boundary.several-shells': { severity: 'warning', params: ['plotNo', 'shells'] },
  'boundary.point-numbers-restart': { severity: 'warning', params: ['plotNo'] },
  'boundary.area-in-square-metres': { severity: 'warning', params: ['plotNo', 'declared'] },
  'boundary.area-in-mu': { severity: 'warning', params: ['plotNo', 'declared'] },
  'boundary.area-differs': { severity: 'warning', params: ['plotNo', 'declared', 'computedSqM'] },

  // Files of other programs: what they are, and whether they are whole. `file` of the issue names the one of several.
  'boundary.unknown-format': { severity: 'refused', params: [] },
  'boundary.empty-file': { severity: 'refused', params: [] },
  'boundary.file-truncated': { severity: 'refused', params: ['expectedBytes', 'actualBytes'] },
  'boundary.file-damaged': { severity: 'refused', params: [] },
  'boundary.not-json': { severity: 'refused', params: [] },
  'boundary.not-geojson': { severity: 'refused', params: ['value'] },
  'boundary.not-xml': { severity: 'refused', params: [] },
  'boundary.bad-geometry': { severity: 'refused', params: [] },
  'boundary.dxf-binary': { severity: 'refused', params: [] },
  'boundary.shp-missing': { severity: 'refused', params: [] },
  'boundary.part-twice': { severity: 'refused', params: ['name'] },
  'boundary.dbf-missing': { severity: 'warning', params: [] },
  'boundary.dbf-count': { severity: 'refused', params: ['records', 'features'] },
  'boundary.encoding-guessed': { severity: 'warning', params: ['encoding'] },
  'boundary.text-garbled': { severity: 'warning', params: ['values'] },
  'boundary.layer-is-view': { severity: 'warning', params: ['layer'] },
  'boundary.too-many-layers': { severity: 'refused', params: ['limit'] },
  'boundary.zip-damaged': { severity: 'refused', params: [] },
  'boundary.zip-encrypted': { severity: 'refused', params: [] },
  'boundary.zip-too-many-files': { severity: 'refused', params: ['files', 'limit'] },
  'boundary.archive-files-skipped': { severity: 'warning', params: ['files', 'names'] },
  'boundary.unpacked-too-large': { severity: 'refused', params: ['limitMb'] },

  // Files of other programs: what is in them.
  'boundary.unknown-system': { severity: 'refused', params: ['value'] },
  'boundary.system-not-in-metres': { severity: 'refused', params: ['value', 'unit'] },
  'boundary.other-datum-taken': { severity: 'warning', params: [] },
  'boundary.system-differs': { severity: 'warning', params: ['declared'] },
  'boundary.north-first': { severity: 'warning', params: ['points'] },
  'boundary.too-many-features': { severity: 'refused', params: ['features', 'limit'] },
  'boundary.too-many-points-in-all': { severity: 'refused', params: ['limit'] },
  'boundary.no-polygons': { severity: 'refused', params: [] },
  'boundary.other-shapes-skipped': { severity: 'warning', params: ['features'] },
  'boundary.open-lines-skipped': { severity: 'warning', params: ['lines'] },
  // `kinds` as the drawing calls them, with how many there are of each.
  'boundary.drawing-objects-skipped': { severity: 'warning', params: ['objects', 'kinds'] },
  'boundary.line-taken-as-area': { severity: 'warning', params: ['lines'] },
  'boundary.track-closed': { severity: 'warning', params: ['gapM'] },
  'boundary.inner-lines-taken-as-holes': { severity: 'warning', params: ['holes'] },
  'boundary.arcs-approximated': { severity: 'warning', params: ['arcs', 'deviationMm'] },
  'boundary.feature-several-shells': { severity: 'warning', params: ['shells'] },
  'boundary.polygon-within-other': { severity: 'refused', params: ['ring', 'otherRing'] },
  'boundary.hole-outside-shell': { severity: 'refused', params: ['ring', 'otherRing'] },
  'boundary.feature-crosses-itself': { severity: 'refused', params: ['ring', 'point', 'otherPoint'] },
  'boundary.plots-twice': { severity: 'warning', params: ['plots'] },
  'boundary.more-remarks': { severity: 'warning', params: ['remarks'] },

  // Attributes on their way into the fields of a record. `column` is the name in the file.
  'boundary.unit-numbers-given': { severity: 'warning', params: ['parcels'] },
  'boundary.column-unit-converted': { severity: 'warning', params: ['column', 'unit'] },
  'boundary.values-left-out': { severity: 'warning', params: ['column', 'values', 'example'] },
  'boundary.values-refused': { severity: 'refused', params: ['column', 'values', 'example'] },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type BoundaryCode = keyof typeof BOUNDARY_CODES;

export type BoundaryParams<C extends BoundaryCode> = {
  readonly [P in (typeof BOUNDARY_CODES)[C]['params'][number]]: string | number;
};

/** A code with its parameters. Which parameters belong to which code is checked by the compiler where it is made. */
export type BoundaryIssue<C extends BoundaryCode = BoundaryCode> = {
  [K in C]: { readonly code: K; readonly params: BoundaryParams<K> };
}[C];

/** An issue at a 1-based line of the text it was found in. */
export type LineIssue = BoundaryIssue & { readonly line: number };

export function isRefusal(code: BoundaryCode): boolean {
  return BOUNDARY_CODES[code].severity === 'refused';
}
