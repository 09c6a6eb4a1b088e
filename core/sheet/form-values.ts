/** The text of every field of page 1: code names resolved from the office's lists, units, dates, lists joined. */
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { CodeListName } from '#core/parcel/field.ts';
import type { Enterprise } from '#core/parcel/groups/economics.ts';
import { codeNamesOf } from '#core/reference/names.ts';
import { ENTERPRISE_ROWS, type FormField } from './form-layout.ts';
import { EMPTY } from './inert-text.ts';
import { toHectaresText, toMuText, toPlainNumber, toSqMText } from './numbers.ts';
import { fillIn, type SheetTexts } from './sheet-texts.ts';

type Values = ParcelDetail['values'];
type LandClass = NonNullable<NonNullable<Values['use']>['currentLandClass']>;

/** Finds the names of codes; a code no list knows is shown as it is, for the record has nothing better. */
export type CodeNames = (list: CodeListName, code: string | undefined) => string | undefined;

/** @param listVersion what the record remembers: its codes are called what they were called then */
export function toCodeNames(reference: ReferenceData, listVersion: string | undefined): CodeNames {
  const nameOf = codeNamesOf(reference, listVersion);
  return (list, code) => (code === undefined ? undefined : (nameOf(list, code) ?? code));
}

/** Raw texts, not yet inert; undefined where nothing was recorded. */
export function toFormValues(
  values: Values,
  reference: ReferenceData,
  texts: SheetTexts,
): Readonly<Record<FormField, string | undefined>> {
  const nameOf = toCodeNames(reference, values.process?.listVersion);
  const yesNo = (value: boolean | undefined) =>
    value === undefined ? undefined : value ? texts.yes : texts.no;
  const sqM = (value: number | undefined) => (value === undefined ? undefined : `${toSqMText(value)} m²`);
  const number = (value: number | undefined, unit = '') =>
    value === undefined ? undefined : `${toPlainNumber(value)}${unit}`;
  const landClass = (value: LandClass | undefined) => value && toLandClassText(value, nameOf);
  const list = (items: readonly string[] | undefined) => items?.join(texts.listSeparator);
  const { identity, classification, tenure, use, economics, reasons, legacy, redevelopment, boundary } =
    values;
  const areaSqM = boundary?.planarAreaSqM;
  const perMu = ` ${texts.units.wanYuanPerMu}`;
  return {
    'identity.name': identity?.name,
    'identity.address': identity?.address,
    'identity.surveyAreaNo': identity?.surveyAreaNo,
    'identity.reportingBody':
      reference.reportingBodies.find(({ code }) => code === identity?.reportingBody)?.name ??
      identity?.reportingBody,
    'identity.keyAreaNo': toKeyAreaText(identity?.keyAreaNo, reference, texts),
    'identity.parcelCodes': list(identity?.parcelCodes),
    'identity.realEstateUnitNos': list(identity?.realEstateUnitNos),
    abuttals: toAbuttalsText(values.abuttals, texts),
    'classification.category': nameOf('category', classification?.category),
    'classification.isLowEfficiency': yesNo(classification?.isLowEfficiency),
    'classification.isSanDi': yesNo(classification?.isSanDi),
    'classification.isClearedLand': yesNo(classification?.isClearedLand),
    'classification.inUrbanVillageRenewal': yesNo(classification?.inUrbanVillageRenewal),
    'tenure.tenure': nameOf('tenure', tenure?.tenure),
    'tenure.acquisition': nameOf('acquisition', tenure?.acquisition),
    'tenure.useRightType': tenure?.useRightType,
    'tenure.rightHolder': tenure?.rightHolder,
    'tenure.currentUser': tenure?.currentUser,
    'tenure.titleCertificateNo': tenure?.titleCertificateNo,
    'tenure.registeredOn': tenure?.registeredOn,
    'tenure.registeredAreaSqM': sqM(tenure?.registeredAreaSqM),
    'tenure.registeredUse': tenure?.registeredUse,
    'tenure.approvalNo': tenure?.approvalNo,
    'tenure.approvedOn': tenure?.approvedOn,
    'tenure.approvedAreaSqM': sqM(tenure?.approvedAreaSqM),
    'tenure.approvedUse': tenure?.approvedUse,
    'area.planar': sqM(areaSqM),
    'area.land':
      areaSqM === undefined
        ? undefined
        : `${toMuText(areaSqM)} ${texts.units.mu} / ${toHectaresText(areaSqM)} ${texts.units.hectares}`,
    'area.ellipsoidal': sqM(boundary?.ellipsoidalAreaSqM),
    'use.usageStatus': nameOf('usageStatus', use?.usageStatus),
    'use.idleReason': use?.idleReason,
    'use.currentLandClass': landClass(use?.currentLandClass),
    'use.currentUse': use?.currentUse,
    'use.plannedUse': landClass(use?.plannedUse),
    'use.industryType': nameOf('industryType', use?.industryType),
    'use.floorAreaRatio': number(use?.floorAreaRatio),
    'use.buildingDensityPercent': number(use?.buildingDensityPercent, ' %'),
    'use.floorAreaSqM': sqM(use?.floorAreaSqM),
    'use.footprintAreaSqM': sqM(use?.footprintAreaSqM),
    'use.yearBuilt': use?.yearBuilt?.toFixed(0),
    'use.environmentStatus': nameOf('environmentStatus', use?.environmentStatus),
    'use.infrastructure': nameOf('infrastructure', use?.infrastructure),
    'use.safetyHazard': use?.safetyHazard,
    'economics.enterpriseCount': toEnterpriseCount(economics?.enterprises?.length, texts),
    'economics.fixedInvestmentPerMuWanYuan': number(economics?.fixedInvestmentPerMuWanYuan, perMu),
    'economics.taxPaidPerMuWanYuan': number(economics?.taxPaidPerMuWanYuan, perMu),
    'reasons.reasons': list(
      [...(reasons?.reasons ?? []).map((code) => nameOf('lowEfficiencyReason', code)), reasons?.otherReason]
        .filter((text) => text !== undefined)
        .filter((text) => text !== ''),
    ),
    'legacy.legacyAreaSqM': sqM(legacy?.legacyAreaSqM),
    'legacy.builtUpInSecondSurvey': yesNo(legacy?.builtUpInSecondSurvey),
    'legacy.builtUpInThirdSurvey': yesNo(legacy?.builtUpInThirdSurvey),
    'legacy.landUseStartedOn': legacy?.landUseStartedOn,
    'legacy.penaltyNo': legacy?.penaltyNo,
    'redevelopment.mode': nameOf('redevelopmentMode', redevelopment?.mode),
    'redevelopment.actor': nameOf('redevelopmentActor', redevelopment?.actor),
    'redevelopment.planYear': redevelopment?.planYear?.toFixed(0),
    'redevelopment.stage': nameOf('redevelopmentStage', redevelopment?.stage),
    'redevelopment.transitionEndsOn': redevelopment?.transitionEndsOn,
    'redevelopment.ownersWish': redevelopment?.ownersWish,
    'process.remarks': values.process?.remarks,
  };
}

