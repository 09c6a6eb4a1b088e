/**
 * The second, tiny interface: what only the place the window runs in can do. The desktop program implements it in
 * electron/ over IPC, the browser in renderer/client. A host that cannot do a thing says so in `can`.
 */
export type HostAbility = 'pickFolder' | 'showInFolder';

export type Host = {
  readonly kind: 'desktop' | 'browser';
  readonly can: readonly HostAbility[];
  /** Asks for a folder; undefined when the person gave up, or where the host cannot ask. */
  pickFolder(title: string): Promise<string | undefined>;
  /** Opens the folder of a file the program made, with the file marked. Resolves to false where nothing was opened. */
  showInFolder(path: string): Promise<boolean>;
};

/** What preload puts on the window as `takanDesktop`; every channel is checked again in the main process. */
export type DesktopBridge = Pick<Host, 'pickFolder' | 'showInFolder'> & {
  /** Asks the main process for a port to the service; it arrives as a window message of type `PORT_MESSAGE`. */
  requestPort(): void;
};

export const DESKTOP_BRIDGE = 'takanDesktop';
export const PORT_MESSAGE = 'takan-service-port';
export const HOST_CHANNELS = {
  requestPort: 'takan:port',
  pickFolder: 'takan:pick-folder',
  showInFolder: 'takan:show-in-folder',
} as const;

/** A small one for lists, one for the screen, one with every pixel in a format that browsers show, and the file itself. */
export const PHOTO_SIZES = ['thumb', 'large', 'full', 'original'] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

/**
 * URL paths of bytes, the same under `takan://app` and under the browser's origin.
 * POST uploads: the body is the file, its name percent-encoded in the header `x-file-name`; the answer is
 * `{ upload, byteLength }`, given when the bytes are durable.
 */
export const FILE_ROUTES = {
  uploads: '/uploads',
  photo: (sha256: string, size: PhotoSize) => `/photos/${sha256}/${size}`,
  /** A copy with the stamp. @param key differs where the stamp differs, so that a copy of before is not shown */
  stampedPhoto: (id: string, key: string) => `/photos/stamped/${id}/${encodeURIComponent(key)}`,
  made: (fileName: string) => `/made/${encodeURIComponent(fileName)}`,
  /** The parcels of a tile, packed (core/map). @param name as `toTileName` writes it */
  mapTile: (name: string) => `/map/${name}`,
  /** A scan as it is, made smaller where it is large. */
  scanPreview: (id: string) => `/base-maps/${id}/preview`,
  /** A tile of an online map, by the address it is listed with. */
  onlineTile: (address: string) => `/online-maps/${address}/{z}/{x}/{y}`,
  /** The picture of a base map; `{z}`, `{x}` and `{y}` are filled in by the map. */
  baseMapTile: (id: string) => `/base-maps/${id}/{z}/{x}/{y}`,
} as const;

/** Below these the data process answers; every other path is a file of the window. */
const DATA_FOLDERS = ['/photos/', '/made/', '/map/', '/base-maps/', '/online-maps/'] as const;

export function isDataPath(pathname: string): boolean {
  return pathname === FILE_ROUTES.uploads || DATA_FOLDERS.some((folder) => pathname.startsWith(folder));
}
