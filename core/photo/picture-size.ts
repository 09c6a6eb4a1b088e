/** How large a picture is, or the room that it is shown in. */
export type PictureSize = { readonly widthPx: number; readonly heightPx: number };
