import { cycleLandmarks } from '../ui/index.ts';
import { navigate, registerCommand, settings, updateSettings, currentRoute, Store } from '../platform/index.ts';
import { holdKeys } from './early-keys.ts';
import { DisposableStore, type Disposer } from '../../shared/kernel/disposable.ts';

/** Which of the shell's own dialogs is open. */
export const shellDialog = new Store<'none' | 'palette' | 'shortcuts'>('none');
/** What the palette starts with: "" or a prefix such as ">". */
export const paletteQuery = new Store('');

export function openPalette(query = ''): void {
  if (shellDialog.get() === 'palette') return;
  paletteQuery.set(query);
  paletteKeys.hold();
  shellDialog.set('palette');
}

/** Until the palette is drawn, what is typed goes into its query. */
export const paletteKeys = {
  release: (): void => {},
  hold(): void {
    this.release();
    const stop = holdKeys(window, paletteQuery, () => shellDialog.set('none'));
    const unwatch = shellDialog.subscribe(() => shellDialog.get() !== 'palette' && this.release());
    this.release = (): void => {
      stop();
      unwatch();
      this.release = () => {};
    };
  },
};

/** The commands that work everywhere. */
export function registerShellCommands(): Disposer {
  const group = 'Everywhere';
  const all = new DisposableStore();
  all.add(
    registerCommand({
      id: 'shell.palette',
      title: 'Command palette',
      group,
      shortcut: '$mod+k',
      keywords: ['search', 'find'],
      hidden: true,
      run: () => openPalette(),
    }),
  );
  all.add(registerCommand({ id: 'shell.commands', title: 'Run a command', group, shortcut: '$mod+Shift+p', hidden: true, run: () => openPalette('>') }));
  all.add(
    registerCommand({
      id: 'shell.shortcuts',
      title: 'Keyboard shortcuts',
      group,
      shortcut: '$mod+/',
      keywords: ['keys', 'help'],
      run: () => shellDialog.set('shortcuts'),
    }),
  );
  all.add(
    registerCommand({
      id: 'shell.home',
      title: 'Home',
      group,
      keywords: ['apps', 'start'],
      when: () => currentRoute().name !== 'home',
      run: () => navigate({ name: 'home' }),
    }),
  );
  all.add(
    registerCommand({
      id: 'shell.settings',
      title: 'Settings',
      group,
      shortcut: '$mod+,',
      keywords: ['preferences', 'options'],
      run: () => navigate({ name: 'settings' }),
    }),
  );
  all.add(registerCommand({ id: 'shell.trash', title: 'Trash', group, keywords: ['deleted', 'restore'], run: () => navigate({ name: 'trash' }) }));
  all.add(
    registerCommand({ id: 'shell.theme', title: 'Switch between light and dark', group, keywords: ['theme', 'dark', 'light', 'appearance'], run: switchTheme }),
  );
  all.add(registerCommand({ id: 'shell.nextPanel', title: 'Next panel', group, hidden: true, shortcut: 'F6', run: () => cycleLandmarks(1) }));
  all.add(registerCommand({ id: 'shell.previousPanel', title: 'Previous panel', group, hidden: true, shortcut: 'Shift+F6', run: () => cycleLandmarks(-1) }));
  return () => all.dispose();
}

function switchTheme(): Promise<void> {
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return updateSettings({ theme: isDark ? 'light' : 'dark', reduceMotion: settings().reduceMotion });
}
