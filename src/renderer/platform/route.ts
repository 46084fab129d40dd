import { useSyncExternalStore } from 'react';
import type { Disposer } from '../../shared/kernel/disposable.ts';

/** Where the window is. Kept in the URL hash, so that reload, back and forward work and a place can be linked. */
export type Route =
  | { name: 'home' }
  | { name: 'build' }
  | { name: 'trash' }
  | { name: 'settings' }
  /** `surface`: design, data, preview… the workspace's own word; empty is its default. */
  | { name: 'app'; appId: string; surface: string; /** What to show in it, once it is open. */ place?: RoutePlace };

/** A part of an app, as the messages about it name it. */
export type RoutePlace = { kind: string; id: string; key?: string | undefined; line?: number | undefined };

const PLAIN = ['build', 'trash', 'settings'] as const;

/** `#/app/app_x/data` → the app's data surface; `#/app/app_x?kind=query&id=tasks` → that query in it. Anything unknown is home. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const parts = path.split('/');
  const [first = '', second = '', third = ''] = parts.map(decode);
  for (const name of PLAIN) if (first === name && second === '') return { name };
  if (first === 'app' && second !== '') return { name: 'app', appId: second, surface: third, ...placeOf(query) };
  return { name: 'home' };
}

export function formatRoute(route: Route): string {
  if (route.name === 'home') return '#/';
  if (route.name !== 'app') return `#/${route.name}`;
  const surface = route.surface === '' ? '' : `/${encodeURIComponent(route.surface)}`;
  return `#/app/${encodeURIComponent(route.appId)}${surface}${queryOf(route.place)}`;
}

function placeOf(query: string): { place?: RoutePlace } {
  const params = new URLSearchParams(query);
  const [kind, id, key, line] = ['kind', 'id', 'key', 'line'].map((name) => params.get(name) ?? '');
  if (!kind || !id) return {};
  return { place: { kind, id, ...(key ? { key } : {}), ...(Number(line) >= 1 ? { line: Number(line) } : {}) } };
}

function queryOf(place: RoutePlace | undefined): string {
  if (place === undefined) return '';
  const params = new URLSearchParams(Object.entries(place).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return `?${params.toString()}`;
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
