/** The command line in English; see zh-CN/cli.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { cli as chinese } from '../zh-CN/cli.ts';

export const cli = {
  help: {
    title: 'Takan: field survey of low-efficiency land',
    usage: 'Usage: takan <command> [options]',
    commands: 'Commands:',
    more: '"takan <command> --help" tells more of a command.',
  },
  options: {
    json: 'machine-readable output, for other programs',
    quiet: 'show no progress',
    lang: 'language: zh-CN (default) or en',
    help: 'show this help',
  },
  commands: {
    init: {
      summary: 'make a workspace',
      options: {
        ws: 'folder to make, empty or not there yet',
        role: 'field or office',
        surveyor: 'name of the surveyor',
        township: 'code of the township, 9 digits',
      },
    },
    info: {
      summary: 'tell what a workspace holds',
      options: {
        ws: 'folder of the workspace',
      },
    },
    check: {
      summary: 'check a workspace: data file, records, original photos, and what was filled in',
      options: {
        ws: 'folder of the workspace',
      },
    },
    'parcels add': {
      summary: 'make parcels from a file of records, all or none',
      options: {
        ws: 'folder of the workspace',
        file: 'file of records: one parcel a line, or all as one list',
      },
    },
    'parcels list': {
      summary: 'list parcels',
      options: {
        ws: 'folder of the workspace',
        search: 'only parcels with these words, all of them',
        state: 'only these states: draft, completed, submitted, returned, accepted',
        township: 'only these townships, codes of 9 digits',
        surveyor: 'only parcels of these surveyors',
        issues: 'only those with: errors, warnings, none, conflict',
        photos: 'only those with: missing, complete',
      },
    },
    'parcels csv': {
      summary: 'write the list as a table (CSV) that spreadsheets open',
      options: {
        ws: 'folder of the workspace',
        out: 'file to write',
        overwrite: 'replace a file that is there already; without it that one stays',
        search: 'only parcels with these words, all of them',
        state: 'only these states: draft, completed, submitted, returned, accepted',
        township: 'only these townships, codes of 9 digits',
        surveyor: 'only parcels of these surveyors',
        issues: 'only those with: errors, warnings, none, conflict',
        photos: 'only those with: missing, complete',
      },
    },
    'parcels show': {
      summary: 'show all of one parcel',
      options: {
        ws: 'folder of the workspace',
        unit: 'unit number',
      },
    },
    'parcels complete': {
      summary: 'mark a parcel complete; refused while it has errors',
      options: {
        ws: 'folder of the workspace',
        unit: 'unit number',
      },
    },
    'boundary read': {
      summary:
        'show what is in a coordinate file: format, system, plots, columns and remarks; nothing is imported',
      options: {
        ws: 'folder of the workspace',
        file: 'the file of coordinates, of the formats of boundary import',
        column:
          'field for a column, e.g. owner=tenure.rightHolder, may be given several times; by their names without it',
      },
    },
    'boundary import': {
      summary: 'make one parcel of each plot in a coordinate file',
      options: {
        ws: 'folder of the workspace',
        file: 'The file of coordinates: TXT exchange file, GeoJSON, Shapefile (.shp or zip), KML/KMZ, GPX, GeoPackage, DXF, CSV with WKT, or a list of coordinates',
        column:
          'field for a column, e.g. owner=tenure.rightHolder, may be given several times; by their names without it',
        plot: 'only these plots, by their number in boundary read, may be given several times',
      },
    },
    'boundary write': {
      summary: 'write boundaries of parcels to a file: TXT exchange format, GeoJSON or KML',
      options: {
        ws: 'folder of the workspace',
        out: 'the file to make; its ending .txt, .geojson or .kml says the format',
        unit: 'unit number, may be given several times; all parcels without it',
        encoding: 'text encoding of TXT: utf-8 (default) or gbk',
        overwrite: 'replace a file that is there already; without it that one stays',
      },
    },
    'photos add': {
      summary: 'add photos to a parcel; the originals are kept as they are',
      options: {
        ws: 'folder of the workspace',
        unit: 'unit number',
        file: 'one or more photos (JPEG, HEIC, PNG, TIFF, WebP)',
        kind: 'panorama (default), closeUp, interior, boundaryPoint, sign, document, drone or other',
      },
    },
    'photos import': {
      summary: 'take in all photos of a folder or card; they are matched to parcels afterwards',
      options: {
        ws: 'folder of the workspace',
        folder: 'folder with the photos, and all folders in it',
      },
    },
    'photos verify': {
      summary:
        'hold all original photos against what was stored; tells which packages have a copy of those that are damaged or gone',
      options: { ws: 'folder of the workspace' },
    },
    'photos restore': {
      summary:
        'bring damaged and missing original photos back; only bytes with the right checksum replace anything',
      options: {
        ws: 'folder of the workspace',
        from: 'packages or photo files; without any, packages are looked for where they were last',
      },
    },
    'photos stamp': {
      summary:
        'Write copies of photos stamped with time, position, direction and number; originals stay as they are',
      options: {
        ws: 'folder of the workspace',
        out: 'folder to write into, which has to exist; nothing in it is replaced',
        unit: 'unit number, may be given several times; all photos without',
      },
    },
    'sheets print': {
      summary: 'make parcel sheets (PDF)',
      options: {
        ws: 'folder of the workspace',
        out: 'file to make',
        unit: 'unit numbers; all parcels without',
      },
    },
    'package export': {
      summary: 'export a package with everything recorded here',
      options: {
        ws: 'folder of the workspace',
        out: 'folder to write to, such as a stick',
      },
    },
    'package inspect': {
      summary: 'show what a package says of itself; imports nothing',
      options: {
        file: 'package (.takan)',
      },
    },
    'package verify': {
      summary: 'check every part of a package',
      options: {
        file: 'package (.takan)',
      },
    },
    'package import': {
      summary: 'import a package',
      options: {
        ws: 'folder of the workspace',
        file: 'package (.takan)',
      },
    },
    'reference show': {
      summary: 'show the code lists and rules in force',
      options: {
        ws: 'folder of the workspace',
      },
    },
    'reference export': {
      summary: 'write the code lists into a signed file for the field (office only)',
      options: {
        ws: 'folder of the workspace',
        out: 'folder to write to, for instance a stick',
      },
    },
    'reference import': {
      summary: 'take in a file of code lists that the office sent',
      options: {
        ws: 'folder of the workspace',
        file: 'file of code lists (.takan-lists)',
      },
    },
    serve: {
      summary: 'use a workspace in the browser',
      options: {
        ws: 'folder of the workspace',
        port: 'port, a free one by default',
      },
    },
    demo: {
      summary: 'make a sample: two field workspaces and one of the office',
      options: {
        dir: 'folder to make it in, empty or not there yet',
        parcels: 'how many parcels',
        'photos-per-parcel': 'how many photos a parcel',
        seed: 'seed; the same one gives the same contents',
      },
    },
  },
  errors: {
    unknownCommand: 'There is no command "{{command}}". "takan --help" lists all of them.',
    unknownOption: 'There is no option "{{option}}". Add --help to the command to learn more.',
    unexpectedArgument: 'Too many arguments: {{argument}}. "takan {{command}} --help" tells more.',
    missingArgument: 'An argument is missing: {{argument}}. "takan {{command}} --help" tells more.',
    missingValue: 'The option "{{option}}" needs a value. Add --help to the command to learn more.',
    badValue: '"{{value}}" is no value for the option "{{option}}". Add --help to the command to learn more.',
    gbkOfTxtOnly:
      '"--encoding gbk" is for TXT only; GeoJSON and KML are UTF-8 by their standards. No file was made. Leave the option out, or give --out the ending .txt.',
    safe: 'Is my work safe: {{text}}',
    now: 'What to do: {{text}}',
    andMore: '… and {{count}} more',
  },
  results: {
    created: 'Workspace made: {{folder}}',
    csvWritten: '{{parcels}} parcels written: {{path}}',
    parcelsAdded: '{{count}} parcels made.',
    completed: '{{unitNo}} is marked complete.',
    boundariesWritten: 'Boundaries of parcels written to {{path}}: {{parcels}}',
    boundariesWithout: 'Parcels without boundary points, left out: {{count}}',
    boundariesImported: '{{count}} parcels made from the coordinate file.',
    photosAdded: '{{added}} photos added, {{known}} were here already, {{refused}} were refused.',
    photosVerified: 'Original photos checked: {{checked}}; damaged or gone: {{damaged}}.',
    photosRestored: 'Original photos restored: {{restored}}; still to be found: {{left}}.',
    'original-damaged': 'damaged',
    'original-missing': 'gone',
    packageLeftOut:
      'Photos left out, for their originals are damaged or gone: {{count}}. Restore them and export again: {{names}}',
    photosImported:
      '{{added}} photos taken in, {{known}} were here already, {{refused}} were refused; {{ignored}} other files are no photos.',
    photosStamped: '{{photos}} stamped photos written to {{folder}}, {{refused}} left out.',
    pace: '{{perSecond}} a second, about {{seconds}} s left',
    sheetsPrinted: 'Sheets of {{parcels}} parcels, {{pages}} pages: {{path}}',
    packageExported:
      'Written and verified: {{path}} ({{parcels}} parcels, {{photos}} photos, {{bytes}} bytes)',
    packageSound: 'The package is sound: {{files}} files, {{bytes}} bytes checked.',
    packageUnsound: 'The package has {{count}} problems and cannot be imported.',
    packageImported:
      'Imported: {{newParcels}} new parcels, {{changedParcels}} changed, {{photos}} photos arrived, {{conflicts}} conflicts.',
    packageAlreadyImported: 'This package was imported before; nothing was changed.',
    referenceExported: 'Code lists "{{version}}" written: {{path}} ({{bytes}} bytes)',
    referenceImported:
      'Code lists "{{version}}" are in force; {{parcels}} parcels were checked against them.',
    referenceKnown: 'Code lists "{{version}}" are in force already; nothing was changed.',
    referenceItems: '{{count}} items, {{retired}} out of use',
    photosMissing: '{{count}} photos have not arrived yet; have them exported again.',
    conflicts: '{{count}} conflicts: please look at them in the window.',
    healthy:
      'The workspace is sound: {{operations}} operations, {{records}} parcels, {{photos}} photos checked.',
    unhealthy: 'The workspace has {{count}} problems:',
    findings:
      '{{records}} parcels with findings: {{errors}} errors, {{warnings}} warnings, {{confirmed}} warnings confirmed.',
    noFindings: 'Every parcel is complete.',
    confirmed: 'confirmed',
    confirmedBy: '({{by}}: {{reason}})',
    importFindings:
      'Of these {{withErrors}} have errors ({{errors}} in all) and {{withWarnings}} have warnings ({{warnings}} in all):',
    recordIssues: '{{errors}} errors, {{warnings}} warnings',
    served: 'Open this in a browser: {{url}}',
    howToEnd: 'Ctrl+C ends the program.',
    ended: 'Ended; everything is saved.',
    demoMade: 'Sample made: {{folder}}',
    noParcels: 'No parcels.',
    total: '{{count}} parcels, {{areaMu}} mu',
  },
  labels: {
    folder: 'workspace',
    role: 'role',
    surveyor: 'surveyor',
    township: 'township',
    device: 'device fingerprint',
    version: 'data version',
    parcels: 'parcels',
    photos: 'photos',
    operations: 'operations',
    packages: 'packages',
    conflicts: 'conflicts',
    area: 'area',
    planarArea: 'planar area',
    ellipsoidalArea: 'ellipsoidal area',
    unitNo: 'number',
    name: 'name',
    state: 'state',
    issues: 'issues',
    severity: 'kind',
    rule: 'rule',
    field: 'field',
    finding: 'what',
    packageId: 'package',
    source: 'source',
    issuer: 'issuer',
    issuedAt: 'issued at',
    listVersion: 'code lists',
    ruleSettings: 'settings of the rules',
    madeAt: 'made at',
    holder: 'by',
  },
} as const satisfies SameTexts<typeof chinese>;
