import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Manifest } from '../../src/shared/app/manifest/index.ts';
import { screenFaults } from './screen-faults.ts';

/** A small and a usual phone, and a very wide desk. */
const WIDTHS = [360, 390, 2560] as const;
const HEIGHT = 844;
/** Up to this the player shows its phone layout. */
const PHONE = 600;
/** Of one page, so many different buttons are tried. */
const MOST_BUTTONS = 5;

/** One thing wrong on one screen: `app | page | width | what`. */
type Finding = { page: string; width: number; fault: string };

/** Goes through every page of an exported app at phone and desk widths, opens what its buttons open, and notes what a person would stumble over. */
export async function walkApp(page: Page, url: string, app: Manifest, pictures?: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  const look = async (name: string, width: number): Promise<void> => {
    await settled(page);
    for (const fault of await page.evaluate(screenFaults, { isPhone: width <= PHONE })) findings.push({ page: name, width, fault });
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${fileName(app.meta.name)}-${fileName(name)}-${width}.png`) });
  };
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  await page.goto(url);
  await page.locator('.ca-main').waitFor();
  for (const { name, path } of app.pages) {
    const hash = `#${encodeURI(path)}`;
    await page.evaluate((to) => void (location.hash = to), hash);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width <= PHONE ? HEIGHT : 1300 });
      await look(name, width);
    }
    await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
    for (const words of await buttonsOf(page)) {
      await settled(page);
      const button = page.locator('.ca-main button:visible').filter({ hasText: words }).first();
      if (!(await press(button))) continue;
      await settled(page);
      if (await page.locator('[role=dialog], [role=alertdialog], [role=menu]').last().isVisible()) await look(`${name}, ${words}`, WIDTHS[0]);
      await page.keyboard.press('Escape');
      const discard = page.getByRole('alertdialog').getByRole('button').first();
      if (await discard.isVisible()) await page.keyboard.press('Escape');
      if ((await page.evaluate(() => location.hash)) !== hash) await page.evaluate((to) => void (location.hash = to), hash);
    }
  }
  findings.push(...(await walkBar(page, app)));
  return findings;
}

/** Every page of the navigation can be reached at the bottom of a phone. */
async function walkBar(page: Page, app: Manifest): Promise<Finding[]> {
  const wanted = app.pages.filter((entry) => entry.inNav).map((entry) => entry.name);
  if (app.shell.nav === 'none' || wanted.length < 2) return [];
  const bar = page.getByRole('navigation', { name: 'Page bar' });
  const missing: string[] = [];
  for (const name of wanted) {
    const place = bar.getByRole('button', { name, exact: true });
    if (await place.isVisible()) continue;
    const more = bar.getByRole('button', { name: 'More' });
    if (!(await press(more))) {
      missing.push(name);
      continue;
    }
    if (!(await page.getByRole('dialog').getByRole('button', { name, exact: true }).isVisible())) missing.push(name);
    await page.keyboard.press('Escape');
  }
  return missing.map((name) => ({ page: name, width: WIDTHS[0], fault: 'cannot be reached from the bar' }));
}

/** Different words of the buttons on the page, those that take something away left out. */
async function buttonsOf(page: Page): Promise<string[]> {
  const words = await page.locator('.ca-main .ca-btn:visible').allInnerTexts();
  return [...new Set(words.map((text) => text.trim()).filter((text) => text !== '' && !/delete|remove|export|download|print/i.test(text)))].slice(
    0,
    MOST_BUTTONS,
  );
}

async function press(button: Locator): Promise<boolean> {
  return button.click({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );
}

/** Nothing is loading, and nothing moved for two frames. */
async function settled(page: Page): Promise<void> {
  await page
    .waitForFunction(() => document.querySelector('.ca-root [class*=skeleton], .ca-root [aria-busy=true]') === null, null, { timeout: 5_000 })
    .catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await Promise.all(
      document
        .getAnimations()
        .map((animation) => (animation.effect?.getComputedTiming().iterations === Infinity ? null : animation.finished.catch(() => null))),
    );
    await frame();
  });
}

function fileName(words: string): string {
  return words
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase()
    .slice(0, 60);
}

/** The findings as a table, the same fault at several widths in one line. */
export function tableOf(app: string, findings: readonly Finding[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { page, width, fault } of findings) {
    const key = `${app} | ${page} | ${fault}`;
    lines.set(key, [...(lines.get(key) ?? []), width]);
  }
  return [...lines].map(([key, widths]) => `${key} | ${widths.join(', ')}`);
}
