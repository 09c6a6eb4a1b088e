/** From decisions to the one word that people see. */
import type { ReviewState } from '#core/merge/review.ts';
import type { ParcelState } from '#core/parcel/parcel-state.ts';

/**
 * @param travelled whether the deciding operation went out in a package or came in one
 */
export function parcelStateOf(review: ReviewState | undefined, travelled: boolean): ParcelState {
  if (!review) return 'draft';
  switch (review.decision) {
    case 'reopened':
      return 'draft';
    case 'returned':
      // Stays so while the surveyor mends it, until it is completed anew.
      return 'returned';
    case 'accepted':
      return review.stale ? 'draft' : 'accepted';
    case 'completed':
      return review.stale ? 'draft' : travelled ? 'submitted' : 'completed';
  }
}
