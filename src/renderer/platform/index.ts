import type { DocumentSession } from './document-session.ts';

export { announce, announcements } from './announcer.ts';
export { openAppWindow, openInIde } from './app-window.ts';
export { asAppError } from './app-error.ts';
export { commands, isMac, keysOf, keysOfShortcut, listenForShortcuts, registerCommand, useCommand } from './command-registry.ts';
export { shortcutsOf, type Command } from './commands.ts';
export type { ConnectionStatus } from './connection.ts';
export type { DocumentSession } from './document-session.ts';
export type { SaveState } from './document-sync.ts';
export { chooseFile, fileAsBase64, saveFile, saveText } from './files.ts';
export { paletteSources, registerPaletteSource, type PaletteItem, type PaletteSource } from './palette-sources.ts';
export { currentRoute, formatRoute, navigate, useRoute, type Route } from './route.ts';
export { useAppsDidChange, useConnectionStatus, useRpcQuery, useRpcStream, type RpcQuery } from './rpc-hooks.ts';
export { connection, host, rpc, type Rpc } from './rpc.ts';
export { saveTrouble } from './save-trouble.ts';
export { connectSession, type RunningSession } from './session-connection.ts';
export { flushViews, keepView, loadSettings, settings, updateSettings, useKeptView, useSettings } from './settings.ts';
export { startTheme } from './theme.ts';
export { dismissToast, toast, toastError, toasts, toastUndo, type Toast } from './toasts.ts';
export { Store, useStore } from './use-store.ts';
export { openWithoutRunning, setWithoutRunning } from './without-running.ts';

/** Opens an app for editing. The document code (Yjs, operations) is loaded with the first app, not with the first paint. */
export async function openDocumentSession(appId: string): Promise<DocumentSession> {
  const { createDocumentSession } = await import('./document-session.ts');
  return createDocumentSession(appId);
}
