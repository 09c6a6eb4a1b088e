/** "转型利用 needs the end of the transition" period of five years (docs/domain.md §2). */
import { error, type Rule } from './rule.ts';

/** The code of 转型利用 in the list `redevelopmentMode`. */
const ADAPTIVE_REUSE = 'adaptiveReuse';

export const transitionEndRequired: Rule = ({ redevelopment }) =>
  redevelopment?.mode === ADAPTIVE_REUSE && redevelopment.transitionEndsOn === undefined
    ? [error('transition-end-required', { group: 'redevelopment', field: 'transitionEndsOn' })]
    : [];
