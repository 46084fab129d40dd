/** "Page 2", the first that is free. */
export function freshPageName(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`Page ${n}`)) return `Page ${n}`;
}

/** "/due-soon" from "Due soon", unique among the other pages' paths. */
export function pathFor(name: string, taken: readonly string[]): string {
  const slug = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const base = `/${slug || 'page'}`;
  let path = base;
  for (let n = 2; taken.includes(path); n++) path = `${base}-${n}`;
  return path;
}
