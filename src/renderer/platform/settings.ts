import type { Settings } from '../../shared/contracts/ide.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { useCallback } from 'react';
import { connection, rpc } from './rpc.ts';
import { applyTheme } from './theme.ts';
import { toastError } from './toasts.ts';
import { Store, useStore } from './use-store.ts';

/** The same defaults as the contract's schema, without carrying the schema library into the first paint. */
export const DEFAULT_SETTINGS: Settings = { theme: 'auto', reduceMotion: false, displayName: 'You', gridSize: 8, showGrid: true, trashDays: 30, executionDays: 30, executionsPerApp: 1000, ai: { baseUrl: '', model: '', apiKeyEnv: '', dollarsPerMillionIn: 0, dollarsPerMillionOut: 0 }, themes: [], layout: {} };

const store = new Store<Settings>(DEFAULT_SETTINGS);
let loading: Promise<void> | null = null;

/** Reads the settings once and follows nothing: this window is where they change. */
export function loadSettings(): Promise<void> {
  loading ??= rpc.settings.get().then(
    (settings) => {
      show({ ...settings, layout: { ...settings.layout, ...unsavedLayout } });
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Shown at once, stored after; put back with a message when storing fails. */
export async function updateSettings(change: Partial<Omit<Settings, 'layout'>>): Promise<void> {
  const before = store.get();
  show({ ...before, ...change });
  try {
    await rpc.settings.update(change);
  } catch (error) {
    show({ ...store.get(), ...pick(before, Object.keys(change) as (keyof Settings)[]) });
    toastError(error);
  }
}

function pick(settings: Settings, keys: readonly (keyof Settings)[]): Partial<Settings> {
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}

function show(settings: Settings): void {
  store.set(settings);
  applyTheme(settings);
}

export function settings(): Settings {
  return store.get();
}

export function useSettings(): Settings {
  return useStore(store);
}

let unsavedLayout: Record<string, Json> = {};
let layoutTimer: ReturnType<typeof setTimeout> | undefined;
/** ms; dragging a divider is one write */
const LAYOUT_DELAY = 400;

/** Keeps a piece of view state by key, e.g. "app_x.design.panels". Written a moment later, merged with others. */
export function keepView(key: string, value: Json): void {
  store.update((before) => ({ ...before, layout: { ...before.layout, [key]: value } }));
  unsavedLayout[key] = value;
  clearTimeout(layoutTimer);
  layoutTimer = setTimeout(() => void flushViews(), LAYOUT_DELAY);
}

/** Writes what `keepView` still holds. View state is worth no message when it cannot be written: it is tried again with the next change. */
export async function flushViews(): Promise<void> {
  const layout = unsavedLayout;
  if (Object.keys(layout).length === 0 || connection.status !== 'open') return;
  unsavedLayout = {};
  await rpc.settings.update({ layout }).catch(() => {
    unsavedLayout = { ...layout, ...unsavedLayout };
  });
}

/** `[value, keep]` for one key of the kept view state. */
export function useKeptView(key: string): [Json | undefined, (value: Json) => void] {
  const value = useStore(store).layout[key];
  const keep = useCallback((next: Json) => keepView(key, next), [key]);
  return [value, keep];
}
