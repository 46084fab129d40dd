/** What keeps a person from reading or using a screen, in words. Runs inside the page: it may use nothing from outside itself. */
export function screenFaults({ isPhone }: { isPhone: boolean }): string[] {
  const faults = new Set<string>();
  const root = document.querySelector('.ca-root');
  const main = document.querySelector('.ca-main');
  if (root === null || main === null) return ['there is no page'];
  const CONTROLS =
    'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [role=switch], [role=checkbox], [role=radio], [role=option], [role=menuitem], [role=slider], [role=combobox]';

  const nameOf = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    const kind = element.getAttribute('role') ?? element.tagName.toLowerCase();
    const style = typeof element.className === 'string' ? (element.className.split(' ').find((part) => part.startsWith('ca-')) ?? '') : '';
    return `${kind}${style === '' ? '' : `.${style}`} “${words}”`;
  };
  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (element.closest('[aria-hidden=true], [inert], .ca-sr, .ca-skip, svg') !== null) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  };
  /** The nearest box that decides how much of the element can be seen, and whether the rest can be scrolled to. */
  const clipOf = (element: Element, axis: 'x' | 'y'): { box: Element; canScroll: boolean } | null => {
    for (let box = element.parentElement; box !== null && box !== root; box = box.parentElement) {
      const style = getComputedStyle(box);
      const overflow = axis === 'x' ? style.overflowX : style.overflowY;
      if (overflow !== 'visible') return { box, canScroll: overflow === 'auto' || overflow === 'scroll' };
    }
    return null;
  };

  const common = (a: DOMRect, b: DOMRect): DOMRect => {
    const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
    return new DOMRect(left, top, Math.max(0, Math.min(a.right, b.right) - left), Math.max(0, Math.min(a.bottom, b.bottom) - top));
  };

  // The page moves up and down only.
  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) faults.add(`the window scrolls sideways by ${page.scrollWidth - page.clientWidth} px`);
  if (main.scrollWidth > main.clientWidth + 1) faults.add(`the page scrolls sideways by ${main.scrollWidth - main.clientWidth} px`);

  const dialog = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].filter(isSeen).at(-1);
  const within = dialog ?? root;
  if (dialog !== undefined) {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) faults.add(`${nameOf(dialog)} does not fit in the window`);
    for (const box of [dialog, ...dialog.querySelectorAll('*')]) {
      const { overflowX } = getComputedStyle(box);
      if (box === dialog && overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1) faults.add(`${nameOf(dialog)} scrolls sideways`);
    }
  }

  const texts: { rect: DOMRect; element: Element; words: string }[] = [];
  for (const element of within.querySelectorAll('*')) {
    if (!isSeen(element)) continue;
    const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
    if (nodes.length === 0) continue;
    const style = getComputedStyle(element);
    const clamp = style.getPropertyValue('-webkit-line-clamp');
    if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'auto' && style.overflowX !== 'scroll')
      if (isPhone || element.closest('button, h1, h2, h3, label, th') !== null)
        faults.add(`${nameOf(element)} is cut after ${element.clientWidth} of ${element.scrollWidth} px`);
    if (style.overflowY === 'hidden' && (clamp === '' || clamp === 'none') && element.scrollHeight > element.clientHeight + 3)
      faults.add(`${nameOf(element)} is cut below`);
    const range = document.createRange();
    for (const node of nodes) {
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        // What an ellipsis hides lies on nothing.
        const rect = style.overflowX === 'visible' ? line : common(line, element.getBoundingClientRect());
        if (rect.width > 1 && rect.height > 1) texts.push({ rect, element, words: (node.textContent ?? '').trim().slice(0, 30) });
      }
    }
    for (const axis of ['x', 'y'] as const) {
      const clip = clipOf(element, axis);
      if (clip === null || clip.canScroll) continue;
      const outer = clip.box.getBoundingClientRect();
      range.selectNodeContents(nodes[0]!);
      const whole = range.getBoundingClientRect();
      const inner = style.overflowX === 'visible' ? whole : common(whole, element.getBoundingClientRect());
      const cut = axis === 'x' ? Math.max(outer.left - inner.left, inner.right - outer.right) : Math.max(outer.top - inner.top, inner.bottom - outer.bottom);
      // What lies wholly outside waits its turn, as the next picture of a carousel does.
      const isOutside =
        axis === 'x' ? inner.left >= outer.right - 1 || inner.right <= outer.left + 1 : inner.top >= outer.bottom - 1 || inner.bottom <= outer.top + 1;
      if (cut > 3 && !isOutside && getComputedStyle(clip.box).getPropertyValue('-webkit-line-clamp') === 'none')
        faults.add(`${nameOf(element)} is cut by ${nameOf(clip.box).slice(0, 40)} by ${Math.round(cut)} px`);
    }
  }

  const controls = [...within.querySelectorAll(CONTROLS)].filter((element) => isSeen(element) && !element.matches('[type=hidden], [type=file]'));
  const boxes = new Map<Element, DOMRect>();
  for (const control of controls) {
    const label = control.closest('label') ?? (control instanceof HTMLInputElement ? (control.labels?.[0] ?? null) : null);
    const own = control.getBoundingClientRect();
    const isTick = control.matches('input[type=checkbox], input[type=radio]');
    const target = isTick && label !== null ? label.getBoundingClientRect() : own;
    boxes.set(control, own);
    const width = Math.max(own.width, target.width);
    const height = Math.max(own.height, target.height);
    // A link within a sentence is as tall as its line.
    const isInline = control.matches('a') && getComputedStyle(control).display === 'inline';
    // A field whose frame is another element can be pressed anywhere in that frame.
    const frame = control.closest('.ca-control, .ca-field-box, [class*=wrapper]')?.getBoundingClientRect();
    const tall = control.matches('input, textarea') && frame !== undefined ? Math.max(height, frame.height) : height;
    // Where a whole card can be pressed, its title is as large as the card.
    const isCard = control.closest('[data-clickable=true]') !== null && !control.matches('.ca-btn, .ca-iconbtn');
    if (!isInline && !isCard && (width < 23.5 || tall < 23.5)) faults.add(`${nameOf(control)} is ${Math.round(width)} × ${Math.round(tall)} px`);
    else if (
      isPhone &&
      control.matches('.ca-btn[data-variant=primary], .ca-bar button, .ca-nav, input:not([type=checkbox], [type=radio], [type=range], [type=color])') &&
      tall < 43.5
    )
      faults.add(`${nameOf(control)} is ${Math.round(tall)} px high, for a finger`);
    const clip = clipOf(control, 'x');
    const edge = clip === null ? root.getBoundingClientRect() : clip.box.getBoundingClientRect();
    const isOutside = own.left >= edge.right - 1 || own.right <= edge.left + 1;
    if (clip?.canScroll !== true && !isOutside && (own.right > edge.right + 2 || own.left < edge.left - 2))
      faults.add(`${nameOf(control)} sticks out by ${Math.round(Math.max(own.right - edge.right, edge.left - own.left))} px`);
  }

  // Nothing lies on something else: two words, or a word and a control it does not belong to.
  const layerOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at !== null && at !== within; at = at.parentElement) {
      const { position } = getComputedStyle(at);
      if (position === 'fixed' || position === 'sticky' || position === 'absolute') return at;
    }
    return null;
  };
  const meets = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const shown = texts.filter(({ rect }) => rect.bottom > 0 && rect.top < innerHeight * 4);
  shown.sort((a, b) => a.rect.top - b.rect.top);
  shown.forEach((a, i) => {
    for (let j = i + 1; j < shown.length && shown[j]!.rect.top < a.rect.bottom - 4; j++) {
      const b = shown[j]!;
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element) || !meets(a.rect, b.rect)) continue;
      if (layerOf(a.element) !== layerOf(b.element)) continue;
      if (clipOf(a.element, 'x')?.canScroll === true || clipOf(b.element, 'x')?.canScroll === true) continue;
      if (clipOf(a.element, 'x')?.box !== clipOf(b.element, 'x')?.box) continue;
      faults.add(`“${a.words}” and “${b.words}” lie on each other`);
    }
    for (const [control, box] of boxes) {
      if (control.contains(a.element) || a.element.contains(control) || !meets(a.rect, box)) continue;
      if (control.closest('label') !== null && control.closest('label') === a.element.closest('label')) continue;
      if (layerOf(a.element) !== layerOf(control) || clipOf(a.element, 'y')?.box !== clipOf(control, 'y')?.box) continue;
      faults.add(`“${a.words}” and ${nameOf(control)} lie on each other`);
    }
  });
  return [...faults];
}
