/** What the binding editor offers while one types inside `{{ }}`. */
export type ScopeKind = 'query' | 'state' | 'component' | 'item' | 'module' | 'function';
export type ScopeMember = { name: string; detail: string; /** Live value, when one is known. */ value?: unknown };
export type ScopeEntry = {
  /** As written in an expression. */
  name: string;
  kind: ScopeKind;
  /** As people call it, also searched. */
  label: string;
  detail: string;
  members: readonly ScopeMember[];
  /** Live value of the bare name. */
  value?: unknown;
  /** Functions take arguments: the caret goes inside the brackets. */
  isCall?: boolean;
};

/** Names in scope, or how to get them: working them out for a large page is put off until one types a binding. */
export type Scope = readonly ScopeEntry[] | (() => readonly ScopeEntry[]);

export function scopeEntries(scope: Scope): readonly ScopeEntry[] {
  return typeof scope === 'function' ? scope() : scope;
}

export type CompletionContext = { /** Where the replaced text begins. */ start: number; end: number; owner: string | null; prefix: string };
export type Completion = { text: string; label: string; detail: string; kind: ScopeKind; caret: number; value?: unknown };

/**
 * What is being typed at the caret.
 * @param bare the text is an expression without braces
 * @returns null outside an expression or inside a string
 */
export function completionContext(text: string, caret: number, bare = false): CompletionContext | null {
  const before = text.slice(0, caret);
  const open = bare ? 0 : before.lastIndexOf('{{') + 2;
  if (!bare && (open === 1 || before.lastIndexOf('}}') >= open - 2 + 1)) return null;
  const inside = before.slice(open);
  if (isInString(inside)) return null;
  const match = /(?:([A-Za-z_$][\w$]*(?:\$?\.[A-Za-z_$][\w$]*)*)\.)?([A-Za-z_$][\w$]*)?$/.exec(inside);
  const owner = match?.[1] ?? null;
  const prefix = match?.[2] ?? '';
  const rest = /^[\w$]*/.exec(text.slice(caret))?.[0] ?? '';
  return { start: caret - prefix.length, end: caret + rest.length, owner, prefix };
}

function isInString(code: string): boolean {
  let quote = '';
  for (let i = 0; i < code.length; i++) {
    const char = code[i]!;
    if (quote !== '') {
      if (char === '\\') i += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
  }
  return quote !== '';
}

const KIND_ORDER: readonly ScopeKind[] = ['item', 'query', 'state', 'component', 'module', 'function'];
const MAX_SHOWN = 40;

/** Members after a dot, else names in scope; those that begin with the prefix before those that contain it. */
export function complete(context: CompletionContext, scope: readonly ScopeEntry[]): Completion[] {
  const needle = context.prefix.toLowerCase();
  if (context.owner !== null) {
    const owner = scope.find((entry) => entry.name === context.owner);
    if (owner === undefined) return [];
    return rank(owner.members.map((member) => ({ text: member.name, label: member.name, detail: member.detail, kind: owner.kind, caret: member.name.length, ...(member.value === undefined ? {} : { value: member.value }) })), needle, () => '');
  }
  const labels = new Map(scope.map((entry) => [entry.name, entry.label]));
  const items = scope.flatMap((entry): Completion[] => {
    const whole: Completion = {
      text: entry.isCall ? `${entry.name}()` : entry.name, label: entry.isCall ? entry.detail.split(' → ')[0] ?? entry.name : entry.name, detail: entry.detail, kind: entry.kind,
      caret: entry.isCall && entry.detail.includes('()') === false ? entry.name.length + 1 : entry.isCall ? entry.name.length + 2 : entry.name.length,
      ...(entry.value === undefined ? {} : { value: entry.value }),
    };
    // A query is nearly always wanted as its rows.
    const main = entry.kind === 'query' ? entry.members.filter((member) => member.name === 'data').map((member) => ({ ...whole, text: `${entry.name}.data`, label: `${entry.name}.data`, detail: member.detail, caret: entry.name.length + 5, ...(member.value === undefined ? {} : { value: member.value }) })) : [];
    // What an event brings is looked for by its own name: "row", not "event".
    const carried = entry.kind === 'item' && needle !== '' ? entry.members.map((member) => ({ ...whole, text: `${entry.name}.${member.name}`, label: `${entry.name}.${member.name}`, detail: member.detail, caret: entry.name.length + 1 + member.name.length, ...(member.value === undefined ? {} : { value: member.value }) })) : [];
    return [...main, ...(main.length > 0 ? [] : [whole]), ...carried];
  });
  items.sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  return rank(items, needle, (item) => labels.get(item.text.split('.')[0]!.replace('()', '')) ?? '');
}

function rank(items: Completion[], needle: string, labelOf: (item: Completion) => string): Completion[] {
  if (needle === '') return items.slice(0, MAX_SHOWN);
  const starts = items.filter(({ text, kind }) => text.toLowerCase().startsWith(needle) || (kind === 'item' && text.toLowerCase().includes(`.${needle}`)));
  const contains = items.filter((item) => !starts.includes(item) && (item.text.toLowerCase().includes(needle) || labelOf(item).toLowerCase().includes(needle)));
  return [...starts, ...contains].slice(0, MAX_SHOWN);
}

export function applyCompletion(text: string, context: CompletionContext, completion: Completion): { text: string; caret: number } {
  return { text: text.slice(0, context.start) + completion.text + text.slice(context.end), caret: context.start + completion.caret };
}

/** Typing `{{` writes the closing braces too; typing them as well goes over those that are there. @returns null when the text stays as typed */
export function autoClose(before: string, after: string, caret: number): { text: string; caret: number } | null {
  return typeOver(before, after, caret) ?? closeBraces(before, after, caret);
}

/** A `}` typed where the expression ends anyway: no second pair, and no lost space in front of the first. */
function typeOver(before: string, after: string, caret: number): { text: string; caret: number } | null {
  if (after.length !== before.length + 1 || after[caret - 1] !== '}') return null;
  const head = before.slice(0, caret - 1);
  const rest = before.slice(caret - 1);
  const waiting = bracesWaiting(head);
  // The first of the two was gone over just now: this is the second.
  if (waiting === 'half' && rest.startsWith('}')) return { text: before, caret };
  const spaces = rest.length - rest.trimStart().length;
  if (waiting !== 0 || !rest.startsWith('}}', spaces)) return null;
  const kept = /\s$/.test(head) ? 0 : spaces;
  return { text: head + rest.slice(spaces - kept), caret: head.length + kept + 1 };
}

/** In an expression that is open at the end of the text: how many `{` of objects wait for their `}`, or that its own end is half there. Null outside. */
function bracesWaiting(text: string): number | 'half' | null {
  let depth: number | null = null;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (depth === null) {
      if (char !== '{' || text[i + 1] !== '{') continue;
      depth = 0;
      i++;
    } else if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '{') depth++;
    else if (char === '}' && depth > 0) depth--;
    else if (char === '}') {
      if (i === text.length - 1) return 'half';
      if (text[i + 1] !== '}') continue;
      depth = null;
      i++;
    }
  }
  return quote === '' ? depth : null;
}

function closeBraces(before: string, after: string, caret: number): { text: string; caret: number } | null {
  const typedSecond = after.length === before.length + 1 && after.slice(caret - 2, caret) === '{{' && !after.slice(caret).trimStart().startsWith('}}');
  return typedSecond ? { text: `${after.slice(0, caret)}  }}${after.slice(caret)}`, caret: caret + 1 } : null;
}
