/** The program's window: a sandboxed page without Node, shown when it has something to show. */
import { BrowserWindow, dialog } from 'electron';
import type { DesktopTexts } from './desktop-texts.ts';
import { APP_URL } from './origin.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly texts: DesktopTexts;
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
    title: options.texts.name,
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
  window.webContents.on('will-prevent-unload', (event) => {
    if (leavesUnsaved(window, options.texts)) event.preventDefault();
  });
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

/**
 * A page that has something unsaved keeps its window open, and Electron tells nobody of it: the button would seem broken. Asked while
 * the page waits for the answer, so there is no other way than one that waits too.
 */
function leavesUnsaved(window: BrowserWindow, texts: DesktopTexts): boolean {
  const leave = 1;
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: texts.unsavedTitle,
    message: texts.unsaved,
    detail: texts.unsavedAdvice,
    buttons: [texts.goBack, texts.leaveUnsaved],
    defaultId: 0,
    cancelId: 0,
  });
  return chosen === leave;
}
