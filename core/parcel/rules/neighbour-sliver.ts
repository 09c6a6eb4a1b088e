/** "A sliver between neighbours (warning)" (docs/domain.md §2): their lines run along each other without being one; core/geo/seam.ts measures. */
import { callOf } from '../surroundings.ts';
import { type Rule, warning } from './rule.ts';

export const neighbourSliver: Rule = ({ boundary }, { neighbours }) =>
  boundary
    ? neighbours
        .filter(({ contact }) => contact.sliverM > 0)
        .map((neighbour) =>
          warning(
            'neighbour-sliver',
            { group: 'boundary' },
            {
              other: callOf(neighbour),
              otherId: neighbour.id,
              lengthM: neighbour.contact.sliverM,
              widthM: neighbour.contact.sliverWidthM,
            },
          ),
        )
    : [];
