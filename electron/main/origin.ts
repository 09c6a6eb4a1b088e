/** The one origin the windows may have: the program's own scheme, never a file and never the network. */
export const SCHEME = 'takan';
export const APP_HOST = 'app';
export const APP_URL = `${SCHEME}://${APP_HOST}/`;

/** Whether an address belongs to the program. Compared by its parts: `new URL` gives such schemes the origin "null" in Node. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === APP_HOST;
}
