/** The reference data the program brings, loaded into every new workspace and offered before there is one. */
import { referenceDataSchema } from '#core/reference/reference-data.ts';
import * as seeds from '#seeds/index.ts';

export const seededReference = referenceDataSchema.parse({
  edition: seeds.edition,
  earlier: [],
  divisions: seeds.divisions.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  keyAreas: seeds.keyAreas.map(({ no, reportingBody, category, name, location, areaMu, stage }) => ({
    no,
    reportingBody,
    category,
    name,
    location,
    areaMu,
    stage,
  })),
  reportingBodies: seeds.reportingBodies.map(({ code, name, countyCode }) => ({
    code,
    name,
    ...(countyCode ? { countyCode } : {}),
  })),
  codeLists: seeds.codeLists,
  ruleSettings: seeds.ruleSettings,
});
