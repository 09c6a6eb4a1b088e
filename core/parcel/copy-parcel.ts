/**
 * What of one parcel may begin the next: parts a person chooses. Never what makes a parcel the one it is (its number, its codes, its
 * neighbours), what was measured on it, or when and by whom it was surveyed; boundary and photos are no attributes at all.
 */

import { isFilled } from './field-conditions.ts';
import { type AttributeGroup, PARCEL_FIELDS, type ParcelValues } from './field-groups.ts';

/** In the order they are offered. */
export const COPY_PARTS = {
  place: [
    'identity.townshipCode',
    'identity.villageCode',
    'identity.reportingBody',
    'identity.surveyAreaNo',
    'identity.keyAreaNo',
    'identity.address',
  ],
  classification: [
    'classification.category',
    'classification.isLowEfficiency',
    'classification.isSanDi',
    'classification.isClearedLand',
    'classification.inUrbanVillageRenewal',
    'reasons.reasons',
    'reasons.otherReason',
  ],
  rights: [
    'tenure.tenure',
    'tenure.acquisition',
    'tenure.useRightType',
    'tenure.rightHolder',
    'tenure.currentUser',
  ],
  papers: [
    'tenure.titleCertificateNo',
    'tenure.registeredOn',
    'tenure.registeredUse',
    'tenure.approvalNo',
    'tenure.approvedOn',
    'tenure.approvedUse',
  ],
  use: [
    'use.usageStatus',
    'use.idleReason',
    'use.currentLandClass',
    'use.currentUse',
    'use.plannedUse',
    'use.industryType',
    'use.environmentStatus',
    'use.infrastructure',
  ],
  economics: [
    'economics.enterprises',
    'economics.fixedInvestmentPerMuWanYuan',
    'economics.taxPaidPerMuWanYuan',
  ],
  redevelopment: [
    'redevelopment.mode',
    'redevelopment.actor',
    'redevelopment.planYear',
    'redevelopment.stage',
    'redevelopment.ownersWish',
    'redevelopment.transitionEndsOn',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CopyPart = keyof typeof COPY_PARTS;
export const COPY_PART_NAMES = Object.keys(COPY_PARTS) as readonly CopyPart[];

type Attributes = { readonly [G in AttributeGroup]?: ParcelValues[G] };
type Values = { readonly [G in AttributeGroup]?: ParcelValues[G] | undefined };

/** The values of the chosen parts; groups without any are absent. */
export function toCopy(values: Values, parts: readonly CopyPart[]): Attributes {
  const taken = new Set<string>(parts.flatMap((part) => COPY_PARTS[part]));
  const copy: Record<string, Record<string, unknown>> = {};
  for (const { group, field } of PARCEL_FIELDS) {
    const value = (values[group] as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (!taken.has(`${group}.${field}`) || !isFilled(value)) continue;
    copy[group] = { ...copy[group], [field]: value };
  }
  return copy as Attributes;
}
