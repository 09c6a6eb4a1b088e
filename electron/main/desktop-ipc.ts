/**
 * What the window may ask of the desktop, one function a channel. Every call is checked for who calls: only the top
 * frame of a window showing the program itself; and for what it hands over, since a page is not to be trusted.
 */
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import {
  BrowserWindow,
  dialog,
  type IpcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  shell,
} from 'electron';
import { HOST_CHANNELS } from '#core/contract/host.ts';
import { isAppUrl } from './origin.ts';

export type DesktopIpcOptions = {
  readonly ipcMain: IpcMain;
  /** A window wants a port to the service. */
  readonly onPortWanted: (contents: Electron.WebContents) => void;
  readonly log: (line: string) => void;
};

export function handleDesktopIpc({ ipcMain, onPortWanted, log }: DesktopIpcOptions): void {
  ipcMain.on(HOST_CHANNELS.requestPort, (event) => {
    if (isOurWindow(event)) onPortWanted(event.sender);
    else log(`refused ${HOST_CHANNELS.requestPort} from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
  });
  ipcMain.handle(HOST_CHANNELS.pickFolder, async (event, title: unknown) => {
    requireOurWindow(event);
    const owner = BrowserWindow.fromWebContents(event.sender);
    if (!owner || typeof title !== 'string') return undefined;
    const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
      title: title.slice(0, 200),
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? undefined : filePaths[0];
  });
  ipcMain.handle(HOST_CHANNELS.showInFolder, (event, path: unknown) => {
    requireOurWindow(event);
    if (typeof path !== 'string' || !isLocalFile(path)) return false;
    shell.showItemInFolder(path);
    return true;
  });
}

function isOurWindow(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url);
}

function requireOurWindow(event: IpcMainInvokeEvent): void {
  if (!isOurWindow(event)) throw new Error('refused: not a window of the program');
}

/** A network path (\\server\…) would make Windows sign in to that server just to show it. */
function isLocalFile(path: string): boolean {
  return isAbsolute(path) && !/^[\\/]{2}/.test(path) && existsSync(path);
}
