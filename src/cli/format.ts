import type { HeadlessNode } from '../main/services/execution/types.ts';
import type { LogEntry } from '../shared/contracts/session.ts';

/** Columns padded to their widest cell; the last one is not. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - [...cell].length))).join('  ')).join('\n');
}

export function when(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ');
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** One line a node: type, id, and what a person would read on it. */
export function tree(node: HeadlessNode, depth = 0): string {
  const words = ['text', 'label', 'title', 'content', 'value']
    .map((key) => node.props[key] ?? node.state[key])
    .find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  const shown = words === undefined ? '' : `  “${String(words).replace(/\s+/g, ' ').slice(0, 60)}”`;
  const own = `${'  '.repeat(depth)}${node.type} ${node.id}${shown}`;
  return [own, ...node.children.map((child) => tree(child, depth + 1))].join('\n');
}

export function logLine({ level, source, text, place }: LogEntry): string {
  const where = place === undefined ? '' : ` (${place.id}${place.key === undefined ? '' : `.${place.key}`})`;
  return `${level} ${source}${where}: ${text}`;
}
