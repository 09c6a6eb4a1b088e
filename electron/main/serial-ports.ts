/**
 * Which serial port the window gets when it asks for a receiver's. A browser lets the person choose; Electron leaves that to the
 * program: the only one is taken, of several the person chooses one by its name. That there is none is said here, for the page cannot
 * tell it from a person who changed their mind.
 */
import { BrowserWindow, dialog, type Session } from 'electron';
import type { DesktopTexts } from './desktop-texts.ts';
import { isAppUrl } from './origin.ts';

/** More buttons than these no dialog can show; a laptop with more ports has them by Bluetooth, the newest last. */
const MOST_SHOWN = 8;

export function offerSerialPorts(session: Session, texts: DesktopTexts): void {
  session.on('select-serial-port', async (event, ports, contents, choose) => {
    event.preventDefault();
    // An empty id is how Electron is told that no port was chosen.
    const owner = BrowserWindow.fromWebContents(contents);
    choose(owner && isAppUrl(contents.getURL()) ? await chosenOf(ports, owner, texts) : '');
  });
}

async function chosenOf(
  ports: readonly Electron.SerialPort[],
  owner: BrowserWindow,
  texts: DesktopTexts,
): Promise<string> {
  if (ports.length === 0) {
    await dialog.showMessageBox(owner, {
      type: 'info',
      title: texts.serialTitle,
      message: texts.serialNone,
      detail: texts.serialNoneAdvice,
      buttons: [texts.closeDialog],
    });
    return '';
  }
  const shown = ports.slice(-MOST_SHOWN);
  const [only] = shown;
  if (only && shown.length === 1) return only.portId;
  const { response } = await dialog.showMessageBox(owner, {
    type: 'question',
    title: texts.serialTitle,
    message: texts.serialMessage,
    buttons: [...shown.map(nameOf), texts.cancel],
    cancelId: shown.length,
  });
  return shown[response]?.portId ?? '';
}

function nameOf({ displayName, portName }: Electron.SerialPort): string {
  return displayName && displayName !== portName ? `${portName} (${displayName})` : portName;
}
