import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu. The IDE's own commands live in its palette and shortcuts; here is what the system expects
 * (editing roles make copy and paste work on macOS). No reload and no developer tools in an installed build: both would
 * lose or expose unsaved state by accident.
 */
export function menuTemplate({ platform, isPackaged, newWindow }: { platform: NodeJS.Platform; isPackaged: boolean; newWindow: () => void }): MenuItemConstructorOptions[] {
  const template: MenuItemConstructorOptions[] = [
    { label: 'File', submenu: [{ label: 'Show Casual OS', click: newWindow }, { type: 'separator' }, { role: platform === 'darwin' ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        ...(isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const, { type: 'separator' } as const]),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...template] : template;
}
