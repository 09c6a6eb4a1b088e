/** The rules in English; see zh-CN/rules.ts. */
import type { SameTexts } from '../text-shape.ts';
import type {
  photoKinds as chinesePhotoKinds,
  roles as chineseRoles,
  rules as chineseRules,
  severities as chineseSeverities,
  states as chineseStates,
} from '../zh-CN/rules.ts';

export const rules = {
  'required-field': '"$t(fields/{{field}}/label)" is required and not filled in yet.',
  'boundary-required': 'There are no boundary points yet. Draw them, paste coordinates or import a file.',
  'boundary-shape': 'The boundary is not right: $t(problems/{{code}})',
  'reasons-required':
    'The land is marked low-efficiency: choose at least one reason, and say which if it is "other".',
  'idle-reason-required': 'The land is vacant or derelict: say why.',
  'normal-use-needs-figures':
    'The land is in normal use: give its current use, and tax per mu and jobs of at least one enterprise.',
  'legacy-flags-required':
    'There is legacy land: first say whether the second and third surveys had it as built-up.',
  'legacy-area': 'The legacy area of {{legacyAreaSqM}} m² is beyond the parcel of {{areaSqM}} m². Check it.',
  'transition-end-required': 'The mode is adaptive reuse: give the end of the transition period.',
  'unknown-code':
    'The code "{{code}}" of "$t(fields/{{field}}/label)" is not in the current code list. Choose again.',
  'retired-code':
    '"{{name}}", chosen for "$t(fields/{{field}}/label)", is out of use. For what is filled in now choose another.',
  'unknown-place': '"{{code}}" of "$t(fields/{{field}}/label)" is not in the current lists. Choose again.',
  'village-in-township':
    'The village code {{villageCode}} is not of {{township}} (it should begin with {{townshipCode}}). Check it.',
  'reporting-body-county':
    'The reporting body is {{body}}, but {{township}} belongs to {{county}}. Check it.',
  'duplicate-unit-no':
    'The number "{{unitNo}}" is used by other parcels too ({{count}}): {{others}}. Check which it belongs to.',
  'parcel-code-county':
    '"{{code}}" in "$t(fields/{{field}}/label)" is a code of {{county}}; the parcel is in {{township}}. Compare the certificate.',
  'date-range': '"$t(fields/{{field}}/label)" {{date}} is before {{from}} or after today. Check it.',
  'land-class-scheme':
    '"$t(fields/{{field}}/label)" {{code}} is of $t(window/form/schemes/{{scheme}}); $t(window/form/schemes/{{expected}}) is asked for. Check it.',
  'parcel-overlap': 'Overlaps the parcel "{{other}}" by {{overlapSqM}} m². Check the points of both.',
  'same-land':
    'Overlaps the parcel "{{other}}" by {{percent}}%, it may be the same land: this one was surveyed by "{{surveyor}}", the other by "{{otherSurveyor}}". Check both.',
  'neighbour-sliver':
    'Its line and that of the parcel "{{other}}" do not meet: {{lengthM}} m along it they are up to {{widthM}} m apart. Check whether the points should be shared.',
  'minimum-photos':
    'Photos of the kind "$t(photoKinds/{{kind}})": {{needed}} needed, {{found}} there. Take the missing ones.',
  'date-order':
    '"$t(fields/{{earlierField}}/label)" ({{earlier}}) should not be after "$t(fields/{{laterField}}/label)" ({{later}}). Check both.',
  'year-range': '"$t(fields/{{field}}/label)" {{year}} is not between {{from}} and {{to}}. Check it.',
  'floor-area-ratio':
    'The floor area ratio {{stated}} differs from floor area ÷ parcel area, {{computed}}. Check it.',
  'building-density':
    'The density {{stated}}% differs from footprint ÷ parcel area, {{computed}}%. Check it.',
  'building-density-range': 'The density {{stated}}% is beyond 100%. Check it.',
  'credit-code':
    'The credit code "{{creditCode}}" of "{{company}}" is wrong (18 characters, the last a check digit).',
  'parcel-code':
    '"{{code}}" in "$t(fields/{{field}}/label)" breaks the rules of such codes. Compare the certificate.',
  'area-limit':
    'The parcel has {{areaMu}} 亩, beyond {{limitMu}} 亩 and far beyond any usual parcel. Check whether its points are where they should be.',
  'area-difference':
    '"$t(fields/{{field}}/label)" {{stated}} m² differs from the drawn {{drawn}} m² by {{percent}}%. Check both.',
} as const satisfies SameTexts<typeof chineseRules>;

export const severities = {
  error: 'error',
  warning: 'warning',
} as const satisfies SameTexts<typeof chineseSeverities>;

export const states = {
  draft: 'draft',
  completed: 'completed',
  submitted: 'submitted',
  returned: 'returned',
  accepted: 'accepted',
} as const satisfies SameTexts<typeof chineseStates>;

export const roles = { field: 'field', office: 'office' } as const satisfies SameTexts<typeof chineseRoles>;

export const photoKinds = {
  panorama: 'panorama',
  closeUp: 'close-up',
  interior: 'interior',
  boundaryPoint: 'boundary point',
  sign: 'sign or gate',
  document: 'document',
  drone: 'drone',
  other: 'other',
} as const satisfies SameTexts<typeof chinesePhotoKinds>;
