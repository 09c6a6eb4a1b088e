/** THE table of the survey's rules, and the one way to ask them all. A new rule is a file, a line here and a text. */
import { withConfirmations } from '../confirmations.ts';
import { PARCEL_FIELDS, PARCEL_GROUP_NAMES, type ParcelValues } from '../field-groups.ts';
import type { Issue } from '../issue.ts';
import { areaDifference } from './area-difference.ts';
import { areaLimit } from './area-limit.ts';
import { boundaryRequired } from './boundary-required.ts';
import { boundaryShape } from './boundary-shape.ts';
import { buildingDensity } from './building-density.ts';
import { buildingDensityRange } from './building-density-range.ts';
import { creditCode } from './credit-code.ts';
import { dateOrder } from './date-order.ts';
import { dateRange } from './date-range.ts';
import { duplicateUnitNo } from './duplicate-unit-no.ts';
import { floorAreaRatio } from './floor-area-ratio.ts';
import { idleReasonRequired } from './idle-reason-required.ts';
import { landClassScheme } from './land-class-scheme.ts';
import { legacyArea } from './legacy-area.ts';
import { legacyFlagsRequired } from './legacy-flags-required.ts';
import { minimumPhotos } from './minimum-photos.ts';
import { neighbourSliver } from './neighbour-sliver.ts';
import { normalUseNeedsFigures } from './normal-use-needs-figures.ts';
import { parcelCode } from './parcel-code.ts';
import { parcelCodeCounty } from './parcel-code-county.ts';
import { parcelOverlap } from './parcel-overlap.ts';
import { reasonsRequired } from './reasons-required.ts';
import { reportingBodyCounty } from './reporting-body-county.ts';
import { requiredField } from './required-field.ts';
import { retiredCode } from './retired-code.ts';
import type { Rule, RuleContext } from './rule.ts';
import { sameLand } from './same-land.ts';
import { transitionEndRequired } from './transition-end-required.ts';
import { unknownCode } from './unknown-code.ts';
import { unknownPlace } from './unknown-place.ts';
import { villageInTownship } from './village-in-township.ts';
import { yearRange } from './year-range.ts';

export const RULES = {
  'required-field': requiredField,
  'unknown-code': unknownCode,
  'retired-code': retiredCode,
  'unknown-place': unknownPlace,
  'village-in-township': villageInTownship,
  'reporting-body-county': reportingBodyCounty,
  'duplicate-unit-no': duplicateUnitNo,
  'parcel-code': parcelCode,
  'parcel-code-county': parcelCodeCounty,
  'date-order': dateOrder,
  'date-range': dateRange,
  'land-class-scheme': landClassScheme,
  'area-difference': areaDifference,
  'idle-reason-required': idleReasonRequired,
  'normal-use-needs-figures': normalUseNeedsFigures,
  'floor-area-ratio': floorAreaRatio,
  'building-density': buildingDensity,
  'building-density-range': buildingDensityRange,
  'year-range': yearRange,
  'credit-code': creditCode,
  'reasons-required': reasonsRequired,
  'legacy-flags-required': legacyFlagsRequired,
  'legacy-area': legacyArea,
  'transition-end-required': transitionEndRequired,
  'boundary-required': boundaryRequired,
  'boundary-shape': boundaryShape,
  'area-limit': areaLimit,
  'parcel-overlap': parcelOverlap,
  'same-land': sameLand,
  'neighbour-sliver': neighbourSliver,
  'minimum-photos': minimumPhotos,
} as const satisfies Readonly<Record<string, Rule>>;

const ALL_RULES = Object.values<Rule>(RULES);

const groupOrder = new Map<string, number>(PARCEL_GROUP_NAMES.map((group, index) => [group, index]));
const fieldOrder = new Map<string, ReadonlyMap<string, number>>(
  [...Map.groupBy(PARCEL_FIELDS, ({ group }) => group)].map(([group, fields]) => [
    group,
    new Map(fields.map(({ field }, index) => [field, index])),
  ]),
);

/**
 * All findings about a record: errors first, each kind in the order of the form, what belongs to no field last. Warnings that the
 * record has a confirmation of carry it.
 */
export function checkParcel(record: ParcelValues, context: RuleContext): Issue[] {
  const placed: { readonly place: number; readonly issue: Issue }[] = [];
  for (const rule of ALL_RULES) {
    for (const issue of rule(record, context)) placed.push({ place: placeOf(issue), issue });
  }
  placed.sort((a, b) => a.place - b.place);
  return withConfirmations(
    placed.map(({ issue }) => issue),
    record.confirmations?.confirmed,
  );
}

/** More than there are groups, and more than any of them has fields. */
const PLACES = 1000;

function placeOf({ severity, group = '', field = '' }: Issue): number {
  const ofGroup = groupOrder.get(group) ?? PLACES - 1;
  const ofField = fieldOrder.get(group)?.get(field) ?? PLACES - 1;
  return ((severity === 'error' ? 0 : 1) * PLACES + ofGroup) * PLACES + ofField;
}
