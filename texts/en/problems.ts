/** The findings in English; see zh-CN/problems.ts. */

import type { SameTexts } from '../text-shape.ts';
import type { places as chinesePlaces, problems as chineseProblems } from '../zh-CN/problems.ts';
import { boundaryFileProblems } from './boundary-files.ts';
import { drawingProblems } from './drawing.ts';
import { referenceProblems } from './reference.ts';
import { scanProblems } from './scans.ts';

const boundary = {
  'boundary.not-finite': 'Point {{point}} of ring {{ring}} has no valid coordinates. Check the source.',
  'boundary.too-few-points':
    'Ring {{ring}} has only {{points}} distinct points; it needs 3. Add the missing ones.',
  'boundary.too-many-points':
    'There are {{points}} points, more than the {{limit}} allowed. Is it a whole map?',
  'boundary.zero-area':
    'Ring {{ring}} encloses no area; its points may lie on one line. Check the coordinates.',
  'boundary.rings-crossing': 'Rings {{ring}} and {{otherRing}} cross. Check the coordinates of both.',
  'boundary.same-ring-twice':
    'Rings {{ring}} and {{otherRing}} are the same, perhaps pasted twice. Remove one.',
  'boundary.duplicate-point':
    'Points {{point}} and {{otherPoint}} of ring {{ring}} are at the same place. Measured twice?',
  'boundary.spike': 'Ring {{ring}} has a spike at point {{point}}. Check its coordinates.',
  'boundary.self-crossing':
    'In ring {{ring}} the edges after points {{point}} and {{otherPoint}} cross. Check the order of the points.',
  'boundary.shared-edge': 'Rings {{ring}} and {{otherRing}} share an edge. Check the extent of the hole.',
  'boundary.one-part-only': 'There are {{parts}} separate parts; a parcel has one. Make several parcels.',

  'boundary.too-tangled':
    'Ring {{ring}} crosses itself too often to list. Check the order of the points, or measure again.',

  'boundary.outside-huzhou':
    'The coordinates ({{x}}, {{y}}) are outside Huzhou. Check datum, central meridian (120°) and the order of X and Y.',
  'boundary.wrong-zone': 'The zone is {{zone}}; Huzhou lies in 3-degree zone 40. Use the right data.',
  'boundary.six-degree-zone':
    'These are 6-degree coordinates ({{value}}). Ask for 3-degree data (meridian 120°).',
  'boundary.wrong-central-meridian':
    'The central meridian is {{meridianDeg}}°; in Huzhou it is 120°. Use the right data.',
  'boundary.axes-swapped':
    'X and Y of {{points}} points were swapped and have been put right. Check them on the map.',
  'boundary.zone-prefix-missing':
    'Y of {{points}} points has no zone; zone 40 was taken. Check them on the map.',
  'boundary.degrees-converted': '{{points}} points are in degrees and were converted. Check them on the map.',

  'boundary.not-a-number': 'Column {{column}}, "{{value}}", is not a number. Correct it and import again.',
  'boundary.row-columns':
    'This row has {{columns}} columns; no point can be read. The order is number, ring, X, Y.',
  'base-map.not-a-tile-file': 'It is no MBTiles or PMTiles file.',
  'base-map.computed':
    'In the file "{{table}}" is not stored but has to be computed, which could stop the program; it was not added. Export it again as a plain MBTiles file with the program that made it.',
  'base-map.damaged': 'The file is damaged or cut off; no tiles can be read ({{detail}}). Copy it again.',
  'base-map.no-tiles': 'There is not one tile in the file.',
  'base-map.other-format':
    'Tiles of this format ({{format}}) cannot be shown. Use PNG, JPEG, WebP or vector tiles (MVT).',
  'base-map.other-version':
    'This is PMTiles version {{version}}; only version 3 can be read. Convert it first.',
  'boundary.position-columns':
    'Two numbers are needed: X and Y, or longitude and latitude, with a comma or a space between. {{columns}} were found.',
  'boundary.decimal-comma':
    '"{{value}}" has a comma for its decimal point, so it is not clear where a number ends. Write the decimals with ".".',
  'boundary.part-too-short':
    'Column {{column}} ("{{value}}" here) parts the points, and this part has only {{points}}, which make no ring. If it is the ring or the parcel, add the points that are missing; if it is the kind of mark or the like, take the column out or write the names of the columns in the first line.',
  'boundary.ring-by-number':
    'The numbers of the points begin again with "{{point}}"; another ring was begun with this line. Check it on the map.',
  'boundary.point-number-skipped':
    'The points are numbered one after the other, and only "{{point}}" is missing. Make sure that it was not left out.',
  'boundary.point-number-twice':
    'The point "{{point}}" is on line {{otherLine}} already, {{metres}} m away; they were taken for two points. See whether the closing point is mistyped, or a ring number or a blank line is missing.',
  'boundary.column-not-parting':
    'From this line on column {{column}} says "{{value}}"; it has no name and was not taken to part the points, which stay one ring. If it is the parcel or the ring, write the names of the columns in the first line.',
  'boundary.parted-by-column':
    'The columns have no names; column {{column}} was taken to part the points into {{parts}} rings. If it is the kind of mark or the like, take it out or write the names of the columns in the first line.',
  'boundary.two-points-in-row':
    'This row has the coordinates of two points. Write one point a row, and put a table of two halves into one.',
  'boundary.extra-columns-ignored': '{{rows}} rows have more after the coordinates; it was not read.',
  'boundary.line-without-point':
    'There is no coordinate in this line: "{{text}}". If it is a page head, a title or a remark, delete it; if another parcel or ring begins here, make it a blank line.',
  'boundary.one-coordinate':
    'There is only one coordinate in this line: "{{value}}". Write X and Y in one line, and add what is missing.',
  'boundary.lengths-skipped':
    '{{rows}} lines are the lengths between the points before and after them; they were not read, and no point is affected.',
  'boundary.line-skipped': 'This line was not read: "{{text}}". Make sure that it is no boundary point.',
  'boundary.point-number-too-long':
    'The point number "{{value}}" is too long; {{limit}} characters at most. Check the columns.',
  'boundary.line-too-long': 'This line is longer than {{limit}} characters. Is there one point a line?',
  'boundary.no-points': 'No boundary points were found. Is it the right file?',

  'boundary.file-taken-in-before':
    'This file was imported before and {{parcels}} of its parcels are still here ({{unitNos}}); none is made twice. To import it anew, remove them first.',
  'boundary.plots-on-parcels':
    'Plots that overlap parcels which are here already: {{plots}} ({{unitNos}}). See whether they were surveyed before.',
  'boundary.plots-not-compared':
    'Too many plots: {{plots}} were not compared with the parcels here. After the import, "Check data" lists those that overlap.',

  'boundary.no-plot-section':
    'The file has no section [地块坐标]. Is it an exchange file of boundary points?',
  'boundary.section-ignored': 'The section "{{section}}" was not read; the points are not affected.',
  'boundary.wrong-datum': 'The datum is "{{value}}"; only CGCS2000 is accepted. Ask for converted data.',
  'boundary.datum-missing': 'The file names no datum; CGCS2000 was taken. Ask where it came from.',
  'boundary.zone-missing': 'The file names no zone; zone 40 (meridian 120°) was taken. Check it on the map.',
  'boundary.unknown-projection':
    'The projection "{{value}}" is not known; Gauss-Krüger was taken. Check it on the map.',
  'boundary.unknown-unit': 'The unit "{{value}}" is not known; metres were taken. Check it on the map.',
  'boundary.transform-not-applied':
    'The transformation parameters "{{value}}" were not used. Ask where they came from.',

  'boundary.point-before-head':
    'There is no plot head before this point. Add the head, a line that ends with "@".',
  'boundary.head-columns':
    'The plot head has {{columns}} columns and cannot be read. Compare it with the format.',
  'boundary.head-mark-missing': 'The plot head does not end with "@"; it was read as a head.',
  'boundary.not-a-polygon': 'The shape is "{{value}}"; only polygons can be imported.',
  'boundary.plot-without-points': 'The plot "{{plotNo}}" has no points. Add them and import again.',
  'boundary.count-mismatch':
    'The head says {{declared}} points, but there are {{rows}} rows in {{rings}} rings. Check the count and import again.',
  'boundary.count-unlike-others':
    '{{declared}} points are declared and there are {{rows}} rows; counted as the other plots of the file are it would be {{expected}}, so {{missing}} may be missing. Make sure that the points of this plot are all there.',
  'boundary.count-with-closing':
    '{{declared}} points are declared and there are {{rows}} rows; the closing point was taken to be counted. Make sure that no row is missing.',
  'boundary.count-missing':
    'The plot "{{plotNo}}" gives no count; all points were read. Check how many there should be.',
  'boundary.duplicate-plot-no':
    'The plot number "{{plotNo}}" was used in line {{firstLine}} already. Is it there twice?',
  'boundary.several-shells':
    'The plot "{{plotNo}}" has {{shells}} separate parts and became several parcels.',
  'boundary.point-numbers-restart':
    'The point numbers of plot "{{plotNo}}" start anew in each ring; they were renumbered.',
  'boundary.area-in-square-metres':
    'The area {{declared}} of plot "{{plotNo}}" seems to be m², not hectares. It was computed from the coordinates.',
  'boundary.area-in-mu':
    'The area {{declared}} of plot "{{plotNo}}" seems to be mu, not hectares. It was computed from the coordinates.',
  'boundary.area-differs':
    'The area {{declared}} of plot "{{plotNo}}" differs from the computed {{computedSqM}} m². Check both.',
} as const;

