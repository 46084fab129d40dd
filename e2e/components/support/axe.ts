import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds in the page, one line each. Frames of other hosts are theirs, and headings are the page's author's. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .disableRules(['page-has-heading-one', 'heading-order', 'region', 'landmark-one-main'])
    .exclude('iframe')
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message.slice(0, 120) ?? ''}`).join(' | ')}`,
  );
}
