/**
 * THE table of page 1: which field stands in which block, row and width. To bring a new field onto the sheet, add it here
 * and its label to the texts; a test finds fields that are on no sheet.
 */

/** A field of the record as `group.field`, or something computed. */
export type FormField =
  | 'identity.name'
  | 'identity.address'
  | 'identity.surveyAreaNo'
  | 'identity.reportingBody'
  | 'identity.keyAreaNo'
  | 'identity.parcelCodes'
  | 'identity.realEstateUnitNos'
  | 'abuttals'
  | 'classification.category'
  | 'classification.isLowEfficiency'
  | 'classification.isSanDi'
  | 'classification.isClearedLand'
  | 'classification.inUrbanVillageRenewal'
  | 'tenure.tenure'
  | 'tenure.acquisition'
  | 'tenure.useRightType'
  | 'tenure.rightHolder'
  | 'tenure.currentUser'
  | 'tenure.titleCertificateNo'
  | 'tenure.registeredOn'
  | 'tenure.registeredAreaSqM'
  | 'tenure.registeredUse'
  | 'tenure.approvalNo'
  | 'tenure.approvedOn'
  | 'tenure.approvedAreaSqM'
  | 'tenure.approvedUse'
  | 'area.planar'
  | 'area.land'
  | 'area.ellipsoidal'
  | 'use.usageStatus'
  | 'use.idleReason'
  | 'use.currentLandClass'
  | 'use.currentUse'
  | 'use.plannedUse'
  | 'use.industryType'
  | 'use.floorAreaRatio'
  | 'use.buildingDensityPercent'
  | 'use.floorAreaSqM'
  | 'use.footprintAreaSqM'
  | 'use.yearBuilt'
  | 'use.environmentStatus'
  | 'use.infrastructure'
  | 'use.safetyHazard'
  | 'economics.enterpriseCount'
  | 'economics.fixedInvestmentPerMuWanYuan'
  | 'economics.taxPaidPerMuWanYuan'
  | 'reasons.reasons'
  | 'legacy.legacyAreaSqM'
  | 'legacy.builtUpInSecondSurvey'
  | 'legacy.builtUpInThirdSurvey'
  | 'legacy.landUseStartedOn'
  | 'legacy.penaltyNo'
  | 'redevelopment.mode'
  | 'redevelopment.actor'
  | 'redevelopment.planYear'
  | 'redevelopment.stage'
  | 'redevelopment.transitionEndsOn'
  | 'redevelopment.ownersWish'
  | 'process.remarks';

export type FormRow =
  | {
      readonly kind: 'fields';
      /** Height in units of a plain row. */
      readonly units: number;
      /** Fields with their share of the row's width. */
      readonly cells: readonly (readonly [FormField, number])[];
    }
  | { readonly kind: 'enterprises'; readonly units: number; readonly rows: number };

export type FormBlockName = 'basics' | 'tenure' | 'use' | 'economics' | 'lowEfficiency' | 'redevelopment';
export type FormBlock = { readonly name: FormBlockName; readonly rows: readonly FormRow[] };

const fields = (units: number, ...cells: readonly (readonly [FormField, number])[]): FormRow => ({
  kind: 'fields',
  units,
  cells,
});

/** Enterprises beyond these stand in the record only, and the sheet says how many. */
export const ENTERPRISE_ROWS = 3;

export const FORM_LAYOUT: readonly FormBlock[] = [
  {
    name: 'basics',
    rows: [
      fields(1, ['identity.name', 2], ['classification.category', 1]),
      fields(1, ['identity.address', 2], ['identity.surveyAreaNo', 1]),
      fields(1, ['identity.keyAreaNo', 2], ['identity.reportingBody', 1]),
      fields(1.3, ['identity.parcelCodes', 1], ['identity.realEstateUnitNos', 1]),
      fields(1.3, ['abuttals', 1]),
    ],
  },
  {
    name: 'tenure',
    rows: [
      fields(1, ['tenure.rightHolder', 2], ['tenure.tenure', 1]),
      fields(1, ['tenure.currentUser', 2], ['tenure.acquisition', 1]),
      fields(1, ['tenure.titleCertificateNo', 2], ['tenure.useRightType', 1]),
      fields(1, ['tenure.registeredAreaSqM', 1], ['tenure.registeredOn', 1], ['tenure.registeredUse', 1]),
      fields(1, ['tenure.approvalNo', 2], ['tenure.approvedOn', 1]),
      fields(1, ['tenure.approvedAreaSqM', 1], ['tenure.approvedUse', 2]),
    ],
  },
  {
    name: 'use',
    rows: [
      fields(1, ['area.planar', 1], ['area.land', 1], ['area.ellipsoidal', 1]),
      fields(1, ['use.usageStatus', 1], ['use.currentLandClass', 1], ['use.currentUse', 1]),
      fields(1, ['use.plannedUse', 1], ['use.industryType', 1], ['use.yearBuilt', 1]),
      fields(1, ['use.floorAreaSqM', 1], ['use.footprintAreaSqM', 1], ['use.floorAreaRatio', 1]),
      fields(1, ['use.buildingDensityPercent', 1], ['use.environmentStatus', 1], ['use.infrastructure', 1]),
      fields(1.3, ['use.idleReason', 1], ['use.safetyHazard', 1]),
    ],
  },
  {
    name: 'economics',
    rows: [
      { kind: 'enterprises', units: 1, rows: ENTERPRISE_ROWS },
      fields(
        1,
        ['economics.enterpriseCount', 1],
        ['economics.fixedInvestmentPerMuWanYuan', 1],
        ['economics.taxPaidPerMuWanYuan', 1],
      ),
    ],
  },
  {
    name: 'lowEfficiency',
    rows: [
      fields(
        1,
        ['classification.isLowEfficiency', 1],
        ['classification.isSanDi', 1],
        ['classification.isClearedLand', 1],
        ['classification.inUrbanVillageRenewal', 1],
      ),
      fields(1.3, ['reasons.reasons', 1]),
      fields(1, ['legacy.legacyAreaSqM', 1], ['legacy.landUseStartedOn', 1], ['legacy.penaltyNo', 1]),
      fields(1, ['legacy.builtUpInSecondSurvey', 1], ['legacy.builtUpInThirdSurvey', 1]),
    ],
  },
  {
    name: 'redevelopment',
    rows: [
      fields(1, ['redevelopment.mode', 1], ['redevelopment.actor', 1], ['redevelopment.planYear', 1]),
      fields(1, ['redevelopment.stage', 1], ['redevelopment.transitionEndsOn', 1]),
      fields(1.5, ['redevelopment.ownersWish', 1]),
      fields(1.5, ['process.remarks', 1]),
    ],
  },
];
