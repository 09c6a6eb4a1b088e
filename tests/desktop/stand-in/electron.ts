/**
 * Stands in for the module `electron` where its binary is not to be had: the program's built main process and preload
 * run unmodified against it under Node. Only what the program uses is here; anything else is an error at import.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, contentsCreated, windowEvents } from './browser-window.ts';
import { ipcMain } from './ipc.ts';
import { PortEnd } from './ports.ts';
import { protocol } from './protocol.ts';
import { UtilityProcess } from './utility-process.ts';

export { BrowserWindow, ipcMain, protocol };

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly logs = mkdtempSync(join(tmpdir(), 'takan-desktop-'));
  sandboxEnabled = false;
  lockAsked = false;
  hasQuit = false;

  requestSingleInstanceLock(): boolean {
    this.lockAsked = true;
    return true;
  }
  enableSandbox(): void {
    this.sandboxEnabled = true;
  }
  async whenReady(): Promise<void> {}
  getPath(_name: string): string {
    return this.logs;
  }
  getLocale(): string {
    return 'zh-CN';
  }
  getVersion(): string {
    return '0.0.0-desktop';
  }
  #isQuitting = false;
  /** As Electron: asks first, closes the windows, and ends when none of them has stayed, unless somebody prevents it. */
  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = !this.#isPrevented('before-quit');
    if (!this.#isQuitting) return;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) this.#end();
    for (const window of [...windows]) window.close();
  }
  windowStayed(): void {
    this.#isQuitting = false;
  }
  windowClosed(): void {
    if (BrowserWindow.getAllWindows().length > 0) return;
    if (this.#isQuitting) this.#end();
    else this.emit('window-all-closed');
  }
  #end(): void {
    this.#isQuitting = false;
    if (this.#isPrevented('will-quit')) return;
    this.hasQuit = true;
    this.emit('quit');
  }
  #isPrevented(event: 'before-quit' | 'will-quit'): boolean {
    let isPrevented = false;
    this.emit(event, {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    return isPrevented;
  }
}

export const app = new App();
windowEvents.on('stayed', () => app.windowStayed());
windowEvents.on('closed', () => app.windowClosed());
contentsCreated.on('created', (contents) => app.emit('web-contents-created', {}, contents));

type SerialPort = { readonly portId: string; readonly portName: string; readonly displayName?: string };
type SerialChooser = (
  event: { preventDefault(): void },
  ports: readonly SerialPort[],
  contents: { getURL(): string },
  choose: (portId: string) => void,
) => Promise<void>;

type PermissionDetails = {
  readonly requestingUrl?: string;
  readonly mediaTypes?: readonly string[];
  readonly mediaType?: string;
};
type PermissionHandler = (
  contents: unknown,
  permission: string,
  callback: (allowed: boolean) => void,
  details: PermissionDetails,
) => void;
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: PermissionDetails,
) => boolean;
export const session = {
  defaultSession: {
    request: undefined as PermissionHandler | undefined,
    check: undefined as PermissionCheck | undefined,
    chooseSerialPort: undefined as SerialChooser | undefined,
    on(_event: 'select-serial-port', chooser: SerialChooser) {
      this.chooseSerialPort = chooser;
    },
    device: undefined as ((details: unknown) => boolean) | undefined,
    setPermissionRequestHandler(handler: PermissionHandler) {
      this.request = handler;
    },
    setPermissionCheckHandler(handler: PermissionCheck) {
      this.check = handler;
    },
    setDevicePermissionHandler(handler: (details: unknown) => boolean) {
      this.device = handler;
    },
  },
};

export class MessageChannelMain {
  readonly port1: PortEnd;
  readonly port2: PortEnd;
  constructor() {
    const { port1, port2 } = PortEnd.pair();
    this.port1 = port1;
    this.port2 = port2;
  }
}

export const utilityProcess = {
  forked: [] as UtilityProcess[],
  fork(modulePath: string, args: readonly string[] = []): UtilityProcess {
    const forked = new UtilityProcess(modulePath, args);
    this.forked.push(forked);
    return forked;
  },
};

type MenuItem = { readonly label?: string; readonly role?: string; readonly submenu?: readonly MenuItem[] };
export const Menu = {
  application: [] as readonly MenuItem[],
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu(menu: readonly MenuItem[]) {
    this.application = menu;
  },
};

export const dialog = {
  /** What the person would choose. */
  answer: { canceled: false, filePaths: ['/chosen'] },
  asked: [] as unknown[],
  /** Which button of a message the person presses. */
  response: 0,
  async showOpenDialog(_owner: unknown, options: unknown) {
    this.asked.push(options);
    return this.answer;
  },
  /** The window each message was shown over; undefined for one on its own. */
  owners: [] as unknown[],
  async showMessageBox(...given: readonly unknown[]) {
    return { response: this.showMessageBoxSync(...given) };
  },
  showMessageBoxSync(...given: readonly unknown[]) {
    this.asked.push(given.at(-1));
    this.owners.push(given.length > 1 ? given[0] : undefined);
    return this.response;
  },
};

export const shell = {
  shown: [] as string[],
  showItemInFolder(path: string) {
    this.shown.push(path);
  },
  async openPath(path: string) {
    this.shown.push(path);
    return '';
  },
};
