import type { Locator, Page } from '@playwright/test';
import { COMPONENT_IDS, componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import { expect, type Gallery, test } from './support/gallery.ts';

/** What every input has alike, from the catalogue: whoever adds one is tested here. */
const INPUTS = COMPONENT_IDS.filter((id) => componentSpec(id)?.isInput === true);

const WORDS = { label: 'Label words', help: 'Help words', placeholder: 'Placeholder words' };
/** Shows its options, picture or thumb, where others show a placeholder. */
const NO_PLACEHOLDER = new Set(['Checkbox', 'Switch', 'RadioGroup', 'Slider', 'Rating']);
/** Roles for which ARIA knows no “required”; the mark beside the label says it. */
const NO_REQUIRED = new Set(['Slider', 'Signature', 'FilePicker']);

type Found = { names: string; descriptions: string; isInvalid: boolean; isRequired: boolean; canType: boolean; stops: number };

/** What assistive technology is told about the controls of an input. */
function read(of: Locator): Promise<Found> {
  return of.evaluate((root) => {
    const textOf = (ids: string | null): string =>
      (ids ?? '')
        .split(' ')
        .map((id) => (id === '' ? '' : (document.getElementById(id)?.textContent ?? '')))
        .join(' ');
    const controls = [...root.querySelectorAll<HTMLElement>('input, textarea, select, button, [role], [tabindex], [contenteditable]')];
    const named = controls.map((control) => {
      const labels = 'labels' in control ? [...((control as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ') : '';
      return `${textOf(control.getAttribute('aria-labelledby'))} ${control.getAttribute('aria-label') ?? ''} ${labels}`;
    });
    const isOff = (control: HTMLElement): boolean =>
      (control as HTMLInputElement).disabled ||
      control.closest('[aria-disabled="true"]') !== null ||
      (control as HTMLInputElement).readOnly ||
      control.closest('[aria-readonly="true"]') !== null;
    const typed = controls.filter(
      (control) => control.matches('input:not([type="hidden"]), textarea, [contenteditable="true"]') && control.getClientRects().length > 0,
    );
    return {
      names: named.join(' | '),
      descriptions: controls.map((control) => textOf(control.getAttribute('aria-describedby'))).join(' | '),
      isInvalid: controls.some((control) => control.getAttribute('aria-invalid') === 'true'),
      isRequired: controls.some((control) => control.getAttribute('aria-required') === 'true' || (control as HTMLInputElement).required),
      canType: typed.some((control) => !isOff(control)),
      stops: controls.filter(
        (control) => (control.tabIndex >= 0 || control.isContentEditable) && !(control as HTMLInputElement).disabled && control.getClientRects().length > 0,
      ).length,
    };
  });
}

const props = (id: string, more: JsonObject = {}): JsonObject => ({ ...EXAMPLES[id]?.props, ...WORDS, ...more });
const open = (gallery: Gallery, id: string, more: JsonObject = {}): Promise<void> => gallery.showBare(id, props(id, more));

/** Everything a hand may try on it. */
async function fiddle(page: Page, of: Locator): Promise<void> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('It is not there');
  for (const [x, y] of [
    [0.1, 0.5],
    [0.5, 0.5],
    [0.95, 0.45],
  ] as const) {
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    for (const key of ['a', 'ArrowRight', 'ArrowUp', 'Space', 'Backspace', 'Enter', 'Escape']) await page.keyboard.press(key);
  }
}

for (const id of INPUTS)
  test(`${id}: label, help, mark, problem, disabled, read only and loading as in every input`, async ({ gallery, page }) => {
    const of = gallery.of(id);
    await open(gallery, id, { required: true });
    await expect.soft(of.getByText(WORDS.label).first(), 'its label shows').toBeVisible();
    await expect.soft(of.locator('.ca-required').first(), 'the mark shows').toBeVisible();
    await expect.soft(of.getByText(WORDS.help), 'its help shows').toBeVisible();
    const plain = await read(of);
    expect.soft(plain.names, 'its label is its name').toContain(WORDS.label);
    expect.soft(plain.descriptions, 'its help is told').toContain(WORDS.help);
    expect.soft(plain.isInvalid).toBe(false);
    if (!NO_REQUIRED.has(id)) expect.soft(plain.isRequired, 'it is told to be required').toBe(true);
    expect.soft(plain.stops, 'Tab reaches it').toBeGreaterThan(0);

    await gallery.setState(id, 'error', 'Problem words');
    const wrong = await read(of);
    await expect.soft(of.getByText('Problem words')).toBeVisible();
    expect.soft(wrong.descriptions, 'its problem is told').toContain('Problem words');
    expect.soft(wrong.isInvalid, 'it is told to be wrong').toBe(true);

    if (!NO_PLACEHOLDER.has(id)) {
      const { value: _value, ...empty } = props(id);
      await gallery.showBare(id, empty);
      const placeholder = of
        .locator(`[placeholder="${WORDS.placeholder}"], [aria-placeholder="${WORDS.placeholder}"]`)
        .or(of.getByText(WORDS.placeholder))
        .first();
      await expect.soft(placeholder, 'its placeholder shows').toBeVisible();
    }

    // The method of the app, then what each way of being locked lets through.
    await gallery.perform({ kind: 'method', id, method: 'focus', args: [] });
    await expect.soft.poll(() => of.evaluate((root) => root.contains(document.activeElement)), { message: 'focus() brings the focus' }).toBe(true);
    for (const lock of ['disabled', 'readOnly', 'loading']) {
      await open(gallery, id, { [lock]: true });
      await fiddle(page, of);
      expect.soft(await gallery.events(id, 'change'), `${lock}: nothing changes`).toEqual([]);
      const locked = await read(of);
      expect.soft(locked.canType, `${lock} is told`).toBe(false);
      if (lock === 'readOnly') expect.soft(locked.stops, 'what can be read can be reached').toBeGreaterThan(0);
    }
    expect.soft(await gallery.problems()).toEqual([]);
  });
