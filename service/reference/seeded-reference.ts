/** The reference data the program brings, loaded into every new workspace and offered before there is one. */
import { referenceDataSchema } from '#core/contract/reference.ts';
import * as seeds from '#seeds/index.ts';

export const seededReference = referenceDataSchema.parse({
  divisions: seeds.divisions,
  keyAreas: seeds.keyAreas,
  reportingBodies: seeds.reportingBodies,
  codeLists: seeds.codeLists,
});
