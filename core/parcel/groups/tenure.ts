/** Rights, registration and approval. */
import { z } from 'zod';
import { code, date, field, line, nonNegative } from '../field.ts';

export const tenureSchema = z.strictObject({
  tenure: field(code(), { dcdytb: 'QSXZ', required: true, codeList: 'tenure', input: 'code' }),
  acquisition: field(code(), { codeList: 'acquisition', input: 'code' }),
  useRightType: field(line(40), { dcdytb: 'SYQLX', input: 'line' }),
  rightHolder: field(line(), { dcdytb: 'CQR', required: true, input: 'line' }),
  currentUser: field(line(), { dcdytb: 'XZTDSYR', input: 'line' }),
  titleCertificateNo: field(line(), { dcdytb: 'BDCQZ', input: 'line' }),
  registeredOn: field(date(), { dcdytb: 'DJSJ', input: 'date' }),
  registeredAreaSqM: field(nonNegative(), { dcdytb: 'DJMJ', unit: 'm²', input: 'number' }),
  registeredUse: field(line(), { dcdytb: 'DJYT', input: 'line' }),
  approvalNo: field(line(), { dcdytb: 'PZWH', input: 'line' }),
  approvedOn: field(date(), { dcdytb: 'PZSJ', input: 'date' }),
  approvedAreaSqM: field(nonNegative(), { dcdytb: 'PZMJ', unit: 'm²', input: 'number' }),
  approvedUse: field(line(), { dcdytb: 'PZYT', input: 'line' }),
});
