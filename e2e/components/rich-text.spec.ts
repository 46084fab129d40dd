import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import { expect, type Gallery, test } from './support/gallery.ts';

const open = (gallery: Gallery, props: JsonObject = {}, look = {}): Promise<void> => gallery.showBare('RichText', { label: 'Letter', ...props }, look);
const box = (page: Page) => page.getByRole('textbox', { name: 'Letter' });
const value = async (gallery: Gallery): Promise<JsonObject | undefined> => (await gallery.events('RichText', 'change')).at(-1);

/** As a browser does it when something was copied elsewhere. */
async function paste(page: Page, html: string): Promise<void> {
  await box(page).evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/html', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

test('formats by toolbar and keys; the toolbar is one stop for Tab', async ({ gallery, page }) => {
  await open(gallery);
  await box(page).click();
  await page.keyboard.type('Dear Ada');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Italic' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Redo' })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => value(gallery)).toEqual({ value: '<p><strong>Dear Ada</strong></p>', text: 'Dear Ada' });
  await page.keyboard.press('Control+z');
  await expect.poll(() => value(gallery)).toEqual({ value: '<p>Dear Ada</p>', text: 'Dear Ada' });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Checklist' }).click();
  await page.keyboard.type('bring the card');
  await page.getByRole('checkbox').click();
  await expect
    .poll(() => value(gallery))
    .toEqual({
      value: '<p>Dear Ada</p><ul data-type="taskList"><li data-checked="true" data-type="taskItem"><p>bring the card</p></li></ul>',
      text: 'Dear Ada\nbring the card',
    });
  expect(await gallery.problems()).toEqual([]);
});

test('links come from a dialog that takes only addresses that are safe to follow', async ({ gallery, page }) => {
  await open(gallery);
  await box(page).click();
  await page.keyboard.type('our site');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await expect(dialog.getByLabel('Address')).toBeFocused();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Address')).toHaveAccessibleDescription(/Type an address such as/);
  await dialog.getByLabel('Address').fill('example.com');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(box(page)).toBeFocused();
  await expect.poll(() => value(gallery)).toEqual({ value: '<p><a href="https://example.com/">our site</a></p>', text: 'our site' });
  await page.keyboard.press('Control+k');
  await expect(dialog.getByLabel('Address')).toHaveValue('https://example.com/');
  await dialog.getByRole('button', { name: 'Remove the link' }).click();
  await expect.poll(() => value(gallery)).toEqual({ value: '<p>our site</p>', text: 'our site' });
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(box(page)).toBeFocused();
});

test('what is pasted is cleaned: nothing runs, looks become emphasis, lists of a word processor are lists', async ({ gallery, page }) => {
  await open(gallery);
  await page.evaluate(() => Object.assign(window, { ran: 0 }));
  await box(page).click();
  for (const html of [
    '<img src=x onerror="ran=1"><p onclick="ran=1">words</p><script>ran=1</script>',
    '<svg><style><img src=x onerror="ran=1"></style></svg><a href="javascript:ran=1">link</a>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran=1&gt;">',
    '<iframe srcdoc="<script>parent.ran=1</script>"></iframe><form><input autofocus onfocus="ran=1"></form>',
  ])
    await paste(page, html);
  await expect(box(page)).toContainText('words');
  expect(await box(page).locator('img, script, svg, iframe, form, [onclick], a[href^="javascript"]').count()).toBe(0);
  await page.keyboard.press('Control+a');
  await paste(
    page,
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>One</p><p class=MsoNormal><span style='font-weight:700'>Two</span></p>",
  );
  await expect.poll(() => value(gallery)).toMatchObject({ value: '<ul><li><p>One</p></li></ul><p><strong>Two</strong></p>' });
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(0);
  // The same by value.
  await gallery.setState('RichText', 'value', '<p>safe</p><img src=x onerror="ran=1"><a href="javascript:ran=1">x</a>');
  await expect(box(page)).toHaveText('safex');
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(0);
});

test('keeps Markdown, counts, is read only, follows the app', async ({ gallery, page }) => {
  await open(gallery, { format: 'markdown', value: '## Plan\n\n- one\n- **two**\n\n- [x] done', maxLength: 20 });
  await expect(page.getByRole('heading', { name: 'Plan' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toBeChecked();
  await expect(page.getByRole('button', { name: 'Underline' })).toHaveCount(0);
  await box(page).press('Control+End');
  await page.keyboard.type(' and *more*');
  await expect.poll(async () => (await value(gallery))?.['value']).toBe('## Plan\n\n- one\n- **two**\n\n<!-- -->\n\n- [x] done and *more*');
  await expect(page.locator('.ca-rich-count')).toHaveAttribute('data-over', 'true');
  await gallery.setState('RichText', 'value', 'Set by the app');
  await expect(box(page)).toHaveText('Set by the app');
  await gallery.setProp('RichText', 'readOnly', true);
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect(box(page)).toHaveAttribute('aria-readonly', 'true');
  await gallery.setState('RichText', 'value', '[site](https://example.com/)');
  await page.getByRole('link', { name: 'site' }).click({ modifiers: [] });
  expect(page.url()).toContain('conformance.html');
});

test('a text of 200 KB: keys show at once and the value is written out when they stop', async ({ gallery, page }) => {
  const paragraph = `<p>${'Words of a long letter. '.repeat(20)}</p>`;
  await open(gallery, { value: paragraph.repeat(Math.ceil(200_000 / paragraph.length)) });
  await box(page).locator('p').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Hello ', { delay: 5 });
  await expect(box(page).locator('p').first()).toHaveText(/^Hello Words/);
  await expect.poll(async () => String((await value(gallery))?.['value']).slice(0, 20)).toBe('<p>Hello Words of a ');
  expect((await gallery.events('RichText', 'change')).length).toBeLessThan(6);
});

for (const scheme of ['light', 'dark'] as const)
  test(`meets axe, ${scheme}, both directions, wide and on a phone`, async ({ gallery, page }, testInfo) => {
    for (const [width, direction] of [
      [1440, 'ltr'],
      [390, 'rtl'],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await open(
        gallery,
        {
          value:
            '<h2>Plan</h2><p>A <a href="https://example.com">link</a> and <code>code</code></p><ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>Done</p></li><li data-type="taskItem" data-checked="false"><p>Open</p></li></ul><blockquote><p>Said</p></blockquote><pre><code>a = 1</code></pre>',
          maxLength: 400,
          required: true,
        },
        { scheme, direction },
      );
      await testInfo.attach(`${scheme} ${width}`, { body: await page.screenshot(), contentType: 'image/png' });
      const { violations } = await new AxeBuilder({ page }).include('.ca-field').analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.getByRole('button', { name: 'Link' }).click();
    const { violations } = await new AxeBuilder({ page }).include('.ca-dialog').analyze();
    expect.soft(violations.map(({ id }) => id)).toEqual([]);
  });
