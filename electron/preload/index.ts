/** The only bridge into the window: three calls and one port, each checked again in the main process. */
import { contextBridge, ipcRenderer } from 'electron';
import { DESKTOP_BRIDGE, type DesktopBridge, HOST_CHANNELS, PORT_MESSAGE } from '#core/contract/host.ts';

const bridge: DesktopBridge = {
  requestPort: () => ipcRenderer.send(HOST_CHANNELS.requestPort),
  pickFolder: (title) => ipcRenderer.invoke(HOST_CHANNELS.pickFolder, title),
  showInFolder: (path) => ipcRenderer.invoke(HOST_CHANNELS.showInFolder, path),
};
contextBridge.exposeInMainWorld(DESKTOP_BRIDGE, bridge);
// A port cannot cross the bridge as a value; a message to the window itself can carry it.
ipcRenderer.on(HOST_CHANNELS.requestPort, (event) => {
  window.postMessage({ type: PORT_MESSAGE }, window.location.origin, [...event.ports]);
});
