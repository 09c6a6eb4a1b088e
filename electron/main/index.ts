/**
 * The desktop program: one instance, one data process watched by a supervisor, windows that get a port to it each.
 * This file only puts the parts together; each part says for itself what it guards.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  protocol,
  session,
  utilityProcess,
  type WebContents,
} from 'electron';
import { HOST_CHANNELS } from '#core/contract/host.ts';
import { handleDesktopIpc } from './desktop-ipc.ts';
import { desktopTexts } from './desktop-texts.ts';
import { denyPermissions, guardAllContents } from './guards.ts';
import { openLog } from './log-file.ts';
import { setMenu } from './menu.ts';
import { handleScheme, registerScheme } from './protocol.ts';
import { offerSerialPorts } from './serial-ports.ts';
import { type Supervisor, supervise } from './supervisor.ts';
import { openWindow } from './window.ts';

const programFolder = join(import.meta.dirname, '../..');
const { values: given } = parseArgs({
  args: process.argv.slice(1),
  options: { workspace: { type: 'string' }, 'data-folder': { type: 'string' } },
  strict: false,
});

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  app.enableSandbox();
  registerScheme(protocol);
  guardAllContents(app);
  const logFolder = app.getPath('logs');
  const log = openLog(logFolder);
  await app.whenReady();
  const texts = desktopTexts(app.getLocale());
  denyPermissions(session.defaultSession);
  offerSerialPorts(session.defaultSession, texts);
  setMenu(texts, logFolder);

  /** The windows that have asked for a port and get a new one after every restart of the data process. */
  const served = new Set<WebContents>();
  const supervisor = supervise<MessagePortMain>({
    fork: () => forkDataProcess(log),
    start: {
      kind: 'start',
      programVersion: app.getVersion(),
      ...(typeof given['data-folder'] === 'string' ? { dataFolder: given['data-folder'] } : {}),
      ...(typeof given.workspace === 'string' ? { workspaceFolder: given.workspace } : {}),
    },
    onReady: () => {
      for (const contents of served) givePort(contents, supervisor);
    },
    onGaveUp: async () => {
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: texts.dataStoppedTitle,
        message: texts.dataStopped,
        detail: texts.dataStoppedAdvice,
        buttons: [texts.retry, texts.quit],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 0) supervisor.retry();
      else app.quit();
    },
    log,
  });
  handleScheme(protocol, {
    rendererFolder: join(programFolder, 'renderer'),
    channel: () => new MessageChannelMain(),
    sendToData: (port) => supervisor.send({ kind: 'file' }, port),
  });
  handleDesktopIpc({
    ipcMain,
    log,
    onPortWanted: (contents) => {
      if (!served.has(contents)) {
        served.add(contents);
        contents.once('destroyed', () => served.delete(contents));
      }
      givePort(contents, supervisor);
    },
  });
  const open = () => openWindow({ preload: join(programFolder, 'electron/preload/index.cjs'), texts, log });
  open();

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => app.quit());
  quitAfter(supervisor);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

function givePort(contents: WebContents, supervisor: Supervisor<MessagePortMain>): void {
  if (contents.isDestroyed()) return;
  const { port1, port2 } = new MessageChannelMain();
  if (supervisor.send({ kind: 'window' }, port2))
    contents.postMessage(HOST_CHANNELS.requestPort, null, [port1]);
  else port1.close();
}

function forkDataProcess(log: (line: string) => void) {
  // Installed, it runs outside the archive (build/electron-builder.yml): its native packages open files by themselves.
  const unpacked = programFolder.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
  const forked = utilityProcess.fork(join(unpacked, 'service/host/utility.js'), [], {
    serviceName: 'takan-data',
    stdio: 'pipe',
  });
  forked.stdout?.on('data', (text: Buffer) => log(`data process: ${text.toString()}`));
  forked.stderr?.on('data', (text: Buffer) => log(`data process: ${text.toString()}`));
  return forked;
}

/**
 * The program ends when the data process has closed the workspace, and not before; and that ends when the last window is closed, and not
 * before: a window whose work is not saved yet may stay, and needs it.
 */
function quitAfter(supervisor: Supervisor<MessagePortMain>): void {
  let data: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('will-quit', (event) => {
    if (data === 'stopped') return;
    event.preventDefault();
    if (data === 'stopping') return;
    data = 'stopping';
    void supervisor.stop().then(() => {
      data = 'stopped';
      app.quit();
    });
  });
}
