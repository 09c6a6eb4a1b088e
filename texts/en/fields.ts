/** The fields in English; see zh-CN/fields.ts. */
import type { SameTexts } from '../text-shape.ts';
import type {
  enterprise as chineseEnterprise,
  fields as chineseFields,
  groups as chineseGroups,
  sections as chineseSections,
  units as chineseUnits,
} from '../zh-CN/fields.ts';

export const groups = {
  identity: 'Identity',
  classification: 'Classification',
  tenure: 'Rights and approval',
  use: 'Current use',
  economics: 'Economics',
  reasons: 'Reasons',
  legacy: 'Legacy land',
  redevelopment: 'Redevelopment',
  abuttals: 'Abuttals',
  process: 'Survey',
  boundary: 'Boundary',
  confirmations: 'Confirmed warnings',
} as const satisfies SameTexts<typeof chineseGroups>;

export const sections = {
  basics: { label: 'Basic information', short: 'Basics' },
  tenure: { label: 'Rights and approval', short: 'Rights' },
  use: { label: 'Current use', short: 'Use' },
  economics: { label: 'Economics', short: 'Yield' },
  recognition: { label: 'Recognition and legacy land', short: 'Status' },
  redevelopment: { label: 'Redevelopment', short: 'Plan' },
  survey: { label: 'Survey', short: 'Notes' },
} as const satisfies SameTexts<typeof chineseSections>;

