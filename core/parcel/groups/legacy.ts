/** Land that was built on before it was approved (历史遗留用地). */
import { z } from 'zod';
import { date, field, line, nonNegative } from '../field.ts';

export const legacySchema = z.strictObject({
  legacyAreaSqM: field(nonNegative(), { dcdytb: 'QZLSYLYDMJ', unit: 'm²', input: 'number' }),
  builtUpInSecondSurvey: field(z.boolean(), { input: 'yesNo' }),
  builtUpInThirdSurvey: field(z.boolean(), { input: 'yesNo' }),
  landUseStartedOn: field(date(), { dcdytb: 'YDSJ', input: 'date' }),
  penaltyNo: field(line(), { dcdytb: 'CFWH', input: 'line' }),
});
