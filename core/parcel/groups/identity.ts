/** Who and where the parcel is. */
import { z } from 'zod';
import { code, field, line } from '../field.ts';

export const identitySchema = z.strictObject({
  unitNo: field(line(40), { dcdytb: 'DCDYBH', required: true, input: 'line' }),
  name: field(line(200), { input: 'line' }),
  surveyAreaNo: field(line(40), { dcdytb: 'DCQBH', input: 'line' }),
  keyAreaNo: field(z.int().min(1).max(9999), { input: 'code' }),
  reportingBody: field(code(), { required: true, input: 'code' }),
  townshipCode: field(z.string().regex(/^\d{9}$/), { required: true, input: 'code' }),
  villageCode: field(z.string().regex(/^\d{12}$/), { input: 'line' }),
  parcelCodes: field(z.array(line(40)).max(200), { dcdytb: 'ZDBH', input: 'texts' }),
  realEstateUnitNos: field(z.array(line(40)).max(200), { input: 'texts' }),
  address: field(line(), { required: true, input: 'line' }),
});
