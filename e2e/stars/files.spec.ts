import type { Page } from '@playwright/test';
import { expect, test } from './support/star.ts';

const BIG = { name: 'big.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1024 * 1024 + 1, 65) };
const NOTE = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('A note') };
const PICTURE = { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from('x') };

/** Lets files fall on the box, as from the desktop. */
async function drop(page: Page, files: readonly (typeof NOTE)[]): Promise<void> {
  const data = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, type, size, text } of given) transfer.items.add(new File([text.padEnd(size, 'A')], name, { type }));
      return transfer;
    },
    files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, size: buffer.length, text: buffer.subarray(0, 20).toString() })),
  );
  const box = page.locator('.ca-drop');
  await box.dispatchEvent('dragover', { dataTransfer: data });
  await expect(box).toHaveAttribute('data-over', 'true');
  await box.dispatchEvent('drop', { dataTransfer: data });
}

test('files by drop and by the window; one too large and one of another kind are refused in words', { tag: '@long' }, async ({ star, page }) => {
  await star.open('choices');
  await drop(page, [NOTE, { ...NOTE, name: 'list.csv' }]);
  await star.expectHeld('Papers', ['note.txt 6', 'list.csv 6']);
  await drop(page, [BIG]);
  await expect(page.getByRole('alert').filter({ hasText: 'big.txt' })).toHaveText('“big.txt” is 1 MB; the limit is 1 MB.');
  await drop(page, [PICTURE]);
  await expect(page.getByRole('alert').filter({ hasText: 'picture.png' })).toContainText('is not of a kind that is taken here: .txt,.csv');
  await star.expectHeld('Papers', ['note.txt 6', 'list.csv 6']);
  await page.getByRole('button', { name: 'Remove note.txt' }).click();
  await star.expectHeld('Papers', ['list.csv 6']);
  const [window] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('Choose', { exact: true }).last().click()]);
  expect(window.isMultiple()).toBe(true);
  await window.setFiles([{ ...NOTE, name: 'third.txt' }]);
  await star.expectHeld('Papers', ['list.csv 6', 'third.txt 6']);
  await expect(page.getByRole('alert').filter({ hasText: 'picture.png' })).toHaveCount(0);
});

test('files with the keyboard alone', { tag: '@long' }, async ({ star, page }) => {
  await star.open('choices');
  await star.tabTo(page.getByLabel('Papers'));
  const [window] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await window.setFiles([NOTE]);
  await star.expectHeld('Papers', ['note.txt 6']);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Remove note.txt' })).toBeFocused();
  await page.keyboard.press('Enter');
  await star.expectHeld('Papers', []);
  // What was focused is gone: the focus stays at the field.
  await expect(page.getByLabel('Papers')).toBeFocused();
});
