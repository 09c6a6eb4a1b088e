import { PHOTO_MEDIA_TYPES } from '#core/photo/photo-groups.ts';

/** For `accept`. Some systems know no media type for HEIC and TIFF, and go by the ending. */
export const PHOTO_ACCEPT = [
  ...PHOTO_MEDIA_TYPES,
  ...['.jpg', '.jpeg', '.png', '.tif', '.tiff', '.webp', '.heic', '.heif'],
].join(',');
