import { marked } from 'marked';
import { cleanRichText } from './clean.ts';

/** Rich text kept as Markdown: read through HTML, written from the editor's own document. */

/** A node as the editor gives it as JSON. */
export type RichNode = {
  type?: string | undefined;
  text?: string;
  attrs?: Record<string, unknown> | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[];
  content?: RichNode[];
};

export function htmlOfMarkdown(markdown: string): string {
  const { body } = new DOMParser().parseFromString(marked.parse(markdown, { async: false, gfm: true }), 'text/html');
  for (const box of body.querySelectorAll<HTMLInputElement>('li input[type="checkbox"]')) {
    const item = box.closest('li');
    item?.setAttribute('data-type', 'taskItem');
    item?.setAttribute('data-checked', String(box.hasAttribute('checked')));
    const words = box.nextSibling;
    if (words?.nodeType === Node.TEXT_NODE) words.textContent = (words.textContent ?? '').trimStart();
    box.remove();
  }
  for (const list of [...body.querySelectorAll('ul')]) if (list.querySelector(':scope > [data-type]') !== null) partTasks(list);
  return cleanRichText(body.innerHTML);
}

/** Markdown lets lines with and without a box stand in one list; the editor has two kinds of list. */
function partTasks(list: HTMLElement): void {
  let run: HTMLElement | null = null;
  for (const item of [...list.children]) {
    const isTask = item.hasAttribute('data-type');
    if (run === null || run.hasAttribute('data-type') !== isTask) {
      run = list.ownerDocument.createElement('ul');
      if (isTask) run.setAttribute('data-type', 'taskList');
      list.before(run);
    }
    run.append(item);
  }
  list.remove();
}

/** Underlining is not in Markdown and is left out. */
export function markdownOf(document: RichNode): string {
  return blocks(document.content ?? [], '').trim();
}

function blocks(nodes: readonly RichNode[], indent: string): string {
  return nodes
    .map((node, i) => {
      const text = block(node, indent);
      // Two lists that follow each other would become one.
      const before = nodes[i - 1];
      return before !== undefined && isList(node) && isList(before) ? `${indent}<!-- -->\n\n${text}` : text;
    })
    .join('\n\n');
}

const isList = (node: RichNode): boolean => /List$/.test(node.type ?? '');

function block(node: RichNode, indent: string): string {
  const inside = node.content ?? [];
  switch (node.type) {
    case 'heading':
      return `${indent}${'#'.repeat(Number(node.attrs?.['level'] ?? 2))} ${inline(inside).replaceAll('\n', ' ')}`;
    case 'codeBlock': {
      const code = inside.map((part) => part.text ?? '').join('');
      const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
      return [`${fence}${safeWord(node.attrs?.['language'])}`, ...code.split('\n'), fence].map((line) => `${indent}${line}`).join('\n');
    }
    case 'blockquote':
      return blocks(inside, '')
        .split('\n')
        .map((line) => `${indent}> ${line}`.trimEnd())
        .join('\n');
    case 'horizontalRule':
      return `${indent}---`;
    case 'bulletList':
      return items(inside, indent, () => '- ');
    case 'orderedList': {
      const start = Number(node.attrs?.['start'] ?? 1);
      return items(inside, indent, (i) => `${start + i}. `);
    }
    case 'taskList':
      return items(inside, indent, (i) => `- [${inside[i]?.attrs?.['checked'] === true ? 'x' : ' '}] `, 2);
    default: {
      const text = inline(inside);
      return text
        .split('\n')
        .map((line) => `${indent}${startSafe(line)}`)
        .join('\n');
    }
  }
}

function items(list: readonly RichNode[], indent: string, mark: (index: number) => string, width?: number): string {
  return list
    .map((item, i) => {
      const head = mark(i);
      const inner = `${indent}${' '.repeat(width ?? head.length)}`;
      const text = (item.content ?? []).map((part) => block(part, inner)).join(isTight(item) ? '\n' : '\n\n');
      return `${indent}${head}${text.slice(inner.length)}`;
    })
    .join('\n');
}

/** Its paragraph and then nothing but lists: no empty line between. */
function isTight({ content = [] }: RichNode): boolean {
  // A number other than 1 begins no list right after words.
  return content.slice(1).every((node) => isList(node) && (node.type !== 'orderedList' || Number(node.attrs?.['start'] ?? 1) === 1));
}

function inline(nodes: readonly RichNode[]): string {
  let out = '';
  let open: string[] = [];
  const close = (keep: number): void => {
    for (const mark of open.splice(keep).toReversed()) {
      // A mark that ends after a space does not end.
      const space = /\s*$/.exec(out)?.[0] ?? '';
      out = `${out.slice(0, out.length - space.length)}${mark}${space}`;
    }
  };
  for (const node of nodes) {
    if (node.type === 'hardBreak') {
      out += '\\\n';
      continue;
    }
    const marks = node.marks ?? [];
    const isCode = marks.some(({ type }) => type === 'code');
    const wanted = ['bold', 'italic', 'strike'].flatMap((type) =>
      marks.some((mark) => mark.type === type) ? [{ bold: '**', italic: '*', strike: '~~' }[type] ?? ''] : [],
    );
    let keep = 0;
    while (keep < open.length && open[keep] === wanted[keep]) keep++;
    close(keep);
    const link = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
    const words = node.text ?? '';
    const space = /^\s*/.exec(words)?.[0] ?? '';
    if (wanted.length > keep) {
      out += `${space}${wanted.slice(keep).join('')}`;
      open = [...wanted];
    } else out += space;
    const rest = words.slice(space.length);
    const text = isCode ? codeSpan(rest) : escaped(rest);
    out += typeof link === 'string' && rest !== '' ? `[${text}](<${link.replaceAll(/[<>\n]/g, encodeURIComponent)}>)` : text;
  }
  close(0);
  return out;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replaceAll(/(?<=\bhttps?):(?=\/\/)|(?<=\bwww)\.|(?<=\S)@(?=\S)/g, '\\$&')
    .replaceAll('\n', ' ');
}

/** What would begin a list, a heading or a line across at the start of a line. */
function startSafe(line: string): string {
  return line
    .trimStart()
    .replace(/^([-+#=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function codeSpan(text: string): string {
  if (text === '') return '';
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function safeWord(language: unknown): string {
  return typeof language === 'string' && /^[\w+-]+$/.test(language) ? language : '';
}
