import { defineConfig } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';

/** The components one by one, in pages of their own without a host. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/components',
  globalSetup: './support/build-pages.ts',
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 5_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: {
    ...browserOptions,
    // A camera and a microphone that need nobody's leave.
    launchOptions: {
      ...browserOptions.launchOptions,
      args: [...browserOptions.launchOptions.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    },
    viewport: { width: 1280, height: 900 },
    actionTimeout: 5_000,
  },
});
