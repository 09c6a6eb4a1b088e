/**
 * What a page may not do, whatever got into it: go elsewhere, open windows, embed pages, use devices. The program needs two
 * devices, the serial port of a receiver and a camera without its microphone, and only for its own pages; everything else is denied.
 */
import type { App, Session, WebContents } from 'electron';
import { isAppUrl } from './origin.ts';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(permission === 'media' && isCameraAlone(details) && isAppUrl(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      (permission === 'serial' || (permission === 'media' && details.mediaType === 'video')) &&
      isAppUrl(origin),
  );
  session.setDevicePermissionHandler(({ deviceType, origin }) => deviceType === 'serial' && isAppUrl(origin));
}

/** Pictures without sound. */
function isCameraAlone(details: object): boolean {
  const types = 'mediaTypes' in details ? details.mediaTypes : undefined;
  return Array.isArray(types) && types.length === 1 && types[0] === 'video';
}

/** Applies to every web contents the program ever makes, also those nobody thought of. */
export function guardAllContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
