/** What lies on each side (四至). */
import { z } from 'zod';
import { field, line } from '../field.ts';

const side = () => field(line(200), { input: 'line' });

export const abuttalsSchema = z.strictObject({ north: side(), east: side(), south: side(), west: side() });
