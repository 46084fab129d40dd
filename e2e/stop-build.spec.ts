import type { GenerationEvent } from '../src/shared/contracts/generation.ts';
import { apiOf } from './support/api.ts';
import type { TestWorkspace } from './support/test-workspace.ts';
import { expect, test } from './support/test.ts';

const WORDS = 'A veterinary clinic with owners, animals, vets, appointments, treatments, medicines, invoices and payments, and who is due for a vaccination this month.';

test.describe('a build stopped through the contract at its first stage', () => {
  /** Builds until the first stage that runs, then does `meanwhile` and lets go of the stream. */
  async function buildUntilFirstStage(home: string, meanwhile: (appId: string) => Promise<void>): Promise<{ appId: string; seen: GenerationEvent['type'][] }> {
    const abort = new AbortController();
    const seen: GenerationEvent['type'][] = [];
    let appId = '';
    const stream = await apiOf(home).generation.generate({ prompt: WORDS }, { signal: abort.signal });
    try {
      for await (const event of stream) {
        seen.push(event.type);
        if (event.type === 'started') appId = event.appId;
        if (event.type !== 'stage' || event.state !== 'running') continue;
        await meanwhile(appId);
        abort.abort();
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
    expect(seen).not.toContain('done');
    return { appId, seen };
  }

  test('leaves no app and no data behind', async ({ workspace }) => {
    const { appId } = await buildUntilFirstStage(workspace.host.home, async () => {});
    const api = apiOf(workspace.host.home);
    await expect.poll(() => api.apps.list({})).toEqual([]);
    expect(await api.apps.list({ trash: true })).toEqual([]);
    await expect(api.apps.get({ appId })).rejects.toMatchObject({ code: 'app.not-found' });
    await expect(workspace.page.getByRole('link', { name: /^Open / })).toHaveCount(0);
  });

  test('keeps what there is when asked to, and it opens, runs and survives a restart', async ({ workspace }) => {
    const api = apiOf(workspace.host.home);
    const { appId } = await buildUntilFirstStage(workspace.host.home, (id) => api.generation.keep({ appId: id }).then(() => undefined));
    const { name } = await api.apps.get({ appId });
    await workspace.open(name);
    await workspace.expectSaved();
    await expect((await workspace.preview()).main()).toBeVisible();
    await workspace.restart();
    await workspace.open(name);
  });
});

test.describe('a build stopped by a person', () => {
  /** Presses the button the moment it can be pressed: a build takes about a second, which is less than a test may need to look. */
  async function pressAsSoonAsPossible(workspace: TestWorkspace, label: string): Promise<void> {
    await workspace.page.evaluate((text) => {
      const observer = new MutationObserver(() => {
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(text) === true && !each.disabled);
        if (button === undefined) return;
        observer.disconnect();
        button.click();
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    }, label);
    await workspace.describeBox().fill(WORDS);
    await workspace.page.getByRole('button', { name: 'Build app' }).click();
  }

  test('“Cancel” leaves the description and no app', async ({ workspace }, testInfo) => {
    await pressAsSoonAsPossible(workspace, 'Cancel');
    await expect(workspace.messages().getByText('Cancelled. Your description is still here.')).toBeVisible();
    await expect(workspace.describeBox()).toHaveValue(WORDS);
    await workspace.picture(testInfo, 'cancelled');
    await expect.poll(() => apiOf(workspace.host.home).apps.list({})).toEqual([]);
    await workspace.generate(WORDS);
  });

  test('“Stop and keep this” opens what was built so far', async ({ workspace }, testInfo) => {
    await pressAsSoonAsPossible(workspace, 'Stop and keep this');
    await expect(workspace.messages().getByText('Stopped. What was built so far is here.')).toBeVisible();
    await expect(workspace.layers()).toBeVisible();
    await workspace.picture(testInfo, 'kept');
    await workspace.expectSaved();
    const name = await workspace.appName();
    await expect.poll(async () => (await apiOf(workspace.host.home).apps.list({})).map((app) => app.name)).toEqual([name]);
    await expect((await workspace.preview()).main()).toBeVisible();
    await workspace.restart();
    await workspace.open(name);
  });
});
