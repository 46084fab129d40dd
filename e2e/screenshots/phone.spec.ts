import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { templateApp, writeApp } from '../phone/walked-apps.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');
const TODAY = new Date().toISOString().slice(0, 10);

/** Apps as they come, on a phone: what is shown, of which template, on which page, with which button pressed. */
const PICTURES = [
  { name: 'dashboard', template: 'clinic', path: '/' },
  { name: 'board', template: 'booking-desk', path: '/bookings' },
  { name: 'cards', template: 'recipe-box', path: '/recipes' },
  { name: 'table', template: 'customers-and-deals', path: '/contacts' },
  { name: 'form', template: 'customers-and-deals', path: '/contacts', press: 'Add contact' },
  { name: 'dark', template: 'gym', path: '/classes' },
];

for (const { name, template, path, press } of PICTURES)
  test(`a picture of a phone: ${name}`, async ({ page }, info) => {
    const url = await writeApp(templateApp(template, TODAY), info.outputPath('app.html'));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${url}#${path}`);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    if (press !== undefined) await page.getByRole('main').getByRole('button', { name: press }).first().click();
    await expect(page.locator('[class*=skeleton], [aria-busy=true]')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(FOLDER, `phone-${name}.png`), animations: 'disabled' });
  });
