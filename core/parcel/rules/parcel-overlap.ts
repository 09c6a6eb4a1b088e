/** "No overlap with another live parcel beyond 0.001 m snapping and 1 m² (error)" (docs/domain.md §2); core/geo/contact.ts measures. */
import { callOf } from '../surroundings.ts';
import { error, type Rule } from './rule.ts';

export const parcelOverlap: Rule = ({ boundary }, { neighbours }) =>
  boundary
    ? neighbours
        .filter(({ contact }) => contact.overlapSqM > 0)
        .map((neighbour) =>
          error(
            'parcel-overlap',
            { group: 'boundary' },
            { other: callOf(neighbour), otherId: neighbour.id, overlapSqM: neighbour.contact.overlapSqM },
          ),
        )
    : [];
