import { contextBridge, ipcRenderer } from 'electron';

const channel = 'salve';

/** The only thing a page gets: one channel to the door. */
contextBridge.exposeInMainWorld('salve', {
  send(message: unknown): void {
    ipcRenderer.send(channel, message);
  },
  onMessage(listener: (message: unknown) => void): () => void {
    const handler = (_event: unknown, message: unknown): void => listener(message);
    ipcRenderer.on(channel, handler);
    return () => void ipcRenderer.removeListener(channel, handler);
  },
});
