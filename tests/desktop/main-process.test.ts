/** The built main process and preload, unmodified, against the stand-in for `electron` with a page in a real Chromium. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HOST_CHANNELS } from '#core/contract/host.ts';
import { startup } from '#texts/zh-CN/startup.ts';
import { buildPageClient, type TestClient } from './build-page-client.ts';
import type * as StandIn from './stand-in/electron.ts';

const root = join(import.meta.dirname, '../..');
/** What Electron itself would start. */
const main = join(
  root,
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string }).main,
);
const standInPath = join(import.meta.dirname, 'stand-in/electron.ts');
const PATIENT = { timeout: 20_000 };
const OWN_SCRIPTS = '**/assets/*.js';
/** Node's own loader: the program must not pass through the test runner's. */
const load = createRequire(import.meta.url);

let electron: typeof StandIn;
let window: StandIn.BrowserWindow;
let page: Page;
let dataFolder: string;
let clientSource: string;

declare const takanTest: TestClient;

beforeAll(async () => {
  if (!existsSync(main)) throw new Error(`${main} is not there: run "npm run build" first`);
  dataFolder = await mkdtemp(join(tmpdir(), 'takan-desktop-data-'));
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: pathToFileURL(standInPath).href, shortCircuit: true }
        : next(specifier, context),
  });
  electron = load(standInPath) as typeof StandIn;
  process.argv = ['electron', root, '--data-folder', dataFolder];
  load(main);
  window = await vi.waitUntil(() => electron.BrowserWindow.getAllWindows()[0], PATIENT);
  page = await window.webContents.page;
  await page.waitForURL(/^https:/, { waitUntil: 'load' });
  clientSource = await buildPageClient();
  await showBarePage();
});

afterAll(async () => {
  electron.app.quit();
  await vi.waitUntil(() => electron.app.hasQuit, PATIENT);
  const { closeBrowser } = load(join(import.meta.dirname, 'stand-in/browser-window.ts')) as {
    closeBrowser(): Promise<void>;
  };
  await closeBrowser();
  await rm(dataFolder, { recursive: true, force: true });
  await rm(electron.app.logs, { recursive: true, force: true });
});

