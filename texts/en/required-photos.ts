/** Which photos the office's rules ask for, in English; see zh-CN/required-photos.ts. */
import type { SameTexts } from '../text-shape.ts';
import type { requiredPhotos as chinese } from '../zh-CN/required-photos.ts';

export const requiredPhotos = {
  label: 'Photos asked for',
  enough: '{{kind}}: {{found}}, enough',
  missing: '{{kind}}: {{found}} of {{needed}}, missing {{missing}}',
} as const satisfies SameTexts<typeof chinese>;
