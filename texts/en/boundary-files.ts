/** Files of other programs in English; see zh-CN/boundary-files.ts. */
import type { SameTexts } from '../text-shape.ts';
import type {
  boundaryFiles as chinese,
  boundaryFileProblems as chineseProblems,
} from '../zh-CN/boundary-files.ts';

export const boundaryFileProblems = {
  'boundary.unknown-format':
    'The format of this file is not known. These are read: TXT exchange files, GeoJSON, Shapefile, KML/KMZ, GPX, GeoPackage, DXF, and CSV with WKT.',
  'boundary.empty-file': 'The file is empty. Copy or export it again.',
  'boundary.file-truncated':
    'The file is not whole: it should have {{expectedBytes}} bytes and has {{actualBytes}}. Copy or export it again.',
  'boundary.file-damaged': 'The file is damaged and cannot be read on. Ask its producer for it again.',
  'boundary.not-json': 'From here on this is no valid JSON; the file may have been cut off. Export it again.',
  'boundary.not-geojson': 'The file is JSON but no GeoJSON ("{{value}}"). Make sure it is the right file.',
  'boundary.not-xml': 'From here on this is no valid XML; the file may have been cut off. Export it again.',
  'boundary.bad-geometry':
    'The coordinates of this figure are incomplete, or numbers run into each other. Export it again.',
  'boundary.dxf-binary': 'This is a binary DXF. Save it as text (ASCII) DXF in the CAD program.',
  'boundary.shp-missing':
    'The .shp file is missing. Choose the .shp, .dbf and .prj of the same name together, or a zip of them.',
  'boundary.part-twice':
    'Two of the files are called {{name}}, and nobody can tell to which .shp each belongs; nothing was read. Import them one after the other, or put each set in a zip.',
  'boundary.dbf-missing': 'There is no .dbf of the same name: figures were read, attributes were not.',
  'boundary.dbf-count':
    'The .dbf has {{records}} records and the .shp {{features}} figures, which do not fit. Export it again.',
  'boundary.encoding-guessed':
    'The file does not say the encoding of its texts, or says it wrongly; {{encoding}} was taken. Check that they can be read.',
  'boundary.text-garbled': 'Values that cannot be read: {{values}}. Ask for an export in UTF-8.',
  'boundary.layer-is-view': 'The layer "{{layer}}" is a view and was not read. Save it as a layer first.',
  'boundary.too-many-layers':
    'The file has more layers than the limit of {{limit}}. Export only the layers to be imported.',
  'boundary.zip-damaged': 'The archive is damaged and cannot be opened. Copy it or make it again.',
  'boundary.zip-encrypted': 'The archive has a password. Use one without.',
  'boundary.zip-too-many-files':
    'The archive has {{files}} files, more than the limit of {{limit}}. Put only the files to be imported in it.',
  'boundary.archive-files-skipped':
    'Files of the archive that were not read: {{files}} ({{names}}). Save them in a format that can be imported if they hold boundaries.',
  'boundary.unpacked-too-large':
    'Unpacked, the archive has more than {{limitMb}} MB and was refused. Import it in several files.',

  'boundary.unknown-system':
    'The coordinate system "{{value}}" cannot be used. Accepted are CGCS2000 degrees (EPSG:4490), the 3-degree zone 40 (EPSG:4528, 4549) and WGS84 degrees (EPSG:4326).',
  'boundary.system-not-in-metres':
    'The unit of the coordinate system "{{value}}" is "{{unit}}" and not the metre, so it cannot be used. Ask for data in metres.',
  'boundary.other-datum-taken':
    'The coordinates are of WGS84, taken as CGCS2000, perhaps decimetres apart; the record says so.',
  'boundary.system-differs':
    'The file names the system "{{declared}}", but its coordinates are written otherwise and were recognised by themselves. Check the place on the map.',
  'boundary.north-first':
    'Points with north (latitude) before east (longitude), put in order: {{points}}. Check the place on the map.',
  'boundary.too-many-features':
    'The file has {{features}} figures, more than the limit of {{limit}}. Import it in several files.',
  'boundary.too-many-points-in-all':
    'The file has more points than the limit of {{limit}}. Import it in several files.',
  'boundary.no-polygons':
    'There are no polygons. Make sure it is the right layer; plots are areas or closed lines.',
  'boundary.other-shapes-skipped':
    'Figures that are no areas or have no coordinates, not read: {{features}}.',
  'boundary.open-lines-skipped':
    'Lines that are not closed, not read: {{lines}}. Close them in the CAD program first.',
  'boundary.drawing-objects-skipped':
    'Objects of the drawing that are no polylines, not read: {{objects}} ({{kinds}}). Make closed polylines of boundaries and holes among them first.',
  'boundary.line-taken-as-area': 'Lines that end where they begin, read as areas: {{lines}}.',
  'boundary.track-closed':
    'The track ends {{gapM}} m from its beginning and was closed straight. Check it on the map.',
  'boundary.inner-lines-taken-as-holes':
    'Closed lines within others of the same layer or figure, taken as holes: {{holes}}. Check them on the map.',
  'boundary.arcs-approximated': 'Arcs made into chords, at most {{deviationMm}} mm off: {{arcs}}.',
  'boundary.feature-several-shells':
    'The figure has {{shells}} separate parts and was divided into several plots.',
  'boundary.polygon-within-other':
    'Rings {{ring}} and {{otherRing}} are two polygons in the file, but one lies within the other, so the area would count twice. Make a hole of it or remove one, and import again.',
  'boundary.hole-outside-shell':
    'Ring {{ring}} is a hole of ring {{otherRing}} in the file, but does not lie within its area. Check the order and the coordinates of both, and import again.',
  'boundary.feature-crosses-itself':
    'Ring {{ring}} crosses itself, at the edges after points {{point}} and {{otherPoint}}, so it has no definite area. Correct it and import again.',
  'boundary.plots-twice':
    'Plots that are exactly the same as earlier ones: {{plots}}. A figure or a file may be there twice; do not make them twice.',
  'boundary.more-remarks': 'Further remarks of the same kinds, not listed: {{remarks}}.',

  'boundary.unit-numbers-given': 'Plots whose number was taken and that got a new one: {{parcels}}.',
  'boundary.column-unit-converted':
    'The column "{{column}}" seems to be in $t(window/boundaryFiles/units/{{unit}}) and was converted to square metres. Check it.',
  'boundary.values-left-out':
    'Values of the column "{{column}}" that are in no code list, not read: {{values}}, such as "{{example}}".',
  'boundary.values-refused':
    'Values of the column "{{column}}" that do not fit the field: {{values}}, such as "{{example}}". Choose another field, or do not import the column.',
} as const satisfies SameTexts<typeof chineseProblems>;

