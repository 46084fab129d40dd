import type { JsonObject } from '../../../src/shared/kernel/json.ts';
import type { Driver } from './gestures.ts';

/** Events that the engine says or completes: they are tried in a running app, with a button for each of `calls`. */
export const RUNNING_DRIVERS: Readonly<Record<string, { props?: JsonObject; calls?: readonly string[]; drive: Driver }>> = {
  'Form.submit': {
    drive: async ({ of }) => {
      await of.getByLabel('Patient').fill('Ada');
      await of.getByRole('button', { name: 'Save' }).click();
    },
  },
  'Form.invalid': { drive: ({ of }) => of.getByRole('button', { name: 'Save' }).click() },
  'Drawer.open': { props: { open: false }, calls: ['open'], drive: ({ page }) => page.getByText('Call open', { exact: true }).click() },
  'Modal.open': { props: { open: false }, calls: ['open'], drive: ({ page }) => page.getByText('Call open', { exact: true }).click() },
};