const packages = {
  'package.empty-file': 'The file is empty; it was never copied completely. Copy or export it again.',
  'package.truncated': 'The end of the file is missing. Copy it again, and wait before you unplug the stick.',
  'package.not-a-zip': 'This is no Takan package. Is it the right file?',
  'package.unreadable':
    'The file cannot be read ({{errno}}). Check the stick, try another port or another stick.',
  'package.zip-damaged': 'The inner structure is damaged ({{detail}}). Have it exported again.',

  'package.too-many-entries':
    'It holds {{count}} files, more than the {{limit}} allowed. Have it exported in parts.',
  'package.entry-too-large': '"{{file}}" has {{bytes}} bytes, more than the {{limitBytes}} allowed.',
  'package.total-too-large':
    'The files have {{bytes}} bytes together, more than the {{limitBytes}} allowed. Have it exported in parts.',
  'package.ratio-too-high':
    '"{{file}}" unpacks to {{ratio}} times its size (limit {{limit}}), which may be malicious.',

  'package.name-not-utf8': 'A file name cannot be read ({{nameHex}}); this was not exported by Takan.',
  'package.name-control-character': 'The name "{{file}}" has invisible characters.',
  'package.name-absolute': 'The name "{{file}}" points to a fixed place.',
  'package.name-leaves-folder': 'The name "{{file}}" points outside the package, which may be malicious.',
  'package.name-not-portable': 'The name "{{file}}" cannot be used on Windows.',
  'package.name-not-allowed':
    'A package has no file "{{file}}". It may have been altered; have it exported again.',
  'package.name-duplicate': 'The names "{{file}}" and "{{other}}" are the same. Have it exported again.',
  'package.root-folder':
    'There should be one folder at the top, named by the package. Use the file as it was exported.',
  'package.link-entry': '"{{file}}" is a link and no file.',
  'package.directory-entry': '"{{file}}" is a folder of its own. Use the file as it was exported.',
  'package.special-entry': '"{{file}}" is no ordinary file.',
  'package.entry-encrypted': '"{{file}}" has a password. Use the file as it was exported.',
  'package.entry-method':
    '"{{file}}" is packed in an unknown way ({{method}}). Use the file as it was exported.',
  'package.entries-overlap': '"{{file}}" and "{{other}}" overlap in the package, which may be malicious.',
  'package.entry-header-differs':
    '"{{file}}" has two different names. It may have been altered; have it exported again.',
  'package.entry-undecodable': '"{{file}}" cannot be unpacked; it is damaged. Copy or export it again.',
  'package.entry-size':
    '"{{file}}" should have {{declaredBytes}} bytes and has {{actualBytes}}. Copy or export it again.',
  'package.entry-crc': '"{{file}}" fails its check, perhaps from copying. Copy or export it again.',

  'package.bag-declaration': 'The declaration "{{file}}" is wrong; this was not exported by Takan.',
  'package.manifest-line': 'Line {{line}} of the manifest "{{file}}" cannot be read. Have it exported again.',
  'package.manifest-name': 'Line {{line}} of the manifest "{{file}}" names "{{name}}", which is not allowed.',
  'package.manifest-duplicate': 'Line {{line}} of the manifest "{{file}}" names "{{name}}" again.',
  'package.text-not-utf8': 'The text encoding of "{{file}}" is wrong. Have it exported again.',
  'package.file-missing': '"{{file}}" is in the manifest but not in the package. Have it exported again.',
  'package.file-extra':
    '"{{file}}" is not in the manifest; the package may have been altered. Have it exported again.',
  'package.file-altered':
    '"{{file}}" differs from the manifest: damaged or altered. Copy or export it again.',
  'package.photo-name-differs':
    'The name of the photo "{{file}}" does not match its checksum. Have it exported again.',
  'package.signature-invalid':
    'The signature is wrong, so nobody knows who exported it. Ask, and have it exported again.',
  'package.signature-missing':
    'There is no signature, so nobody knows who exported it. Use the file as it was exported.',
  'package.operation-line-too-long':
    'Line {{line}} of "{{file}}" has {{bytes}} bytes, more than the {{limitBytes}} allowed.',

  'package.meta-unreadable': 'The description "{{file}}" cannot be read. Have it exported again.',
  'package.meta-invalid': '"{{field}}" in the description "{{file}}" is wrong. Have it exported again.',
  'package.format-unknown': 'This is not the format of a Takan package. Is it the right file?',
  'package.version-newer':
    'It was exported by a newer Takan (format {{found}}; this program knows up to {{known}}). Update this program first.',
  'package.id-differs': 'The folder "{{folder}}" and the description "{{meta}}" name different packages.',

  'package.kind-not-for-here':
    'Packages of this kind ({{kind}}) are not imported here. Ask for a survey package.',
  'package.area-differs':
    'The area of a parcel is not that of its boundary points; the package may have been altered. Have it exported again.',
  'package.chain-differs': 'Survey records are missing or out of order (at {{seq}}). Have it exported again.',
} as const;

