/** Which fields of a record a template may hold, and which of them usually repeat within a township. */
import { PARCEL_FIELDS } from './field-groups.ts';

/** What belongs to one record alone, or is filled in by the program. */
const NEVER: ReadonlySet<string> = new Set([
  'identity.unitNo',
  'identity.townshipCode',
  'process.surveyor',
  'process.surveyedOn',
  'process.listVersion',
]);

/** What differs from parcel to parcel as a rule: offered, and not chosen beforehand. */
const OF_ONE_PARCEL: ReadonlySet<string> = new Set([
  'identity.name',
  'identity.parcelCodes',
  'identity.realEstateUnitNos',
  'identity.address',
  'tenure.rightHolder',
  'tenure.currentUser',
  'tenure.titleCertificateNo',
  'tenure.registeredOn',
  'tenure.registeredAreaSqM',
  'tenure.approvalNo',
  'tenure.approvedOn',
  'tenure.approvedAreaSqM',
  'use.idleReason',
  'use.floorAreaRatio',
  'use.buildingDensityPercent',
  'use.floorAreaSqM',
  'use.footprintAreaSqM',
  'use.yearBuilt',
  'use.safetyHazard',
  'economics.enterprises',
  'economics.fixedInvestmentPerMuWanYuan',
  'economics.taxPaidPerMuWanYuan',
  'reasons.otherReason',
  'legacy.legacyAreaSqM',
  'legacy.penaltyNo',
  'redevelopment.ownersWish',
  'abuttals.north',
  'abuttals.east',
  'abuttals.south',
  'abuttals.west',
  'process.remarks',
]);

/** Paths `group.field` in the order of the form. */
export const TEMPLATE_FIELDS: readonly string[] = PARCEL_FIELDS.map(
  ({ group, field }) => `${group}.${field}`,
).filter((path) => !NEVER.has(path));

export const isUsuallyRepeated = (path: string): boolean => !OF_ONE_PARCEL.has(path);