export const boundaryFiles = {
  choose: 'Choose coordinate files',
  drop: 'TXT, GeoJSON, Shapefile (zip, or its files together), KML/KMZ, GPX, GeoPackage, DXF, CSV with WKT; or drop them here',
  several: '{{name}} and others, files: {{count}}',
  forms: {
    'exchange-text': 'TXT exchange file',
    'coordinate-list': 'Coordinate list',
    geojson: 'GeoJSON',
    shapefile: 'Shapefile',
    kml: 'KML',
    gpx: 'GPX track',
    geopackage: 'GeoPackage',
    dxf: 'DXF',
    csv: 'CSV (WKT)',
  },
  facts: {
    form: 'Format',
    encoding: 'Text encoding',
    system: 'System',
    notDeclared: 'not named by the file',
    datum: 'Datum',
    wgs84: 'WGS84, taken as CGCS2000',
    written: 'Coordinates',
    metres: 'plane (metres)',
    degrees: 'degrees',
    both: 'metres and degrees',
    zone: 'Zone',
    zoneWith: '3-degree zone 40, 40 before Y',
    zoneWithout: '3-degree zone, meridian 120°, no zone before Y',
    zoneMixed: '3-degree zone 40, some points without it',
    axes: 'Order',
    northFirst: 'north (X) first',
    eastFirst: 'east (Y) first',
    axesMixed: 'both',
    areaUnit: 'Unit of area',
    figures: 'Figures',
    holes: 'holes: {{count}}',
    parts: 'divided into parts: {{count}}',
    plain: 'no holes, no parts',
  },
  units: { hectare: 'hectares', squareMetre: 'square metres', mu: 'mu', unknown: 'not clear' },
  columnsTitle: 'Where the attributes go',
  columnsHelp:
    'Chosen by name; can be changed. A number that is taken already, or only counts the rows (1, 2 …), is replaced by a new one.',
  fieldOfGroup: '{{field}} · {{group}}',
  notTaken: 'Do not import',
  chooseField: 'Field for "{{column}}"',
  filled: '{{filled}}/{{plots}}',
  examples: 'e.g. {{examples}}',
  taken: 'Plots chosen: {{count}} of {{total}}',
  takeAll: 'All',
  takeNone: 'None',
  part: 'part {{part}} of {{parts}}',
  sameAs: 'Exactly the same as "{{plot}}" above',
  takenInAs: 'Imported before as {{unitNo}}, not made again',
  onGroundOf: 'Overlaps {{called}} by {{area}} m²',
  onGroundOfMore: 'Overlaps {{called}} and others ({{count}} in all), by {{area}} m² at most',
  leaveShared: 'Leave out those that overlap ({{count}})',
  andMore: 'Further plots, not listed: {{count}}',
  notDrawn: 'Too many points: only the first {{count}} plots are drawn. All can be imported.',
  write: 'Export boundaries',
  writeTitle: 'Export boundaries',
  writeQuestion: 'Export the boundaries of these parcels: {{count}}.',
  writeHelp: 'Parcels without boundary points are left out.',
  writeFormat: 'Format',
  writeEncoding: 'Text encoding',
  writeFormats: {
    txt: 'TXT exchange file',
    geojson: 'GeoJSON (CGCS2000 degrees)',
    kml: 'KML (opens in map programs)',
  },
  writeNow: 'Export',
  written: 'Parcels exported: {{count}}',
  without: 'Parcels without boundary points, left out: {{count}}',
} as const satisfies SameTexts<typeof chinese>;
