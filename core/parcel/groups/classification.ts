/** The parcel's category in the plan, and the four yes/no columns of the province. */
import { z } from 'zod';
import { code, field } from '../field.ts';

const flag = (dcdytb: string, required?: true) =>
  field(z.boolean(), { dcdytb, input: 'yesNo', ...(required ? { required } : {}) });

export const classificationSchema = z.strictObject({
  category: field(code(), { required: true, codeList: 'category', input: 'code' }),
  isLowEfficiency: flag('SFDX', true),
  /** SFSD 是否三地; the province has not published what it covers. */
  isSanDi: flag('SFSD'),
  isClearedLand: flag('SFCHTD'),
  inUrbanVillageRenewal: flag('SFCZC'),
});
