import type { AppFrame } from '../../shared/contracts/session.ts';

type Pages = AppFrame['pages'];

/** The pages as the navigation lists them: those of one group together, at the place of the first; those without a group as they come. `name`: "" for no group. */
export function navGroups(pages: Pages): { name: string; pages: Pages }[] {
  const groups: { name: string; pages: Pages }[] = [];
  for (const page of pages) {
    const name = page.group?.trim() ?? '';
    const last = groups.at(-1);
    const found = name === '' ? (last?.name === '' ? last : undefined) : groups.find((group) => group.name === name);
    if (found === undefined) groups.push({ name, pages: [page] });
    else found.pages.push(page);
  }
  return groups;
}
