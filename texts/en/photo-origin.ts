import type { SameTexts } from '../text-shape.ts';
import type { photoOrigin as chinese } from '../zh-CN/photo-origin.ts';

export const photoOrigin = {
  pastedName: 'pasted',
  pasted: 'pasted {{time}} (not when it was taken)',
  camera: 'taken with this program',
  origin: 'Origin',
  dropHere: 'Let go to add the photos',
  pasteHelp: 'Or paste photos and screenshots with Ctrl+V.',
} as const satisfies SameTexts<typeof chinese>;
