/**
 * "Minimum to submit: two 全景 from different sides and one 近景; one 内部 for 工业 and 商服" (docs/domain.md §5). A warning, for a yard may be
 * closed; whether the two come from different sides is for people to see.
 */
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { Issue } from '../issue.ts';
import { type Rule, warning } from './rule.ts';

type Minimum = { readonly kind: PhotoKind; readonly needed: number; readonly categories?: readonly string[] };

/** Without `categories`: for all. */
export const MINIMUM_PHOTOS: readonly Minimum[] = [
  { kind: 'panorama', needed: 2 },
  { kind: 'closeUp', needed: 1 },
  { kind: 'interior', needed: 1, categories: ['industrial', 'commercial'] },
];

export const minimumPhotos: Rule = ({ classification }, { photoKinds }) => {
  const issues: Issue[] = [];
  for (const { kind, needed, categories } of MINIMUM_PHOTOS) {
    if (categories && !categories.includes(classification?.category ?? '')) continue;
    const found = photoKinds.filter((each) => each === kind).length;
    if (found < needed) issues.push(warning('minimum-photos', {}, { kind, needed, found }));
  }
  return issues;
};
