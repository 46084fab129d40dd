import type { Locator, Page } from '@playwright/test';

/** Where things are in a table. */
export class Grid {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, name: string) {
    this.page = page;
    // Grouped, it is a tree of rows.
    this.root = page.getByRole('grid', { name }).or(page.getByRole('treegrid', { name }));
  }

  head(name: string): Locator {
    return this.root.getByRole('columnheader', { name, exact: true });
  }

  /** Cells of a column from the top down. */
  cells(field: string): Locator {
    return this.root.locator(`tbody [role="gridcell"][data-col="${field}"]`);
  }

  cell(row: string, field: string): Locator {
    return this.root.getByRole('row').filter({ hasText: row }).locator(`[data-col="${field}"]`);
  }

  heads(): Promise<string[]> {
    return this.root
      .getByRole('columnheader')
      .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-col') ?? []).filter((col) => !col.startsWith('$')));
  }

  /** Row and column that the keyboard is in: "0 patient". */
  place(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement;
      return `${at?.closest('[data-line]')?.getAttribute('data-line') ?? ''} ${at?.closest('[data-col]')?.getAttribute('data-col') ?? ''}`;
    });
  }
}
