import type { Page } from '@playwright/test';
import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { expect, type Look, test } from './support/gallery.ts';

const IN_FLOW = Object.keys(EXAMPLES).filter((id) => componentSpec(id)?.isOverlay !== true);
const OVERLAYS = Object.keys(EXAMPLES).filter((id) => componentSpec(id)?.isOverlay === true);

const LOOKS: Readonly<Record<string, Look>> = {
  plain: {},
  'right to left': { direction: 'rtl' },
  compact: { theme: { density: 'compact' } },
  roomy: { theme: { density: 'roomy' } },
  'large text': { theme: { textSize: 'large' } },
  'large text, right to left, dark': { theme: { textSize: 'large' }, direction: 'rtl', scheme: 'dark' },
};

/** Components that stick out of the page sideways. What scrolls inside its own box does not. */
function sticksOut(page: Page, ids: readonly string[]): Promise<string[]> {
  return page.evaluate((list) => {
    const main = document.querySelector('.ca-main');
    if (main === null) return ['no page'];
    const { left, right } = main.getBoundingClientRect();
    const found = list.flatMap((id) => {
      const box = document.querySelector(`[data-instance="${id}"]`)?.getBoundingClientRect();
      if (box === undefined) return [`${id} is not there`];
      return box.right > right + 1 || box.left < left - 1 ? [`${id} from ${Math.round(box.left)} to ${Math.round(box.right)} px`] : [];
    });
    return main.scrollWidth > main.clientWidth + 1 ? [...found, `the page is ${main.scrollWidth} px wide`] : found;
  }, ids);
}

for (const width of [360, 390, 2560])
  for (const [name, look] of Object.entries(LOOKS))
    test(`nothing sticks out at ${width} px, ${name}`, async ({ gallery, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await gallery.show(IN_FLOW, look);
      expect.soft(await gallery.problems()).toEqual([]);
      expect.soft(await sticksOut(page, IN_FLOW)).toEqual([]);
    });

test('dialogs stay in the window at 390 and 2560 px, large text', async ({ gallery, page }) => {
  for (const width of [390, 2560])
    for (const id of OVERLAYS) {
      await page.setViewportSize({ width, height: 700 });
      await gallery.show(id, { theme: { textSize: 'large', motion: 'none' } });
      const box = await gallery.of(id).boundingBox();
      expect.soft(box?.x, `${id} at ${width} px`).toBeGreaterThanOrEqual(0);
      expect.soft((box?.x ?? 0) + (box?.width ?? 0), `${id} at ${width} px`).toBeLessThanOrEqual(width);
      expect.soft((box?.y ?? 0) + (box?.height ?? 0), `${id} at ${width} px`).toBeLessThanOrEqual(700);
    }
});

/** What can be used with a pointer and not with the Tab key. A roving focus counts as reached, and so does a stepper: the arrow keys of its field do the same. */
test('everything that can be clicked can be reached with the keyboard and has a name', async ({ gallery, page }) => {
  for (const id of Object.keys(EXAMPLES)) {
    await gallery.show(id, { handles: 'all' });
    const found = await page.evaluate((instance) => {
      const own = document.querySelector(`[data-instance="${instance}"]`);
      const nameOf = (element: Element): string =>
        element.getAttribute('aria-label') ??
        element.getAttribute('alt') ??
        (element.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((other) => document.getElementById(other)?.textContent ?? '')
          .join(' ')
          .concat(
            element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
              ? [...(element.labels ?? [])].map((label) => label.textContent).join(' ')
              : '',
            element.textContent ?? '',
            element.getAttribute('title') ?? '',
          );
      const groups = '[role=tablist], [role=radiogroup], [role=tree], [role=grid], [role=listbox], [role=menu], [role=toolbar], table, .ca-kanban';
      return [
        ...(own?.querySelectorAll('button, a, [role=button], [role=slider], [role=tab], [role=treeitem], [role=switch], [role=checkbox], input, textarea') ??
          []),
      ]
        .concat(own?.matches('button, a, [role=button]') === true ? [own] : [])
        .flatMap((element) => {
          if (
            !(element instanceof HTMLElement) ||
            element.closest('[aria-hidden=true], [hidden], [inert]') !== null ||
            element.matches(':disabled, [type=file], [type=hidden]')
          )
            return [];
          if (element.offsetParent === null && getComputedStyle(element).position !== 'fixed') return [];
          const what = `${element.tagName.toLowerCase()} ${element.outerHTML.slice(0, 110)}`;
          const isReached =
            element.tabIndex >= 0 || element.closest(groups)?.querySelector('[tabindex="0"], input, button') != null || element.closest('.ca-stepper') !== null;
          return [...(isReached ? [] : [`no Tab: ${what}`]), ...(nameOf(element).trim() === '' ? [`no name: ${what}`] : [])];
        });
    }, id);
    expect.soft(found, id).toEqual([]);
  }
});
