import { defineConfig } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/screenshots',
  workers: 1,
  timeout: 180_000,
  reporter: 'list',
  use: browserOptions,
});
