/** What the enterprises on the parcel yield, per 亩 as the city's yearly assessment counts it. */
import { z } from 'zod';
import { code, field, line } from '../field.ts';

const perMu = () => z.number().min(-1e9).max(1e9);

export const enterpriseSchema = z.strictObject({
  name: line(200),
  /** 统一社会信用代码, GB 32100. */
  creditCode: z.string().max(40).optional(),
  performanceGrade: code().optional(),
  taxPerMuWanYuan: perMu().optional(),
  valueAddedPerMuWanYuan: perMu().optional(),
  jobs: z.int().min(0).max(1_000_000).optional(),
});
export type Enterprise = Readonly<z.infer<typeof enterpriseSchema>>;

export const economicsSchema = z.strictObject({
  enterprises: field(z.array(enterpriseSchema).max(200), { input: 'rows' }),
  fixedInvestmentPerMuWanYuan: field(perMu(), { dcdytb: 'DJGDZCTZ', unit: '万元/亩', input: 'number' }),
  taxPaidPerMuWanYuan: field(perMu(), { dcdytb: 'DJRKSJ', unit: '万元/亩', input: 'number' }),
});
