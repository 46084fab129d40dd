import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import { DRIVERS, INPUT_DRIVERS } from './support/drivers.ts';
import { expect, test } from './support/gallery.ts';
import { RUNNING_DRIVERS } from './support/running-drivers.ts';

const IDS = Object.keys(EXAMPLES);
const GROUPS = [...new Set(IDS.map((id) => componentSpec(id)?.group ?? ''))];

for (const group of GROUPS)
  for (const id of IDS.filter((candidate) => componentSpec(candidate)?.group === group)) {
    const spec = componentSpec(id);
    const events = Object.keys(spec?.events ?? {});
    if (events.length === 0) continue;
    test(`${id} says ${events.join(', ')}`, async ({ gallery, page }) => {
      for (const event of events) {
        const inEngine = RUNNING_DRIVERS[`${id}.${event}`];
        const drive = inEngine?.drive ?? DRIVERS[`${id}.${event}`] ?? (spec?.isInput === true ? INPUT_DRIVERS[event] : undefined);
        expect.soft(drive, `nobody shows how ${id} comes to “${event}”`).toBeDefined();
        if (drive === undefined) continue;
        if (inEngine === undefined) await gallery.show(id, { handles: 'all' });
        else await gallery.run(id, inEngine.props, Object.fromEntries((inEngine.calls ?? []).map((method) => [method, []])));
        const payloads = async (): Promise<JsonObject[]> =>
          inEngine === undefined
            ? gallery.events(id, event)
            : (await gallery.running(id)).said.filter((said) => said.event === event).map(({ payload }) => payload);
        try {
          await drive({ gallery, page, of: gallery.of(id), id });
        } catch (error) {
          expect.soft(String(error).split('\n').slice(0, 6).join(' '), `${id}.${event} could not be done`).toBe('');
          continue;
        }
        await expect.soft.poll(async () => (await payloads()).length, { message: `${id}.${event} was not said`, timeout: 2_500 }).toBeGreaterThan(0);
        const [payload] = await payloads();
        expect.soft(Object.keys(payload ?? {}), `payload of ${id}.${event}`).toEqual(expect.arrayContaining(Object.keys(spec?.events[event]?.payload ?? {})));
        expect.soft(await gallery.problems(), `${id}.${event}`).toEqual([]);
      }
    });
  }
