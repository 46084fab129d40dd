import { defineConfig } from '@playwright/test';
import { browserOptions } from '../support/browser.ts';

const isUpdate = process.env['UPDATE_BASELINES'] !== undefined;
/** Letters are drawn the same with other settings of the system. */
const STEADY = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/** The components one by one, in pages of their own without a host. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/components',
  globalSetup: './support/build-pages.ts',
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  // A picture that is missing fails. UPDATE_BASELINES=1 takes those that are missing or changed, then lays all on sheets, and tests nothing.
  updateSnapshots: isUpdate ? 'changed' : 'none',
  ...(isUpdate
    ? {
        projects: [
          { name: 'pictures', testMatch: 'pictures.spec.ts' },
          { name: 'sheets', testMatch: 'contact-sheet.spec.ts', dependencies: ['pictures'] },
        ],
      }
    : { testIgnore: 'contact-sheet.spec.ts' }),
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
      args: [...browserOptions.launchOptions.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', ...STEADY],
    },
    viewport: { width: 1280, height: 900 },
    actionTimeout: 5_000,
  },
});
