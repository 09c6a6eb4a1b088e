/**
 * The reference data a new workspace starts with: divisions, key areas of the plan, reporting bodies and code lists. Data with a
 * version and a source, copied into the workspace when it is made; from then on the office may change and send out its own.
 */
import acquisition from './code-lists/acquisition.json' with { type: 'json' };
import category from './code-lists/category.json' with { type: 'json' };
import environmentStatus from './code-lists/environmentStatus.json' with { type: 'json' };
import gbt210102017 from './code-lists/gbt21010_2017.json' with { type: 'json' };
import industryType from './code-lists/industryType.json' with { type: 'json' };
import infrastructure from './code-lists/infrastructure.json' with { type: 'json' };
import landSeaUse2023 from './code-lists/land_sea_use_2023.json' with { type: 'json' };
import lowEfficiencyReason from './code-lists/lowEfficiencyReason.json' with { type: 'json' };
import performanceGrade from './code-lists/performanceGrade.json' with { type: 'json' };
import photoKind from './code-lists/photoKind.json' with { type: 'json' };
import redevelopmentActor from './code-lists/redevelopmentActor.json' with { type: 'json' };
import redevelopmentMode from './code-lists/redevelopmentMode.json' with { type: 'json' };
import redevelopmentStage from './code-lists/redevelopmentStage.json' with { type: 'json' };
import tenure from './code-lists/tenure.json' with { type: 'json' };
import thirdNationalSurveyWorking from './code-lists/third_national_survey_working.json' with {
  type: 'json',
};
import usageStatus from './code-lists/usageStatus.json' with { type: 'json' };
import divisionRows from './divisions.json' with { type: 'json' };
import keyAreaRows from './key-areas.json' with { type: 'json' };
import totals from './plan-totals.json' with { type: 'json' };
import referenceEdition from './reference-edition.json' with { type: 'json' };
import reportingBodyRows from './reporting-bodies.json' with { type: 'json' };
import ruleSettingsFile from './rule-settings.json' with { type: 'json' };

export type SeedDivision = {
  /** Six digits for a county, nine for a township. */
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'township';
  /** Code of the city or county it belongs to. */
  readonly parent: string;
};

export type SeedKeyArea = {
  readonly no: number;
  /** Code of a reporting body. */
  readonly reportingBody: string;
  /** Code of the list `category`. */
  readonly category: string;
  /** As printed in the plan, with its slips. */
  readonly name: string;
  readonly location: string;
  readonly areaMu: number;
  /** Code of the list `redevelopmentStage`. */
  readonly stage: string;
  /** The townships that `location` certainly names; empty where it names a functional zone alone. */
  readonly townshipCodes: readonly string[];
  /** The plan ends the list of places with 等: there are more than it names. */
  readonly openList?: boolean;
  /** Where the plan writes a stem or a wrong character, and the division that is meant. */
  readonly corrections?: readonly { readonly written: string; readonly read: string }[];
  /** Villages named instead of a township. */
  readonly villages?: readonly string[];
  /** Functional zones named, which have no division code. */
  readonly zones?: readonly string[];
};

export type SeedReportingBody = {
  readonly code: string;
  readonly name: string;
  /** The county that the body is; absent for functional zones. */
  readonly countyCode?: string;
  /** How 附件2 names it in its first column; absent where it has no row there. */
  readonly district?: string;
};

export type SeedCodeList = {
  readonly list: string;
  readonly version: string;
  /** Who published the codes, or that they are this project's own default. */
  readonly source: string;
  readonly items: readonly { readonly code: string; readonly name: string }[];
};

/** What the rules hold a record against, as the office may set it; its form is `ruleSettingsSchema` of core/parcel. */
export type SeedRuleSettings = {
  readonly version: string;
  readonly source: string;
  readonly settings: unknown;
};

/** What all of these together are called, until the office publishes its own. */
export type SeedEdition = {
  readonly edition: number;
  readonly version: string;
  readonly source: string;
  readonly issuer: string;
  readonly issuedAt: string;
};

export type PlanTotal = { readonly count: number; readonly areaMu: number };

export type PlanTotals = {
  readonly source: string;
  readonly all: PlanTotal;
  readonly byReportingBody: Readonly<Record<string, PlanTotal>>;
  readonly byStage: Readonly<Record<string, PlanTotal>>;
  readonly countByCategory: Readonly<Record<string, number>>;
  /** What the plan wants redeveloped by the end of 2027, at least. */
  readonly targetMuBy2027: number;
  /** The plan's own words for the codes of `category` and `stage`. */
  readonly words: {
    readonly category: Readonly<Record<string, string>>;
    readonly stage: Readonly<Record<string, string>>;
  };
};

/** 5 counties and 72 townships. */
export const divisions = divisionRows as readonly SeedDivision[];

/** The 66 rows of 附件2. */
export const keyAreas: readonly SeedKeyArea[] = keyAreaRows;

export const reportingBodies: readonly SeedReportingBody[] = reportingBodyRows;

export const codeLists: readonly SeedCodeList[] = [
  category,
  usageStatus,
  tenure,
  acquisition,
  industryType,
  environmentStatus,
  infrastructure,
  performanceGrade,
  lowEfficiencyReason,
  redevelopmentMode,
  redevelopmentActor,
  redevelopmentStage,
  photoKind,
  gbt210102017,
  thirdNationalSurveyWorking,
  landSeaUse2023,
];

export const ruleSettings: SeedRuleSettings = ruleSettingsFile;

export const edition: SeedEdition = referenceEdition;

/** The subtotals that the plan itself prints; the rows are held against them. */
export const planTotals: PlanTotals = totals;
