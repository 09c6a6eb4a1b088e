/** The menu: what the system expects of a program. Everything of the survey is in the window, where the browser has it too. */
import { app, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { fillIn } from '#texts/fill-in.ts';
import type { DesktopTexts } from './desktop-texts.ts';

export function setMenu(texts: DesktopTexts, logFolder: string): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    { label: texts.menuFile, submenu: [{ role: 'quit', label: texts.quit }] },
    {
      label: texts.menuEdit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        separator,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.menuView,
      submenu: [
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        { role: 'resetZoom', label: texts.zoomReset },
        { role: 'togglefullscreen', label: texts.fullScreen },
        separator,
        { role: 'reload', label: texts.reload },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: texts.developerTools } as const]),
      ],
    },
    {
      label: texts.menuHelp,
      submenu: [
        { label: texts.openLogs, click: () => void shell.openPath(logFolder) },
        { label: texts.about, click: () => void showAbout(texts) },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function showAbout(texts: DesktopTexts): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: texts.about,
    message: texts.name,
    detail: fillIn(texts.aboutDetail, { version: app.getVersion() }),
    buttons: [texts.closeDialog],
  });
}
