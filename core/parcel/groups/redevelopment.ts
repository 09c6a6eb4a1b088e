/** What is meant to become of the land. */
import { z } from 'zod';
import { code, date, field, lines, year } from '../field.ts';

export const redevelopmentSchema = z.strictObject({
  mode: field(code(), { dcdytb: 'GZMS', codeList: 'redevelopmentMode', input: 'code' }),
  actor: field(code(), { codeList: 'redevelopmentActor', input: 'code' }),
  planYear: field(year(), { unit: '年', input: 'number' }),
  stage: field(code(), { dcdytb: 'GZJZ', codeList: 'redevelopmentStage', input: 'code' }),
  ownersWish: field(lines(), { input: 'lines' }),
  /** End of the five-year transition period; needed when the mode is 转型利用. */
  transitionEndsOn: field(date(), { input: 'date' }),
});
