import type { ReactNode } from 'react';
import type { Disposer } from '../../shared/kernel/disposable.ts';
import { Store } from './use-store.ts';

export type PaletteItem = { id: string; title: string; detail?: string; icon?: ReactNode; keywords?: readonly string[]; run: () => void | Promise<void> };

/** Things the palette can find besides commands. `prefix` narrows to this source: `#` layers, `:` data. */
export type PaletteSource = {
  id: string;
  /** Heading: "Layers". */
  title: string;
  prefix?: '#' | ':';
  /** Called when the palette opens and on each change of the query; at most 50 results are shown. */
  find: (query: string) => readonly PaletteItem[] | Promise<readonly PaletteItem[]>;
};

export const paletteSources = new Store<readonly PaletteSource[]>([]);

export function registerPaletteSource(source: PaletteSource): Disposer {
  paletteSources.update((before) => [...before, source]);
  return () => paletteSources.update((before) => before.filter((other) => other !== source));
}
