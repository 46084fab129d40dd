import { cleanRichText } from './clean.ts';

/** What was copied from a word processor or a web page, as clean HTML: its looks that mean something become elements, the rest goes. */
export function pastedHtml(html: string): string {
  // A document of its own: nothing in it runs or is fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const gone of body.querySelectorAll('style, script, meta, link, title, template, xml, [style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]'))
    gone.remove();
  listsOfWord(body);
  for (const element of [...body.querySelectorAll<HTMLElement>('[style], b, i')]) meaningOf(element);
  // Line breaks in the source are no words.
  for (const block of body.querySelectorAll('div'))
    if (block.querySelector('p, div, ul, ol, h1, h2, h3, h4, blockquote, pre, table') === null) block.replaceWith(wrapped('p', block));
  return cleanRichText(body.innerHTML);
}

/** Word writes lists as paragraphs that say their level and their mark. */
function listsOfWord(body: HTMLElement): void {
  let stack: { level: number; list: HTMLElement }[] = [];
  let last: Element | null = null;
  for (const line of [...body.querySelectorAll<HTMLElement>('p')]) {
    const style = line.getAttribute('style') ?? '';
    const level = Number(/mso-list:\s*\S+\s+level(\d)/i.exec(style)?.[1] ?? 0);
    if (level === 0) continue;
    if (last === null || last.nextElementSibling !== line) stack = [];
    // The mark itself is gone by now, unless it was written as words.
    const mark = /^\s*(?:[·•o§▪–-]|(\d+|[a-z]|[ivx]+)[.)])[\s\u00a0]+/i.exec(line.textContent ?? '');
    const isOrdered = /level\d+\s+lfo\d+/i.test(style) && mark?.[1] !== undefined;
    while (stack.length > 0 && (stack.at(-1)?.level ?? 0) > level) stack.pop();
    let top = stack.at(-1);
    if (top === undefined || top.level < level) {
      const list: HTMLElement = line.ownerDocument.createElement(isOrdered ? 'ol' : 'ul');
      const parent = top?.list.lastElementChild;
      if (parent === null || parent === undefined) line.before(list);
      else parent.append(list);
      top = { level, list };
      stack.push(top);
    }
    const item = line.ownerDocument.createElement('li');
    if (mark !== null) dropStart(line, mark[0].length);
    item.append(...line.childNodes);
    top.list.append(item);
    const outermost: HTMLElement = stack[0]?.list ?? top.list;
    line.remove();
    last = outermost;
  }
}

function dropStart(element: Node, length: number): void {
  let left = length;
  const walker = (element.ownerDocument ?? document).createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null && left > 0; text = walker.nextNode()) {
    const words = text.textContent ?? '';
    text.textContent = words.slice(left);
    left -= Math.min(left, words.length);
  }
}

/** Bold that is not bold (a wrapper of Google Docs) and looks that stand for emphasis. */
function meaningOf(element: HTMLElement): void {
  const { fontWeight, fontStyle, textDecorationLine, textDecoration } = element.style;
  const weight = fontWeight === 'bold' ? 700 : fontWeight === 'normal' ? 400 : Number(fontWeight || Number.NaN);
  const line = textDecorationLine || textDecoration;
  const isMarkup = /^(b|strong|i|em)$/i.test(element.tagName);
  if (isMarkup && ((/^(b|strong)$/i.test(element.tagName) && weight < 600) || (/^(i|em)$/i.test(element.tagName) && fontStyle === 'normal')))
    return element.replaceWith(...element.childNodes);
  if (!/^(span|font)$/i.test(element.tagName)) return;
  const names = [weight >= 600 && 'strong', fontStyle === 'italic' && 'em', line.includes('line-through') && 's', line.includes('underline') && 'u'];
  let inner: Node[] = [...element.childNodes];
  for (const name of names) {
    if (name === false) continue;
    const wrapper = element.ownerDocument.createElement(name);
    wrapper.append(...inner);
    inner = [wrapper];
  }
  element.replaceWith(...inner);
}

function wrapped(tag: string, element: Element): HTMLElement {
  const block = element.ownerDocument.createElement(tag);
  block.append(...element.childNodes);
  return block;
}
