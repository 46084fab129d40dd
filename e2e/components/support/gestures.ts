import { expect, type Locator, type Page } from '@playwright/test';
import type { Gallery } from './gallery.ts';

export type Driver = (at: { gallery: Gallery; page: Page; of: Locator; id: string }) => Promise<void>;

const FOCUSABLE = 'input:not([type=file]):not([type=color]), textarea, [contenteditable=true], [role=slider], button, [tabindex="0"]';
export const control = (of: Locator): Locator => of.locator(FOCUSABLE).first();

export const click: Driver = ({ of }) => of.click();
export const fill =
  (text: string): Driver =>
  ({ of }) =>
    of.getByRole('textbox').last().fill(text);
export const option =
  (name: string): Driver =>
  async ({ of, page }) => {
    await of.getByRole('combobox').click();
    await page.getByRole('option', { name }).click();
  };
export const button =
  (name: string | RegExp): Driver =>
  ({ of }) =>
    of.getByRole('button', { name }).first().click();
/** From the middle of one element to the middle of another, as a hand does it. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (a === null || b === null) throw new Error('There is nothing to drag');
  await page.mouse.move(a.x + a.width / 2, a.y + Math.min(a.height / 2, 20));
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 + 8, a.y + a.height / 2 + 8, { steps: 3 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height - 6, { steps: 8 });
  await page.mouse.up();
}
/** A short wave in the middle of an element. */
export async function scribble(page: Page, on: Locator): Promise<void> {
  const box = await on.boundingBox();
  if (box === null) throw new Error('There is nothing to draw on');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
  await page.mouse.down();
  for (let i = 1; i <= 6; i++) await page.mouse.move(box.x + box.width * (0.3 + i * 0.06), box.y + box.height * (0.4 + (i % 2) * 0.2));
  await page.mouse.up();
}

/** A point of a chart, as shares of its width and height. */
export async function clickPart(page: Page, of: Locator, x = 0.32, y = 0.5): Promise<void> {
  const drawn = of.locator('svg').last();
  await drawn.waitFor();
  // Bars and slices grow into their place.
  await expect.poll(async () => (await drawn.locator('path').last().getAttribute('d')) === (await later(page, drawn))).toBe(true);
  const box = await drawn.boundingBox();
  if (box === null) throw new Error('The chart is not there');
  await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
}
/** The middle of the largest part of a chart. */
export async function clickLargest(page: Page, of: Locator): Promise<void> {
  const drawn = of.locator('svg').last();
  await drawn.waitFor();
  await expect.poll(async () => (await drawn.locator('path').last().getAttribute('d')) === (await later(page, drawn))).toBe(true);
  const boxes = await drawn
    .locator('path')
    .evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().toJSON() as { x: number; y: number; width: number; height: number }));
  const [largest] = boxes.filter(({ width, height }) => width > 20 && height > 20).sort((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined) throw new Error('The chart has no part');
  await page.mouse.click(largest.x + largest.width / 2, largest.y + largest.height / 2);
}
async function later(page: Page, drawn: Locator): Promise<string | null> {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 120)));
  return drawn.locator('path').last().getAttribute('d');
}
/** Silence, as a data address. */
export function silence(seconds: number): string {
  const length = seconds * 8000;
  const data = Buffer.alloc(44 + length, 128);
  data.write('RIFF', 0);
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(8000, 24);
  data.writeUInt32LE(8000, 28);
  data.writeUInt16LE(1, 32);
  data.writeUInt16LE(8, 34);
  data.write('data', 36);
  data.writeUInt32LE(length, 40);
  return `data:audio/wav;base64,${data.toString('base64')}`;
}
/** A film element plays sound as well: no encoder is needed. */
export async function play({ gallery, id }: Parameters<Driver>[0], seconds: number): Promise<void> {
  await gallery.setProp(id, 'src', silence(seconds));
  await gallery.perform({ kind: 'method', id, method: 'play', args: [] });
}
