/** Who surveyed, when, and what else there is to say. */
import { z } from 'zod';
import { date, field, line, lines } from '../field.ts';

export const processSchema = z.strictObject({
  surveyor: field(line(100), { input: 'line' }),
  surveyedOn: field(date(), { input: 'date' }),
  remarks: field(lines(), { input: 'lines' }),
  /** Version of the code lists and rules the record was begun and, later, completed under. */
  listVersion: field(line(40), { input: 'program' }),
});
