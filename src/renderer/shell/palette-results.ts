import type { ReactNode } from 'react';
import type { Command, PaletteItem, PaletteSource } from '../platform/index.ts';
import { bestScore } from './fuzzy.ts';

export type PaletteEntry = PaletteItem & { keys?: readonly string[] | undefined; icon?: ReactNode };
export type PaletteGroup = { title: string; items: readonly PaletteEntry[] };

export const PREFIXES = ['>', '#', ':'] as const;
export type Prefix = (typeof PREFIXES)[number];

/** ">  run" → prefix ">" and query "run". */
export function splitQuery(text: string): { prefix: Prefix | null; query: string } {
  const first = text.trimStart().charAt(0);
  const prefix = PREFIXES.find((known) => known === first) ?? null;
  return { prefix, query: prefix ? text.trimStart().slice(1).trim() : text.trim() };
}

const MOST = 50;
const MOST_OF_GROUP = 6;

export function commandEntries(
  commands: readonly Command[],
  query: string,
  keysOf: (command: Command) => readonly string[] | undefined,
  all: boolean,
): PaletteEntry[] {
  return rank(
    commands.filter((command) => !command.hidden),
    query,
    (command) => [command.title, ...(command.keywords ?? []), command.group ?? ''],
  )
    .slice(0, all ? MOST : MOST_OF_GROUP)
    .map((command) => ({ id: command.id, title: command.title, detail: command.group ?? '', icon: command.icon, keys: keysOf(command), run: command.run }));
}

export async function sourceGroups(sources: readonly PaletteSource[], prefix: Prefix | null, query: string): Promise<PaletteGroup[]> {
  const wanted = sources.filter((source) => prefix === null || source.prefix === prefix);
  const groups = await Promise.all(
    wanted.map(async (source) => {
      try {
        const found = await source.find(query);
        const items = rank(found, query, (item) => [item.title, ...(item.keywords ?? []), item.detail ?? '']);
        return { title: source.title, items: items.slice(0, prefix === null ? MOST_OF_GROUP : MOST) };
      } catch {
        // One source that fails leaves the others usable.
        return { title: source.title, items: [] };
      }
    }),
  );
  return groups.filter((group) => group.items.length > 0);
}

function rank<Item>(items: readonly Item[], query: string, texts: (item: Item) => readonly string[]): Item[] {
  return items
    .map((item, order) => ({ item, order, score: bestScore(query, texts(item)) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map((entry) => entry.item);
}
