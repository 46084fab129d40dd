import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import type { Json } from '../../src/shared/kernel/json.ts';
import { expect, type Gallery, test } from './support/gallery.ts';
import { inputCheck } from './support/input-checks.ts';
import { METHOD_CHECKS } from './support/method-checks.ts';
import type { MethodCheck, Running } from './support/running.ts';
import type { Page } from '@playwright/test';

/** The real engine runs the example; a step of the app calls the method; what is seen is what the app and the person see. */
function runningAt(gallery: Gallery, page: Page, id: string): Running {
  return {
    gallery,
    page,
    id,
    of: gallery.of(id),
    // A dialog may lie over the button.
    call: async (method) => {
      const button = page.getByText(`Call ${method}`, { exact: true });
      if ((await page.getByRole('dialog').count()) > 0) await button.dispatchEvent('click');
      else await button.click();
    },
    state: async (key): Promise<Json> => (await gallery.running(id)).state[key] ?? null,
    said: async () => (await gallery.running(id)).said.map(({ event }) => event),
  };
}

function checkOf(id: string, method: string): MethodCheck | undefined {
  const spec = componentSpec(id);
  return METHOD_CHECKS[`${id}.${method}`] ?? (spec?.isInput === true ? inputCheck(id, method, spec.props['value']?.default ?? null) : undefined);
}

for (const id of Object.keys(EXAMPLES)) {
  const methods = Object.keys(componentSpec(id)?.methods ?? {});
  if (methods.length === 0) continue;
  test(`${id} answers ${methods.join(', ')}`, async ({ gallery, page }) => {
    for (const method of methods) {
      const tried = checkOf(id, method);
      expect.soft(tried, `nobody shows what ${id}.${method} does`).toBeDefined();
      if (tried === undefined) continue;
      // Those that a check needs beside its own: “pause” after “play”.
      const calls = Object.fromEntries(methods.map((name) => [name, name === method ? (tried.args ?? []) : (tried.calls?.[name] ?? [])]));
      await gallery.run(id, tried.props ?? {}, calls);
      try {
        await tried.check(runningAt(gallery, page, id));
      } catch (error) {
        expect.soft(String(error).split('\n').slice(0, 8).join(' '), `${id}.${method}`).toBe('');
      }
      expect.soft(await gallery.problems(), `${id}.${method}`).toEqual([]);
    }
  });
}
