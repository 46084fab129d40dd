import type { ComponentSpec } from '../../../shared/app/catalogue/index.ts';

/** Components for a search, best first: by label, then words, then description. Without words the common ones come first. */
export function searchComponents(specs: readonly ComponentSpec[], query: string): ComponentSpec[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...specs].sort((a, b) => rankOf(a) - rankOf(b));
  return specs
    .map((spec) => ({ spec, score: words.reduce((sum, word) => sum + scoreOf(spec, word), 0), isFull: words.every((word) => scoreOf(spec, word) > 0) }))
    .filter((entry) => entry.isFull)
    .sort((a, b) => b.score - a.score)
    .map((entry) => entry.spec);
}

/** What one reaches for first, as the palette opens. */
const FIRST = ['Table', 'Form', 'Button', 'Text', 'TextInput', 'Stat', 'XYChart', 'Container', 'List', 'Select', 'Tabs', 'Modal', 'Image', 'Checkbox', 'DatePicker', 'NumberInput'];

function rankOf(spec: ComponentSpec): number {
  if (spec.group === 'own') return -1;
  const at = FIRST.indexOf(spec.id);
  return at >= 0 ? at : spec.common ? FIRST.length : FIRST.length + 1;
}

function scoreOf(spec: ComponentSpec, word: string): number {
  const label = spec.label.toLowerCase();
  const id = spec.id.toLowerCase();
  if (label === word || id === word) return 100;
  if (label.startsWith(word) || id.startsWith(word)) return 60;
  if (label.includes(word) || id.includes(word)) return 40;
  if (spec.keywords.some((keyword) => keyword.startsWith(word))) return 20;
  if (spec.keywords.some((keyword) => keyword.includes(word))) return 10;
  return spec.description.toLowerCase().includes(word) ? 4 : 0;
}

/** What to offer when nothing matches: components whose words share the beginning of what was typed. */
export function closest(specs: readonly ComponentSpec[], query: string, count = 3): ComponentSpec[] {
  const word = query.trim().toLowerCase();
  const shared = (text: string): number => {
    let n = 0;
    while (n < word.length && n < text.length && word[n] === text[n]) n++;
    return n;
  };
  return [...specs]
    .map((spec) => ({ spec, score: Math.max(...[spec.label, spec.id, ...spec.keywords].map((text) => shared(text.toLowerCase()))) + (spec.common ? 0.5 : 0) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map((entry) => entry.spec);
}
