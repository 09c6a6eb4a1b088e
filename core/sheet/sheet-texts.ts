/** The words of the sheet: what they are for stands here, how they read in texts/zh-CN/sheet.ts. `{{name}}` is filled in. */
import type { PointMethod } from '#core/geo/boundary.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import type { FormBlockName, FormField } from './form-layout.ts';

export type SheetTexts = {
  readonly title: string;
  readonly head: {
    readonly unitNo: string;
    readonly county: string;
    readonly township: string;
    readonly village: string;
    readonly state: string;
    readonly conflict: string;
    readonly hash: string;
  };
  readonly blocks: Readonly<Record<FormBlockName | 'photos' | 'signatures', string>>;
  readonly fields: Readonly<Record<FormField, string>>;
  readonly enterprise: {
    readonly no: string;
    readonly name: string;
    readonly creditCode: string;
    readonly performanceGrade: string;
    readonly taxPerMu: string;
    readonly valueAddedPerMu: string;
    readonly jobs: string;
    readonly count: string;
    readonly countMore: string;
  };
  readonly sides: Readonly<Record<'north' | 'east' | 'south' | 'west', string>>;
  readonly units: { readonly mu: string; readonly hectares: string; readonly wanYuanPerMu: string };
  readonly yes: string;
  readonly no: string;
  readonly listSeparator: string;
  readonly states: Readonly<Record<ParcelState, string>>;
  readonly keyArea: string;
  readonly photo: {
    /** Behind a time that somebody corrected. */
    readonly corrected: string;
    readonly azimuth: string;
    readonly noTime: string;
    readonly none: string;
    readonly missing: string;
    readonly unreadable: string;
  };
  readonly signatures: readonly [string, string, string, string];
  readonly signatureDate: string;
  readonly map: {
    readonly title: string;
    readonly unit: string;
    readonly parcelCode: string;
    readonly sheetNo: string;
    readonly area: string;
    readonly rightHolder: string;
    readonly north: string;
    readonly noBoundary: string;
    readonly disclaimer: string;
  };
  readonly table: {
    readonly no: string;
    readonly x: string;
    readonly y: string;
    readonly length: string;
    readonly hole: string;
    readonly continued: string;
    readonly goesOn: string;
    readonly pointCount: string;
  };
  readonly notes: {
    readonly system: string;
    readonly systemValue: string;
    readonly datum: string;
    readonly datumWgs84: string;
    readonly method: string;
    readonly methodCount: string;
    readonly accuracy: string;
    readonly accuracyRange: string;
    readonly areas: string;
    readonly areasValue: string;
    readonly ellipsoidal: string;
    readonly perimeter: string;
    readonly views: string;
    readonly viewsOutside: string;
    readonly surveyedOn: string;
    readonly drawnOn: string;
    readonly drawnBy: string;
    readonly checkedBy: string;
  };
  readonly legend: Readonly<Record<'boundary' | 'point' | 'neighbour' | 'view', string>>;
  readonly methods: Readonly<Record<PointMethod, string>>;
  readonly footer: { readonly printedAt: string; readonly page: string };
  /** Stands where a text was longer than its box. */
  readonly cutMark: string;
};

/** `第 {{page}} 页` with page = 1 → `第 1 页`. A value is put in as it is, whatever braces it holds. */
export function fillIn(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
