/** The first nine of a village code's twelve digits are the code of its township (docs/domain.md §1, §2). */
import { error, type Rule } from './rule.ts';

export const villageInTownship: Rule = ({ identity }, { places }) => {
  const { villageCode, townshipCode } = identity ?? {};
  if (villageCode === undefined || townshipCode === undefined || villageCode.startsWith(townshipCode))
    return [];
  const township = places.townships.get(townshipCode)?.name ?? townshipCode;
  return [
    error(
      'village-in-township',
      { group: 'identity', field: 'villageCode' },
      { villageCode, township, townshipCode },
    ),
  ];
};