const photo = {
  'photo.not-a-photo':
    'This is no photo of a known format. Use the original from the camera or phone (JPEG, HEIC, PNG, TIFF or WebP).',
  'photo.truncated': 'The end of the photo is missing. Copy it again from the camera or phone.',
  'photo.not-found': 'The photo was not found. Check whether it was renamed or moved.',
  'photo.disk-full':
    'The disk is full; this photo was not imported. Those imported before are safe. Make room and import again.',
  'photo.unreadable': 'The photo cannot be read. Check the card or stick and try again.',
  'photo.empty': 'The file is empty. Copy it again from the camera or phone.',
  'photo.too-large':
    'The file is larger than {{limitBytes}} bytes. Set the camera to a smaller size and take the photo again.',
  'photo.not-arrived': 'Its original has not arrived, so there is no stamped copy. Ask for another package.',
  'photo.no-picture':
    'It cannot be shown on this computer, so there is no stamped copy. The original is safely stored and other programs may open it.',
  'photo.too-many-pixels':
    'The photo has more than {{limit}} pixels. Set the camera to a smaller size and take it again.',
} as const;

const record = {
  'record.wrong-type': 'This is of the wrong kind, for instance text where a number is wanted.',
  'record.unknown-field': 'There is no field "{{name}}". Check its name.',
  'record.too-long': 'This is too long; the limit is {{limit}}.',
  'record.too-small': 'The number is too small; it is at least {{limit}}.',
  'record.too-large': 'The number is too large; it is at most {{limit}}.',
  'record.wrong-form': 'This is not in the right form. Check how dates and codes are written.',
  'record.not-json': 'This line is no complete record: a quotation mark, comma or bracket may be missing.',
  'record.missing': 'Something needed is missing.',
  'record.duplicate-unit-no':
    'The unit number "{{unitNo}}" is used twice; within one township it must be unique.',
  'record.line-break': 'There must be no line break.',
  'record.not-a-number':
    '"{{value}}" is no number, or its thousands are separated wrongly. Type digits only, such as 12345.6.',
  'record.unit-not-fitting':
    'The "{{unit}}" behind the number is not the unit of this field. Convert it and type digits only.',
  'record.no-such-day': '"{{value}}" is a day no calendar has. Check month and day.',
  'record.date-form': '"{{value}}" is no whole date. Write it as 2025-03-01, 2025.3.1 or 20250301.',
  'record.half-width': 'Full-width characters were made half-width.',
  'record.spaces-removed': 'Spaces were taken out.',
  'record.upper-cased': 'Small letters were made capitals.',
  'record.lines-joined': 'Line breaks were made spaces.',
  'record.number-read': 'Recorded as {{to}}.',
  'record.unit-converted': 'Converted to the unit of this field: {{to}}.',
  'record.date-read': 'Recorded as {{to}}.',
} as const;