describe('the window', () => {
  it('is a sandboxed page without Node', () => {
    expect(electron.app.sandboxEnabled).toBe(true);
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('shows the program from its own scheme, which is an origin and no more', async () => {
    expect(window.webContents.mainFrame?.url).toMatch(/^takan:\/\/app\//);
    expect(await page.title()).toContain('踏勘');
    expect(electron.protocol.privileged).toEqual([
      { scheme: 'takan', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
  });

  it('gives the page three functions and nothing of Electron or Node', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((globalThis as unknown as { takanDesktop: object }).takanDesktop).sort(),
      require: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
    }));
    expect(seen).toEqual({
      bridge: ['pickFolder', 'requestPort', 'showInFolder'],
      require: 'undefined',
      process: 'undefined',
    });
  });

  it('runs no inline script and calls no other server', async () => {
    const blocked = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        directives.push(event.effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasRun = true';
      document.head.append(script);
      await fetch('https://elsewhere.example/').catch(() => undefined);
      const frame = document.createElement('iframe');
      frame.src = 'https://elsewhere.example/';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 100));
      frame.remove();
      return { directives, wasRun: 'wasRun' in globalThis };
    });
    expect(blocked.wasRun).toBe(false);
    expect(blocked.directives).toEqual(
      expect.arrayContaining(['script-src-elem', 'connect-src', 'frame-src']),
    );
  });

  it('goes nowhere else', async () => {
    const before = page.url();
    for (const address of ['https://elsewhere.example/', 'http://127.0.0.1:1/', 'file:///etc/passwd']) {
      await page.evaluate((target) => {
        location.href = target;
      }, address);
      await page.waitForTimeout(100);
      expect(page.url(), address).toBe(before);
    }
    expect(window.webContents.denied).toContain('https://elsewhere.example/');
  });

  it('opens no other window', async () => {
    expect(window.webContents.windowOpenHandler({ url: 'takan://app/' })).toEqual({ action: 'deny' });
    await page.evaluate(() => void globalThis.open('about:blank'));
    await expect.poll(() => window.webContents.denied, PATIENT).toContain('window');
    await expect.poll(() => page.context().pages().length, PATIENT).toBe(1);
    expect(electron.BrowserWindow.getAllWindows()).toHaveLength(1);
  });

  it('is granted no permission but a receiver’s serial port and a camera, and those only on its own pages', () => {
    const { request, check, device } = electron.session.defaultSession;
    for (const permission of [
      'geolocation',
      'notifications',
      'clipboard-read',
      'fileSystem',
      'usb',
      'openExternal',
    ]) {
      const answers: boolean[] = [];
      request?.(window.webContents, permission, (allowed) => answers.push(allowed), {
        requestingUrl: 'takan://app/',
      });
      expect(answers, permission).toEqual([false]);
      expect(check?.(window.webContents, permission, 'takan://app/', {}), permission).toBe(false);
    }
    expect(device?.({ deviceType: 'usb', origin: 'takan://app' })).toBe(false);
    const origins = ['takan://app/', 'takan://elsewhere/', 'https://elsewhere.example/'];
    expect(origins.map((origin) => check?.(window.webContents, 'serial', origin, {}))).toEqual([
      true,
      false,
      false,
    ]);
    expect(origins.map((origin) => device?.({ deviceType: 'serial', origin }))).toEqual([true, false, false]);
    const mayFilm = (requestingUrl: string, ...mediaTypes: readonly string[]) => {
      let answer: boolean | undefined;
      const tell = (allowed: boolean) => {
        answer = allowed;
      };
      request?.(window.webContents, 'media', tell, { requestingUrl, mediaTypes });
      return answer;
    };
    expect(origins.map((origin) => mayFilm(origin, 'video'))).toEqual([true, false, false]);
    expect([mayFilm('takan://app/', 'video', 'audio'), mayFilm('takan://app/', 'audio')]).toEqual([
      false,
      false,
    ]);
    expect(mayFilm('takan://app/')).toBe(false);
    const sees = (mediaType: string) => check?.(window.webContents, 'media', 'takan://app/', { mediaType });
    expect([sees('video'), sees('audio'), sees('unknown')]).toEqual([true, false, false]);
  });

  it('gets the only serial port, of several the one that is chosen, and elsewhere none; that there is none is said', async () => {
    const { defaultSession } = electron.session;
    const ports = [
      { portId: 'a', portName: 'COM3' },
      { portId: 'b', portName: 'COM7', displayName: 'GNSS' },
    ];
    const elsewhere = { getURL: () => 'https://elsewhere.example/' };
    const chosen = async (offered: typeof ports, contents: { getURL(): string } = window.webContents) => {
      let id: string | undefined;
      const event = { preventDefault: () => {} };
      await defaultSession.chooseSerialPort?.(event, offered, contents, (portId) => {
        id = portId;
      });
      return id;
    };
    expect(await chosen([], elsewhere)).toBe('');
    expect(electron.dialog.asked).toEqual([]);
    expect(await chosen([])).toBe('');
    expect(electron.dialog.asked.at(-1)).toMatchObject({ message: startup.desktop.serialNone });
    expect(electron.dialog.owners.at(-1)).toBe(window);
    expect(await chosen(ports.slice(0, 1))).toBe('a');
    electron.dialog.response = 1;
    expect(await chosen(ports)).toBe('b');
    expect(electron.dialog.asked.at(-1)).toMatchObject({ buttons: ['COM3', 'COM7 (GNSS)', '取消'] });
    expect(electron.dialog.owners.at(-1)).toBe(window);
    electron.dialog.response = 2;
    expect(await chosen(ports)).toBe('');
    electron.dialog.response = 0;
    expect(await chosen(ports, elsewhere)).toBe('');
  });

  it('shows its own page in Chinese without breaking its own policy, and again after a reload', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.unroute(OWN_SCRIPTS);
    await page.reload();
    await expect.poll(() => page.locator('#root').textContent(), PATIENT).toMatch(/\p{Script=Han}{4,}/u);
    await page.waitForTimeout(500);
    expect(complaints).toEqual([]);
    await showBarePage();
  });

  it('may embed no web view', () => {
    let prevented = false;
    window.webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('the program', () => {
  it('runs once: a second start brings the first one’s window forward', () => {
    expect(electron.app.lockAsked).toBe(true);
    let focused = 0;
    window.on('focused', () => focused++);
    electron.app.emit('second-instance');
    expect(focused).toBe(1);
  });

  it('has a menu whose every word is Chinese', () => {
    const labels = electron.Menu.application.flatMap((menu) => [
      menu.label,
      ...(menu.submenu ?? [])
        .filter((item) => item.role !== undefined || item.label)
        .map((item) => item.label),
    ]);
    expect(labels.length).toBeGreaterThan(10);
    for (const label of labels) expect(label).toMatch(/\p{Script=Han}/u);
  });

  it('asks for a folder with the title the window gave, and hands the choice back', async () => {
    const chosen = await page.evaluate(() => takanTest.host.pickFolder('选择工作区文件夹'));
    expect(chosen).toBe('/chosen');
    expect(electron.dialog.asked.at(-1)).toMatchObject({ title: '选择工作区文件夹' });
  });

  it('shows only files that are on this machine', async () => {
    const file = join(dataFolder, 'made.pdf');
    await writeFile(file, 'x');
    const show = (path: string) => page.evaluate((given) => takanTest.host.showInFolder(given), path);
    expect(await show(file)).toBe(true);
    expect(await show(join(dataFolder, 'none.pdf'))).toBe(false);
    expect(await show('//server/share/made.pdf')).toBe(false);
    expect(electron.shell.shown).toEqual([file]);
  });

  it('answers only the top frame of its own window', async () => {
    const contents = window.webContents;
    const foreign = [
      { sender: contents, senderFrame: { url: 'https://elsewhere.example/' } },
      { sender: contents, senderFrame: { url: 'takan://app/' } },
      { sender: contents, senderFrame: null },
    ];
    const posted = vi.spyOn(contents, 'postMessage');
    for (const event of foreign) {
      await expect(electron.ipcMain.call(HOST_CHANNELS.pickFolder, event, 'x')).rejects.toThrow('refused');
      await expect(electron.ipcMain.call(HOST_CHANNELS.showInFolder, event, root)).rejects.toThrow('refused');
      electron.ipcMain.emit(HOST_CHANNELS.requestPort, event);
    }
    expect(electron.shell.shown).not.toContain(root);
    expect(posted).not.toHaveBeenCalled();
    electron.ipcMain.emit(HOST_CHANNELS.requestPort, { sender: contents, senderFrame: contents.mainFrame });
    expect(posted).toHaveBeenCalledOnce();
    posted.mockRestore();
  });
});

describe('the data process', () => {
  it('answers the page through the port the preload hands on', async () => {
    const status = await page.evaluate(() => takanTest.client.workspace.status());
    expect(status.version).toBe('0.0.0-desktop');
  });

  it('tells the page of a failure with its code', async () => {
    const code = await page.evaluate(() =>
      takanTest.client.parcel.list({}).catch((error: { data?: { code?: string } }) => error.data?.code),
    );
    expect(code).toBe('workspace.none-open');
  });

  it('takes an upload by URL and keeps what was written when it is killed; the page works on in the same workspace', async () => {
    const folder = join(dataFolder, 'workspace');
    await page.evaluate(
      (given) =>
        takanTest.client.workspace.create({
          folder: given,
          role: 'field',
          surveyor: '张三',
          townshipCode: '330502001',
        }),
      folder,
    );
    await page.evaluate(() => takanTest.client.parcel.create({}));
    const uploaded = await page.evaluate(async () => {
      const answer = await fetch('/uploads', {
        method: 'POST',
        headers: { 'x-file-name': encodeURIComponent('照片.jpg') },
        body: 'the bytes of a photo',
      });
      return { status: answer.status, taken: (await answer.json()) as { byteLength: number } };
    });
    expect(uploaded).toMatchObject({ status: 200, taken: { byteLength: 20 } });

    const [first] = electron.utilityProcess.forked;
    expect(first?.child.kill('SIGKILL')).toBe(true);
    await expect.poll(() => electron.utilityProcess.forked.length, PATIENT).toBe(2);
    const parcels = await page.evaluate(() => takanTest.client.parcel.list({}));
    expect(parcels.total).toBe(1);
  });

  it('is started again after each of two more deaths, without troubling the person', async () => {
    const asked = electron.dialog.asked.length;
    for (const nth of [3, 4]) {
      electron.utilityProcess.forked.at(-1)?.child.kill('SIGKILL');
      await expect.poll(() => electron.utilityProcess.forked.length, PATIENT).toBe(nth);
    }
    const status = await page.evaluate(() => takanTest.client.workspace.status());
    expect(status.open?.surveyor).toBe('张三');
    expect(electron.dialog.asked).toHaveLength(asked);
  });
});

describe('leaving with something unsaved', () => {
  const isServed = () => page.evaluate(() => takanTest.client.workspace.status().then(() => true));
  const questions = () =>
    electron.dialog.asked.filter(
      (asked) => (asked as { title?: string }).title === startup.desktop.unsavedTitle,
    );

  it('is asked about over the window, and going back leaves everything as it was', async () => {
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    // A browser asks for a page only that somebody has touched.
    await page.mouse.click(1, 1);
    electron.dialog.response = 0;
    window.close();
    await expect.poll(questions, PATIENT).toHaveLength(1);
    expect(electron.dialog.owners.at(-1)).toBe(window);
    expect(questions()[0]).toMatchObject({
      buttons: [startup.desktop.goBack, startup.desktop.leaveUnsaved],
      cancelId: 0,
    });
    expect(await isServed()).toBe(true);
    expect(electron.BrowserWindow.getAllWindows()).toHaveLength(1);
  });

  it('when the program is to end keeps the service for the window that stays', async () => {
    electron.app.quit();
    await expect.poll(questions, PATIENT).toHaveLength(2);
    await page.waitForTimeout(500);
    expect(await isServed()).toBe(true);
    expect(electron.app.hasQuit).toBe(false);
  });

  it('all the same closes the window, then ends the service, then the program', async () => {
    const happened: string[] = [];
    window.once('closed', () => happened.push('window'));
    electron.utilityProcess.forked.at(-1)?.once('exit', () => happened.push('service'));
    electron.app.once('quit', () => happened.push('program'));
    electron.dialog.response = 1;
    electron.app.quit();
    await expect.poll(() => happened, PATIENT).toEqual(['window', 'service', 'program']);
  });
});

/** The page without its own scripts, so that the test's calls are the only ones on the port. */
async function showBarePage(): Promise<void> {
  await page.route(OWN_SCRIPTS, (route) => route.abort());
  await page.reload();
  await page.evaluate(clientSource);
}
