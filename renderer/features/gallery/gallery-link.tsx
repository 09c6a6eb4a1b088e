/** The way from anywhere in the window to the photo gallery. */
import { createContext, useContext } from 'react';
import type { RecordId } from '#core/ids.ts';

const LinkContext = createContext<((parcel: RecordId) => void) | undefined>(undefined);
export const GalleryLinkProvider = LinkContext.Provider;

/** Opens the gallery with the photos of one parcel; undefined where there is none to go to. */
export function useGalleryLink(): ((parcel: RecordId) => void) | undefined {
  return useContext(LinkContext);
}
