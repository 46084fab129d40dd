const REMEMBERED = 'casual.theme';

/** Sets `data-theme` and `data-reduce-motion` on <html>. The choice is remembered for the first paint of the next start. */
export function applyTheme(settings: { theme: 'light' | 'dark' | 'auto'; reduceMotion: boolean }): void {
  const root = document.documentElement;
  root.dataset['theme'] = resolveMode(settings.theme, prefersDark().matches);
  root.toggleAttribute('data-reduce-motion', settings.reduceMotion);
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify({ theme: settings.theme, reduceMotion: settings.reduceMotion }));
  } catch {
    // Storage may be blocked; the first paint is then in the system's theme.
  }
}

export function resolveMode(theme: 'light' | 'dark' | 'auto', isSystemDark: boolean): 'light' | 'dark' {
  if (theme !== 'auto') return theme;
  return isSystemDark ? 'dark' : 'light';
}

/** Called before the first paint, and again whenever the system's theme changes. */
export function startTheme(current: () => { theme: 'light' | 'dark' | 'auto'; reduceMotion: boolean }): void {
  applyTheme(remembered() ?? current());
  prefersDark().addEventListener('change', () => applyTheme(current()));
}

function prefersDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function remembered(): { theme: 'light' | 'dark' | 'auto'; reduceMotion: boolean } | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('theme' in stored)) return null;
    const { theme } = stored;
    if (theme !== 'light' && theme !== 'dark' && theme !== 'auto') return null;
    return { theme, reduceMotion: 'reduceMotion' in stored && stored.reduceMotion === true };
  } catch {
    return null;
  }
}
