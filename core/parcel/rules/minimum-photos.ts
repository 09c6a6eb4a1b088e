/**
 * The photos that the office's rules ask for. A warning, for a yard may be closed; whether the two from different sides are that is for
 * people to see.
 */
import { requiredPhotos } from '#core/photo/required-photos.ts';
import { type Rule, warning } from './rule.ts';

export const minimumPhotos: Rule = ({ classification }, { photoKinds, settings }) =>
  requiredPhotos(settings.minimumPhotos, classification?.category, photoKinds)
    .filter(({ needed, found }) => found < needed)
    .map((each) => warning('minimum-photos', {}, { ...each }));