export const fields = {
  'identity.unitNo': {
    label: 'Unit number',
    help: 'Assigned by the program, unique within a township; best left alone. Required.',
  },
  'identity.name': { label: 'Parcel name', help: 'Usually the company or estate, to find it by.' },
  'identity.surveyAreaNo': {
    label: 'Survey area',
    help: 'Number of the survey area as the office gives it; empty where there is none.',
  },
  'identity.keyAreaNo': {
    label: 'Key area',
    help: 'One of the 66 key areas in annex 2 of the plan; empty outside of them.',
  },
  'identity.reportingBody': {
    label: 'Reporting body',
    help: 'A county, or a body without a division code such as the South Taihu New Area. Required.',
  },
  'identity.townshipCode': {
    label: 'Township',
    help: 'By the division codes of 2023. Parcels of functional zones have a township, too. Required.',
  },
  'identity.villageCode': {
    label: 'Village code',
    help: "12 digits: the township's nine come first, only the last three are typed.",
  },
  'identity.parcelCodes': {
    label: 'Parcel codes',
    help: '19 characters, such as 330502100012GB00042: the first six name one of the five counties, the 13th is G, J or Z, and A or C as the 14th only after J. Several are possible.',
  },
  'identity.realEstateUnitNos': {
    label: 'Real-estate unit numbers',
    help: '28 characters: a parcel code, then F, L, Q or W and eight digits, all 0 after W. Several are possible.',
  },
  'identity.address': {
    label: 'Address',
    help: 'Down to the street number or village group. Required, at most 500 characters.',
  },
  'classification.category': {
    label: 'Category',
    help: 'Industrial, residential, village and mine by the plan; commercial and facility by the national draft. Required.',
  },
  'classification.isLowEfficiency': {
    label: 'Low-efficiency',
    help: 'Required. If yes, at least one reason must be given.',
  },
  'classification.isSanDi': {
    label: 'Counts as 三地',
    help: 'The province has not published what 三地 covers; follow the county.',
  },
  'classification.isClearedLand': { label: 'Cleared land' },
  'classification.inUrbanVillageRenewal': { label: 'In urban village renewal' },
  'tenure.tenure': { label: 'Tenure', help: 'State or collective, as the certificate says. Required.' },
  'tenure.acquisition': {
    label: 'Acquisition',
    help: 'How the right was acquired, as the certificate says.',
  },
  'tenure.useRightType': { label: 'Type of use right' },
  'tenure.rightHolder': {
    label: 'Right holder',
    help: 'As the certificate says; without one, the actual holder. Required.',
  },
  'tenure.currentUser': {
    label: 'Current user',
    help: 'If other than the right holder, such as a tenant company.',
  },
  'tenure.titleCertificateNo': {
    label: 'Title certificate',
    help: 'As on the certificate; old certificates count too.',
  },
  'tenure.registeredOn': { label: 'Registered on', help: 'Not before the approval, or there is a warning.' },
  'tenure.registeredAreaSqM': {
    label: 'Registered area',
    help: 'A difference of more than 5% from the drawn area is warned of. May be typed with a unit such as 45 亩, which is converted.',
  },
  'tenure.registeredUse': { label: 'Registered use' },
  'tenure.approvalNo': { label: 'Approval number' },
  'tenure.approvedOn': { label: 'Approved on', help: 'Not after the registration, or there is a warning.' },
  'tenure.approvedAreaSqM': {
    label: 'Approved area',
    help: 'A difference of more than 5% from the drawn area is warned of. May be typed with a unit such as 45 亩, which is converted.',
  },
  'tenure.approvedUse': { label: 'Approved use' },
  'use.usageStatus': {
    label: 'Usage status',
    help: 'Required. Normal use needs the current use and, on industrial and commercial land, tax per mu and jobs of an enterprise; vacant and derelict land needs a reason.',
  },
  'use.idleReason': { label: 'Reason of vacancy', help: 'Required when the land is vacant or derelict.' },
  'use.currentLandClass': {
    label: 'Current land class',
    help: 'By the classes of the third national survey. One code means different things in different schemes: choose the scheme first. Required.',
  },
  'use.currentUse': { label: 'Current use', help: 'Required when the land is in normal use.' },
  'use.plannedUse': { label: 'Planned use', help: 'By the land and sea use classes of 2023.' },
  'use.industryType': {
    label: 'Industry',
    help: 'By the divisions of the national classification of industries.',
  },
  'use.floorAreaRatio': {
    label: 'Floor area ratio',
    help: 'Floor area divided by the drawn area; a difference of more than 0.01 is warned of. Computed once floor area and boundary are there; may be overruled.',
  },
  'use.buildingDensityPercent': {
    label: 'Building density',
    help: 'Footprint divided by the drawn area, times 100, from 0 to 100; a difference of more than 0.1 is warned of. Computed; may be overruled.',
  },
  'use.floorAreaSqM': { label: 'Floor area', help: 'Of all storeys together.' },
  'use.footprintAreaSqM': { label: 'Footprint area', help: 'Ground covered by all buildings together.' },
  'use.yearBuilt': { label: 'Year built', help: 'Year of the main building, from 1900 to this year.' },
  'use.environmentStatus': { label: 'Environment' },
  'use.infrastructure': { label: 'Infrastructure' },
  'use.safetyHazard': { label: 'Safety hazard', help: 'Write "none" if there is none.' },
  'economics.enterprises': {
    label: 'Enterprises',
    help: 'One row for each enterprise on the parcel. The credit code has 18 characters, the last a check character; grades are A to D.',
  },
  'economics.fixedInvestmentPerMuWanYuan': {
    label: 'Fixed investment per mu',
    help: 'Fixed investment on the whole parcel per mu, in 10,000 yuan.',
  },
  'economics.taxPaidPerMuWanYuan': {
    label: 'Tax paid per mu',
    help: 'Tax paid last year on the whole parcel per mu, in 10,000 yuan.',
  },
  'reasons.reasons': {
    label: 'Reasons',
    help: 'At least one when the land is low-efficiency; several are possible.',
  },
  'reasons.otherReason': { label: 'Other reason', help: 'Required when "other" is chosen.' },
  'legacy.legacyAreaSqM': {
    label: 'Legacy land area',
    help: 'Not beyond the drawn area. Above 0, both surveys must be answered first.',
  },
  'legacy.builtUpInSecondSurvey': {
    label: 'Built-up in the second survey',
    help: 'Required when there is a legacy land area.',
  },
  'legacy.builtUpInThirdSurvey': {
    label: 'Built-up in the third survey',
    help: 'Required when there is a legacy land area.',
  },
  'legacy.landUseStartedOn': {
    label: 'Land use started on',
    help: 'The day the land was first used; not after the survey.',
  },
  'legacy.penaltyNo': {
    label: 'Penalty number',
    help: 'Number of the penalty decision; empty where there was none.',
  },
  'redevelopment.mode': {
    label: 'Redevelopment mode',
    help: 'Adaptive reuse needs the end of the transition period.',
  },
  'redevelopment.actor': { label: 'Actor' },
  'redevelopment.planYear': { label: 'Plan year', help: 'Year of the annual plan the parcel stands in.' },
  'redevelopment.stage': { label: 'Stage', help: 'Reserve, planned, in progress or done, as in annex 2.' },
  'redevelopment.ownersWish': {
    label: 'Wish of the owner',
    help: "In the owner's words, at most 10,000 characters.",
  },
  'redevelopment.transitionEndsOn': {
    label: 'End of the transition period',
    help: 'Required for adaptive reuse: the last day of the five years.',
  },
  'abuttals.north': { label: 'North' },
  'abuttals.east': { label: 'East' },
  'abuttals.south': { label: 'South' },
  'abuttals.west': { label: 'West' },
  'process.surveyor': { label: 'Surveyor', help: 'Who was on the ground. Filled in with a new parcel.' },
  'process.surveyedOn': {
    label: 'Surveyed on',
    help: 'Day of the survey, such as 2025-03-01; 2025.3.1 and 20250301 will do, too.',
  },
  'process.remarks': { label: 'Remarks', help: 'Several lines, at most 10,000 characters.' },
  'process.listVersion': {
    label: 'Code lists when filled in',
    help: 'Filled in by the program: the code lists and rules in force when it was begun and completed.',
  },
} as const satisfies SameTexts<typeof chineseFields>;

export const enterprise = {
  name: { label: 'Company' },
  creditCode: { label: 'Unified social credit code' },
  performanceGrade: { label: 'Grade' },
  taxPerMuWanYuan: { label: 'Tax per mu' },
  valueAddedPerMuWanYuan: { label: 'Value added per mu' },
  jobs: { label: 'Jobs' },
} as const satisfies SameTexts<typeof chineseEnterprise>;

export const units = {
  'm²': 'm²',
  '%': '%',
  '万元/亩': '10,000 yuan per mu',
  人: 'people',
  年: 'year',
  mu: 'mu',
  hectare: 'ha',
  metre: 'm',
  degree: '°',
  parcels: 'parcels',
  photos: 'photos',
} as const satisfies SameTexts<typeof chineseUnits>;
