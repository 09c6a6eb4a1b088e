/** The options that narrow a list, the same for every command that lists. */
import {
  ISSUE_FILTERS,
  type ParcelFilter,
  PHOTO_FILTERS,
  parcelFilterSchema,
} from '#core/parcel/list-filter.ts';
import { parcelStateSchema } from '#core/parcel/parcel-state.ts';
import type { Call, OptionSpec } from '../command.ts';
import { badValue } from './workspace.ts';

export const FILTER_OPTIONS: readonly OptionSpec[] = [
  { name: 'search' },
  { name: 'state', repeated: true },
  { name: 'township', repeated: true },
  { name: 'surveyor', repeated: true },
  { name: 'issues' },
  { name: 'photos' },
];

/** @throws UsageError for a state, a finding or a text that is none */
export function filterFrom(call: Call): ParcelFilter {
  const states = call.values('state').map((value) => {
    const state = parcelStateSchema.safeParse(value);
    if (!state.success) throw badValue('state', value);
    return state.data;
  });
  const wanted = call.value('issues');
  const issues = ISSUE_FILTERS.find((each) => each === wanted);
  if (wanted !== undefined && !issues) throw badValue('issues', wanted);
  const photosWanted = call.value('photos');
  const photos = PHOTO_FILTERS.find((each) => each === photosWanted);
  if (photosWanted !== undefined && !photos) throw badValue('photos', photosWanted);
  const search = call.value('search');
  if (!parcelFilterSchema.shape.search.safeParse(search).success) throw badValue('search', search);
  return {
    ...(search === undefined ? {} : { search }),
    ...(issues ? { issues } : {}),
    ...(photos ? { photos } : {}),
    states,
    townshipCodes: [...call.values('township')],
    surveyors: [...call.values('surveyor')],
  };
}