const check = {
  'check.projection-differs':
    'What is shown of parcel {{record}} differs from the survey records. The records are not lost; please ask the support.',
  'check.operation-damaged':
    'Survey record {{seq}} of device {{replica}} is damaged. Delete nothing; copy the workspace, then restore a backup.',
  'check.chain-broken':
    'Survey records {{from}} to {{to}} of device {{replica}} are missing. Delete nothing; copy the workspace and ask the support.',
  'check.photo-missing':
    'The original photo is not in the workspace (checksum {{sha256}}). Bring it back from a backup or its device.',
  'check.photo-damaged':
    'The original photo has changed since it was stored (checksum {{sha256}}). Bring it back from a backup or its device.',
  'check.database-damaged':
    'The data file is damaged ({{detail}}). Delete nothing; copy the workspace first, then restore a backup.',
} as const;

export const problems = {
  ...boundary,
  ...boundaryFileProblems,
  ...drawingProblems,
  ...packages,
  ...photo,
  ...record,
  ...check,
  ...referenceProblems,
  ...scanProblems,
} as const satisfies SameTexts<typeof chineseProblems>;

export const places = {
  line: 'Line {{line}}: ',
  feature: 'Figure {{feature}}: ',
  field: '"{{field}}": ',
  file: '"{{file}}": ',
  record: 'Parcel {{record}}: ',
} as const satisfies SameTexts<typeof chinesePlaces>;
