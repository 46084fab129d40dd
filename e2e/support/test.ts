import { test as base, expect, type Page } from '@playwright/test';
import { Host } from './host.ts';
import { TestWorkspace } from './test-workspace.ts';

/** `workspace`: a person in front of a freshly opened Casual OS. Any error on the page's console fails the test. */
export const test = base.extend<{ host: Host; workspace: TestWorkspace }>({
  host: async ({}, use) => {
    const host = new Host();
    await use(host);
    await host.dispose();
  },
  workspace: async ({ host, page }, use) => {
    const problems = watchForProblems(page);
    const workspace = new TestWorkspace(page, host);
    await workspace.start();
    await use(workspace);
    expect(problems, 'errors on the console of the IDE').toEqual([]);
  },
});

export { expect };

function watchForProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // A host that a test stops on purpose makes the browser complain about its connections.
    if (message.type() === 'error' && !/WebSocket connection|ERR_CONNECTION_REFUSED|Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  return problems;
}
