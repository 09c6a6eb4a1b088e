/** The program's window: a sandboxed page without Node, shown when it has something to show. */
import { BrowserWindow } from 'electron';
import { APP_URL } from './origin.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly title: string;
  readonly log: (line: string) => void;
};

const REOPEN_PAUSE_MS = 10_000;

export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: options.title,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chinese has no spelling to check, and the dictionaries would be fetched from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  let reopenedAt = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    options.log(`window: ${details.reason}`);
    // Once is an accident; a page that dies again at once would only flicker.
    const again = details.reason !== 'clean-exit' && Date.now() - reopenedAt > REOPEN_PAUSE_MS;
    if (again && !window.isDestroyed()) {
      reopenedAt = Date.now();
      window.webContents.reload();
    }
  });
  void window.loadURL(APP_URL);
  return window;
}
