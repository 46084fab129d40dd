import type { TemplateInfo } from '../../../shared/contracts/ide.ts';

/** Categories that templates have, in the order of the alphabet. */
export function categoriesOf(templates: readonly TemplateInfo[]): string[] {
  return [...new Set(templates.map((template) => template.category))].sort();
}

/** Those of a category (empty: any) that have every word in their name, description, tags or pages; matches of the name first. */
export function findTemplates(templates: readonly TemplateInfo[], words: string, category: string): TemplateInfo[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (template: TemplateInfo): string =>
    [template.name, template.description, template.category, template.archetype, ...template.tags, ...template.pages.map((page) => page.name)]
      .join(' ')
      .toLowerCase();
  const isInName = (template: TemplateInfo): boolean => wanted.some((word) => template.name.toLowerCase().includes(word));
  const found = templates.filter((template) => (category === '' || template.category === category) && wanted.every((word) => textOf(template).includes(word)));
  return wanted.length === 0 ? found : [...found.filter(isInName), ...found.filter((template) => !isInName(template))];
}
