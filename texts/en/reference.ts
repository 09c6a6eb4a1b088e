/** Names of lists and settings in English; see zh-CN/reference.ts. */
import type { SameTexts } from '../text-shape.ts';
import type {
  codeLists as chineseLists,
  referenceProblems as chineseProblems,
  ruleSettings as chineseSettings,
} from '../zh-CN/reference.ts';

export const codeLists = {
  category: 'Category',
  usageStatus: 'State of use',
  tenure: 'Tenure',
  acquisition: 'Acquisition',
  industryType: 'Industry',
  environmentStatus: 'Environment',
  infrastructure: 'Infrastructure',
  performanceGrade: 'Performance grade',
  lowEfficiencyReason: 'Reasons for low efficiency',
  redevelopmentMode: 'Mode of redevelopment',
  redevelopmentActor: 'Actor of redevelopment',
  redevelopmentStage: 'Stage of redevelopment',
  photoKind: 'Kinds of photos',
  gbt21010_2017: 'Land use, GB/T 21010',
  third_national_survey_working: 'Third survey classes',
  land_sea_use_2023: 'Land and sea use 2023',
  divisions: 'Divisions',
} as const satisfies SameTexts<typeof chineseLists>;

export const ruleSettings = {
  minimumPhotos: { label: 'Minimum photos' },
  areaTolerancePercent: { label: 'Registered or approved area may differ from the drawn one by', unit: '%' },
  floorAreaRatioTolerance: { label: 'Floor area ratio may differ by' },
  buildingDensityTolerancePercent: { label: 'Building density may differ by', unit: 'points' },
  overlapSqM: { label: 'Overlap with other parcels up to', unit: 'm²' },
  snappingM: { label: 'Lines count as one within', unit: 'm' },
  sliverWidthM: { label: 'A gap is a sliver below', unit: 'm' },
  duplicateOverlapPercent: { label: 'Parcels are the same land from an overlap of', unit: '%' },
  photoStamp: { label: 'Photo stamp' },
  requiredFields: { label: 'Required fields' },
} as const satisfies SameTexts<typeof chineseSettings>;

export const referenceProblems = {
  'reference.bad-code':
    'The code "{{code}}" of "$t(codeLists/{{list}})" cannot be used: not empty, no spaces, at most 40 characters.',
  'reference.bad-name':
    'The code "{{code}}" of "$t(codeLists/{{list}})" has no name yet, or one with invisible characters.',
  'reference.duplicate-code': 'The code "{{code}}" stands twice in "$t(codeLists/{{list}})". Remove one.',
  'reference.duplicate-name':
    'The name "{{name}}" stands twice in "$t(codeLists/{{list}})". Rename one or put it out of use.',
  'reference.code-gone':
    'The code "{{code}}" of "$t(codeLists/{{list}})" cannot be removed. Put it out of use instead.',
  'reference.fixed-list': 'The codes of "$t(codeLists/{{list}})" are those of the program.',
  'reference.list-missing': '"$t(codeLists/{{list}})" is missing, or stands there twice.',
  'reference.division-form':
    'The division code "{{code}}" is wrong: 6 digits for a county, 9 for a township, 12 for a village.',
  'reference.division-parent':
    'The division "{{parent}}", to which "{{code}}" belongs, is not in the list. Check the first digits.',
  'reference.unknown-category':
    'The category "{{code}}" of the minimum photos is not in the list of categories. Choose again.',
  'reference.bad-settings': 'The settings are not complete. Check each of them.',
  'reference.bad-version': 'Give the version a name of at most 40 characters.',
  'reference.bad-source': 'Say what it is based on, for instance the document and its number.',
  'reference.version-used': 'The version name "{{version}}" was used before. Choose another.',
  'reference.online-name': 'An online map has no name yet.',
  'reference.online-twice': 'Two online maps are called "{{name}}". Please rename one.',
  'reference.online-url':
    'The address of the online map "{{name}}" is not right: it begins with https:// or http:// and holds {z}, {x} and {y}.',
  'reference.online-gcj02':
    'The online map "{{name}}" ({{host}}) has coordinates that are shifted on purpose (GCJ-02 or BD-09), half a kilometre from the parcels, and cannot be used. Take one in CGCS2000 such as Tianditu.',
  'reference.online-degrees':
    'The online map "{{name}}" has tiles in degrees (c); take those in Mercator (w).',
  'reference.online-key': 'The address of the online map "{{name}}" holds {key}, and there is no key yet.',
  'reference.nothing-changed': 'It is the same as the version in force; there is nothing to publish.',

  'reference.not-lists': 'This is no file of code lists of Takan. Check that it is the right file.',
  'reference.not-text': 'The text of the file cannot be read; it may be damaged. Copy it again.',
  'reference.too-large': 'The file is larger than {{limitBytes}} bytes and no file of code lists of Takan.',
  'reference.format-newer':
    'The file was made by a newer Takan (format {{found}}, this program knows up to {{known}}). Update first.',
  'reference.invalid': '"{{field}}" in the file is wrong. Ask the office to export it again.',
  'reference.signature-missing':
    'The file has no signature; it may not be complete. Copy it again, or ask the office to export it again.',
  'reference.signature-invalid':
    'The signature of the file is wrong; it was altered or damaged. Copy it again, or ask for it again.',
  'reference.older':
    'The file is the older version "{{found}}"; "{{current}}" is in force here. It is not needed.',
  'reference.other-history':
    'The version "{{found}}" of the file is not of the same origin as those here ("{{current}}"). Ask the office.',
} as const satisfies SameTexts<typeof chineseProblems>;
