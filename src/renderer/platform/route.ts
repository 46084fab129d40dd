import { useSyncExternalStore } from 'react';
import type { Disposer } from '../../shared/kernel/disposable.ts';

/** Where the window is. Kept in the URL hash, so that reload, back and forward work and a place can be linked. */
export type Route =
  | { name: 'home' }
  | { name: 'build' }
  | { name: 'trash' }
  | { name: 'settings' }
  /** `surface`: design, data, preview… the workspace's own word; empty is its default. */
  | { name: 'app'; appId: string; surface: string };

const PLAIN = ['build', 'trash', 'settings'] as const;

/** `#/app/app_x/data` → the app's data surface. Anything unknown is home. */
export function parseRoute(hash: string): Route {
  const parts = hash.replace(/^#?\/?/, '').split('/');
  const [first = '', second = '', third = ''] = parts.map(decode);
  for (const name of PLAIN) if (first === name && second === '') return { name };
  if (first === 'app' && second !== '') return { name: 'app', appId: second, surface: third };
  return { name: 'home' };
}

export function formatRoute(route: Route): string {
  if (route.name === 'home') return '#/';
  if (route.name !== 'app') return `#/${route.name}`;
  const surface = route.surface === '' ? '' : `/${encodeURIComponent(route.surface)}`;
  return `#/app/${encodeURIComponent(route.appId)}${surface}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param replace no new entry in the window's history */
export function navigate(route: Route, replace = false): void {
  const hash = formatRoute(route);
  if (window.location.hash === hash) return;
  if (!replace) {
    window.location.hash = hash;
    return;
  }
  window.history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

let parsed: { hash: string; route: Route } | null = null;

export function currentRoute(): Route {
  const { hash } = window.location;
  if (parsed?.hash !== hash) parsed = { hash, route: parseRoute(hash) };
  return parsed.route;
}

export function onDidChangeRoute(listener: () => void): Disposer {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(onDidChangeRoute, currentRoute);
}
