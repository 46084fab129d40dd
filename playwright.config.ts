import { defineConfig } from '@playwright/test';
import { browserOptions } from './e2e/support/browser.ts';

export default defineConfig({
  testDir: 'e2e',
  testIgnore: ['electron/**', 'screenshots/**', 'components/**'],
  // What would make `npm test` too long runs on request: CASUAL_ALL_SPECS=1 npm run e2e.
  ...(process.env['CASUAL_ALL_SPECS'] === undefined ? { grepInvert: /@long/ } : {}),
  outputDir: 'test-results/e2e',
  // Each test has its own host and data folder, so they do not disturb each other.
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  // A second try tells a busy machine from a fault; both tries are in the report.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: { ...browserOptions, actionTimeout: 10_000, trace: 'on-first-retry', screenshot: 'only-on-failure' },
});
