import { useState } from 'react';

const KEY = 'casual.nav.';

/** Whether the person folded an app's sidebar, kept in this browser where it keeps anything. */
export function useSlimNav(app: string): [isSlim: boolean, toggle: () => void] {
  const [isSlim, setSlim] = useState(() => read(app));
  const toggle = (): void => {
    setSlim(!isSlim);
    try {
      if (isSlim) localStorage.removeItem(KEY + app);
      else localStorage.setItem(KEY + app, 'slim');
    } catch {
      // It is folded until the page is closed.
    }
  };
  return [isSlim, toggle];
}

function read(app: string): boolean {
  try {
    return localStorage.getItem(KEY + app) === 'slim';
  } catch {
    return false;
  }
}
