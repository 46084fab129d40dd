import { analyzeNames } from './free-names.ts';
import { parseExpression } from './parse.ts';
import { parseTemplate } from './template.ts';

/**
 * Replaces names in the bindings of a template, leaving members, strings and local variables alone: what a copy of a component needs
 * when its parts refer to each other. Bindings that do not parse stay as they are.
 */
export function renameReferences(text: string, renames: ReadonlyMap<string, string>): string {
  const edits: { start: number; end: number; text: string }[] = [];
  for (const part of parseTemplate(text)) {
    if (part.kind !== 'expression') continue;
    const parsed = parseExpression(part.code);
    if (!parsed.ok) continue;
    for (const free of analyzeNames(parsed.node).free) {
      const to = renames.get(free.name);
      if (to !== undefined) edits.push({ start: part.start + free.start, end: part.start + free.end, text: free.isShorthand ? `${free.name}: ${to}` : to });
    }
  }
  return applyEdits(text, edits);
}

/** Edits must not overlap. */
export function applyEdits(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let out = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
