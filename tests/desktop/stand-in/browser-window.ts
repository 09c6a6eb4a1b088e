/**
 * `BrowserWindow` of the stand-in: a page in a real Chromium. The program's scheme, which that Chromium does not
 * know, is shown under an https address that exists nowhere, and answered by the program's own protocol handler.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page, Route } from 'playwright-core';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { ipcMain } from './ipc.ts';
import { installPageRuntime, type PageRuntime } from './page-runtime.ts';
import type { PortEnd } from './ports.ts';
import { protocol } from './protocol.ts';

const SHOWN = 'https://app.takan.example/';
const MEANT = 'takan://app/';
const toShown = (url: string) => url.replace(MEANT, SHOWN);
const toMeant = (url: string) => url.replace(SHOWN, MEANT);

let browser: Promise<Browser> | undefined;
export const closeBrowser = async () => (await browser)?.close();
const windows: BrowserWindow[] = [];
/** Told of a window that is closed, and of one whose page did not let it. */
export const windowEvents = new EventEmitter();
/** Told of every web contents, as `app` tells it. */
export const contentsCreated = new EventEmitter();

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };
export type WindowOptions = {
  readonly webPreferences: Record<string, unknown>;
  readonly [name: string]: unknown;
};

export class WebContents extends EventEmitter {
  readonly page: Promise<Page>;
  windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  readonly denied: string[] = [];
  readonly #frames = new WeakMap<Frame, { readonly url: string }>();
  readonly #ports = new Map<number, PortEnd>();
  #mainFrame: { readonly url: string } | undefined;
  #nextPort = 0;
  /** Keeps what is sent to the page in its order. */
  #sending: Promise<unknown> = Promise.resolve();

  constructor(preload: string) {
    super();
    this.page = this.#open(readFileSync(preload, 'utf8'));
    contentsCreated.emit('created', this);
  }

  get mainFrame() {
    return this.#mainFrame;
  }
  getURL(): string {
    return this.#mainFrame?.url ?? '';
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }
  isDestroyed(): boolean {
    return false;
  }
  reload(): void {
    void this.page.then((page) => page.reload());
  }

  postMessage(channel: string, message: unknown, transfer: readonly PortEnd[] = []): void {
    const ids = transfer.map((port) => {
      const id = this.#nextPort++;
      this.#ports.set(id, port);
      return id;
    });
    this.#inPage((runtime, given) => runtime.deliver(given.channel, given.message, given.ids), {
      channel,
      message,
      ids,
    });
    transfer.forEach((port, index) => {
      const id = ids[index] ?? -1;
      port.moveTo({
        deliver: (data) =>
          this.#inPage((runtime, given) => runtime.portMessage(given.id, given.data), { id, data }),
        closed: () => this.#inPage((runtime, given) => runtime.portClosed(given), id),
      });
    });
  }

  #inPage<T>(act: (runtime: PageRuntime, given: T) => void, given: T): void {
    const source = `(given) => (${act.toString()})(globalThis.standInRuntime, given)`;
    this.#sending = this.#sending
      .then(async () => (await this.page).evaluate(`(${source})(${JSON.stringify(given)})`))
      .catch(() => undefined);
  }

  async #open(preload: string): Promise<Page> {
    browser ??= launchChromium();
    const context = await (await browser).newContext({
      locale: 'zh-CN',
      viewport: { width: 1366, height: 768 },
    });
    const page = await context.newPage();
    this.#mainFrame = this.#frameOf(page.mainFrame());
    await page.exposeBinding(
      'standInIpc',
      (source, call: { kind: string; channel: string; args: unknown[] }) => {
        const event = { sender: this, senderFrame: this.#frameOf(source.frame), ports: [] };
        if (call.kind === 'invoke') return ipcMain.call(call.channel, event, ...call.args);
        ipcMain.emit(call.channel, event, ...call.args);
        return undefined;
      },
    );
    await page.exposeBinding('standInPort', (_source, message: { port: number; data: unknown }) => {
      this.#ports.get(message.port)?.postFromCarrier(message.data);
    });
    await page.addInitScript(
      `(${installPageRuntime.toString()})((require) => { const exports = {}, module = { exports }; ${preload}\n })`,
    );
    await page.route('**/*', (route) => this.#answer(route, page));
    context.on('page', (opened) => {
      if (opened === page) return;
      const { action } = this.windowOpenHandler({ url: opened.url() });
      if (action === 'deny') {
        this.denied.push('window');
        void opened.close();
      }
    });
    return page;
  }

  async #answer(route: Route, page: Page): Promise<void> {
    const request = route.request();
    const url = toMeant(request.url());
    if (request.isNavigationRequest() && page.url() !== 'about:blank') {
      let prevented = false;
      const event = { url, preventDefault: () => (prevented = true) };
      this.emit('will-frame-navigate', event);
      if (request.frame() === page.mainFrame()) this.emit('will-navigate', event);
      if (prevented) {
        this.denied.push(url);
        return route.abort('aborted');
      }
    }
    const handler = protocol.handlerOf(url);
    if (!handler) return route.abort('blockedbyclient');
    const body = request.postDataBuffer();
    const answer = await handler(
      new Request(url, {
        method: request.method(),
        headers: request.headers(),
        ...(body && request.method() !== 'GET' ? { body: new Uint8Array(body) } : {}),
      }),
    );
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  #frameOf(frame: Frame): { readonly url: string } {
    const known = this.#frames.get(frame);
    if (known) return known;
    const made = {
      get url() {
        return toMeant(frame.url());
      },
    };
    this.#frames.set(frame, made);
    return made;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: WindowOptions;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.webContents = new WebContents(String(options.webPreferences.preload));
    windows.push(this);
  }
  static getAllWindows(): readonly BrowserWindow[] {
    return windows;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null;
  }
  async loadURL(url: string): Promise<void> {
    await (await this.webContents.page).goto(toShown(url));
    this.emit('ready-to-show');
  }
  show(): void {}
  focus(): void {
    this.emit('focused');
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return !windows.includes(this);
  }
  /** As a press on its button: the page may keep it open. */
  close(): void {
    void this.webContents.page.then(async (page) => {
      const closed = () => {
        windows.splice(windows.indexOf(this), 1);
        this.emit('closed');
        windowEvents.emit('closed');
      };
      page.once('close', closed);
      page.once('dialog', (question) => {
        let leaves = false;
        this.webContents.emit('will-prevent-unload', { preventDefault: () => (leaves = true) });
        if (leaves) return question.accept();
        page.off('close', closed);
        windowEvents.emit('stayed');
        return question.dismiss();
      });
      await page.close({ runBeforeUnload: true });
    });
  }
}
