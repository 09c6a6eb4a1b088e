/** Why the land counts as low-efficiency. */
import { z } from 'zod';
import { code, field, line } from '../field.ts';

export const reasonsSchema = z.strictObject({
  reasons: field(z.array(code()).max(50), { codeList: 'lowEfficiencyReason', input: 'codes' }),
  otherReason: field(line(), { input: 'line' }),
});
