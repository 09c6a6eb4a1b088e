/** How the land and its buildings are used today. */
import { z } from 'zod';
import { code, field, landClass, line, lines, nonNegative, year } from '../field.ts';

export const useSchema = z.strictObject({
  usageStatus: field(code(), { dcdytb: 'SYZK', required: true, codeList: 'usageStatus', input: 'code' }),
  idleReason: field(line(), { input: 'line' }),
  currentLandClass: field(landClass(), { dcdytb: 'XZDL', required: true, input: 'landClass' }),
  currentUse: field(line(), { dcdytb: 'XZYT', input: 'line' }),
  plannedUse: field(landClass(), { dcdytb: 'GHYT', input: 'landClass' }),
  industryType: field(code(), { dcdytb: 'CYLX', codeList: 'industryType', input: 'code' }),
  floorAreaSqM: field(nonNegative(), { unit: 'm²', input: 'number' }),
  footprintAreaSqM: field(nonNegative(), { unit: 'm²', input: 'number' }),
  floorAreaRatio: field(z.number().min(0).max(1000), { dcdytb: 'RJL', input: 'number' }),
  buildingDensityPercent: field(z.number().min(0).max(1000), { dcdytb: 'JZMD', unit: '%', input: 'number' }),
  yearBuilt: field(year(), { unit: '年', input: 'number' }),
  environmentStatus: field(code(), { dcdytb: 'HJZK', codeList: 'environmentStatus', input: 'code' }),
  infrastructure: field(code(), { dcdytb: 'JCSSPTSP', codeList: 'infrastructure', input: 'code' }),
  safetyHazard: field(lines(), { input: 'lines' }),
});
