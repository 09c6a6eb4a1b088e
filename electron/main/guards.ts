/**
 * What a page may not do, whatever got into it: go elsewhere, open windows, embed pages, use devices. The program needs one
 * device, the serial port of a receiver, and only for its own pages; nothing else is asked and everything is denied.
 */
import type { App, Session, WebContents } from 'electron';
import { isAppUrl } from './origin.ts';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'serial' && isAppUrl(origin),
  );
  session.setDevicePermissionHandler(({ deviceType, origin }) => deviceType === 'serial' && isAppUrl(origin));
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