/** `0601 工业用地`; the code alone where its scheme's list lacks it. */
export function toLandClassText({ scheme, code }: LandClass, nameOf: CodeNames): string {
  const name = nameOf(scheme, code);
  return name === undefined || name === code ? code : `${code} ${name}`;
}

/** Cells of one line of the enterprises' table, in the order of its heads. */
export function toEnterpriseCells(
  enterprise: Enterprise | undefined,
  no: number,
  nameOf: CodeNames,
): readonly (string | undefined)[] {
  const number = (value: number | undefined) => (value === undefined ? undefined : toPlainNumber(value));
  return [
    String(no),
    enterprise?.name,
    enterprise?.creditCode,
    nameOf('performanceGrade', enterprise?.performanceGrade),
    number(enterprise?.taxPerMuWanYuan),
    number(enterprise?.valueAddedPerMuWanYuan),
    number(enterprise?.jobs),
  ];
}

function toEnterpriseCount(count: number | undefined, texts: SheetTexts): string | undefined {
  if (count === undefined) return undefined;
  return fillIn(count > ENTERPRISE_ROWS ? texts.enterprise.countMore : texts.enterprise.count, {
    count,
    more: count - ENTERPRISE_ROWS,
  });
}

function toKeyAreaText(
  no: number | undefined,
  reference: ReferenceData,
  texts: SheetTexts,
): string | undefined {
  if (no === undefined) return undefined;
  const area = reference.keyAreas.find((keyArea) => keyArea.no === no);
  return fillIn(texts.keyArea, { no, name: area?.name ?? '' }).trim();
}

/** The four sides in the order of the compass; undefined when no side was recorded. */
function toAbuttalsText(abuttals: Values['abuttals'], texts: SheetTexts): string | undefined {
  const sides = (['north', 'east', 'south', 'west'] as const).map((side) => ({
    name: texts.sides[side],
    text: abuttals?.[side],
  }));
  if (sides.every(({ text }) => text === undefined)) return undefined;
  return sides.map(({ name, text }) => `${name}${text ?? EMPTY}`).join('　');
}
