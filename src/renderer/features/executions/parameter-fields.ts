import type { Json } from '../../../shared/kernel/json.ts';

/** One input of a function, as its destructured parameter names it. */
export type ParameterField = {
  name: string;
  kind: 'text' | 'number' | 'boolean' | 'json';
  /** What the function takes when it is left out; null: no default, or one that is code. */
  fallback: { text: string; value: Json } | null;
};

/**
 * The inputs a function names in its first parameter: `{ month, year = 2026, notify = false }`.
 * @returns null where the parameter has no names to offer (`inputs`, a rest, nothing)
 */
export function fieldsOf(parameters: readonly string[]): ParameterField[] | null {
  const first = parameters[0]?.trim() ?? '';
  const inside = /^\{([\s\S]*)\}(\s*=[\s\S]*)?$/.exec(first)?.[1];
  if (inside === undefined) return null;
  const fields: ParameterField[] = [];
  for (const part of splitOutside(inside, ',')) {
    if (part.trim() === '' || part.trim().startsWith('...')) continue;
    const [target = '', ...rest] = splitOutside(part, '=');
    const name = /^\s*(?:([A-Za-z_$][\w$]*)|'([^']*)'|"([^"]*)")\s*(?::|$)/.exec(target);
    if (name === null) return null;
    fields.push(field(name[1] ?? name[2] ?? name[3] ?? '', rest.join('=').trim()));
  }
  return fields.length === 0 ? null : fields;
}

function field(name: string, written: string): ParameterField {
  const value = literal(written);
  if (value === undefined) return { name, kind: 'text', fallback: null };
  const kind = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'text' : 'json';
  return {
    name,
    kind: value === null ? 'text' : kind,
    fallback: value === null ? null : { text: typeof value === 'string' ? value : JSON.stringify(value), value },
  };
}

/** The value of a plain literal; undefined for anything that would have to be run. */
function literal(written: string): Json | undefined {
  if (written === '') return undefined;
  const quoted = /^'([^'\\]*)'$|^`([^`\\$]*)`$/.exec(written);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  try {
    return JSON.parse(written.replace(/^\{\s*\}$/, '{}').replaceAll('_', (match, at: number) => (/^[\d_]+$/.test(written) && at > 0 ? '' : match))) as Json;
  } catch {
    return undefined;
  }
}

/** Splits at `separator` outside brackets and strings; `=>`, `==` and the like do not count as `=`. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === separator && depth === 0 && !(separator === '=' && /[=>]/.test(text[i + 1] ?? ''))) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
