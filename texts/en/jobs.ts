/** The phases of long work in English. */
import type { SameTexts } from '../text-shape.ts';
import type { jobs as chinese } from '../zh-CN/jobs.ts';

export const jobs = {
  'boundary.export': 'Writing the boundaries',
  'check.photos': 'Checking original photos',
  'check.rules': 'Checking parcels by the rules',
  demo: 'Making the sample',
  'package.keep': 'Keeping the package received',
  'package.photos': 'Writing photos',
  'package.take-in': 'Taking in survey records',
  'package.verify': 'Checking the package',
  'package.write': 'Writing the package',
  'parcels.bulk': 'Working through the parcels',
  'parcels.csv': 'Writing the table',
  'photos.restore': 'Restoring original photos',
  'photos.stamp': 'Making stamped copies',
  'photos.search': 'Looking for photos',
  photos: 'Adding photos',
  'photos.verify': 'Checking original photos',
  'reference.recount': 'Checking the parcels against the new version',
  'scan.tiles': 'Cutting the scan into tiles',
  'sheet.print': 'Making parcel sheets',
  'storage.free': 'Giving room back',
} as const satisfies SameTexts<typeof chinese>;
