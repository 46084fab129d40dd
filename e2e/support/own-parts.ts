import { expect, type Page } from '@playwright/test';

/** The components of the app that `withOwnComponents` makes, used as a person would. */
export class OwnParts {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Both get inputs from the app and send it events. @param isFramed whether the coded one has a frame without an origin */
  async use({ isFramed = true } = {}): Promise<void> {
    const meter = isFramed ? this.page.frameLocator('iframe[title="Meter"]') : this.page;
    await expect(meter.getByRole('button', { name: 'Pressed by nobody: 3' })).toBeVisible();
    await this.page.getByRole('button', { name: 'Choose Ada' }).click();
    await expect(meter.getByRole('button', { name: 'Pressed by Ada: 3' })).toBeVisible();
    await meter.getByRole('button', { name: 'Pressed by Ada: 3' }).click();
    await expect(this.page.getByText('Counted 4')).toBeVisible();
    if (!isFramed) return;
    const frame = await (await this.page.locator('iframe[title="Meter"]').elementHandle())?.contentFrame();
    expect(await frame?.evaluate(() => self.origin)).toBe('null');
  }
}
