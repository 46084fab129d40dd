import { defineConfig } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';

/** All journeys through the components that most apps use; `npm test` runs those without the tag @long. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/stars',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: { ...browserOptions, actionTimeout: 10_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
