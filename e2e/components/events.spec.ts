import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { DRIVERS, INPUT_DRIVERS } from './support/drivers.ts';
import { expect, test } from './support/gallery.ts';

/** Events that the guest makes or completes, which these pages are without. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'Form.submit': 'the guest adds the values',
  'Form.invalid': 'the guest says it when a check fails',
  'Drawer.open': 'the guest says it when a step opens it',
  'Modal.open': 'the guest says it when a step opens it',
};

const IDS = Object.keys(EXAMPLES);
const GROUPS = [...new Set(IDS.map((id) => componentSpec(id)?.group ?? ''))];

for (const group of GROUPS)
  for (const id of IDS.filter((candidate) => componentSpec(candidate)?.group === group)) {
    const spec = componentSpec(id);
    const events = Object.keys(spec?.events ?? {}).filter((event) => ELSEWHERE[`${id}.${event}`] === undefined);
    if (events.length === 0) continue;
    test(`${id} says ${events.join(', ')}`, async ({ gallery, page }) => {
      for (const event of events) {
        const drive = DRIVERS[`${id}.${event}`] ?? (spec?.isInput === true ? INPUT_DRIVERS[event] : undefined);
        expect.soft(drive, `nobody shows how ${id} comes to “${event}”`).toBeDefined();
        if (drive === undefined) continue;
        await gallery.show(id, { handles: 'all' });
        try {
          await drive({ gallery, page, of: gallery.of(id), id });
        } catch (error) {
          expect.soft(String(error).split('\n').slice(0, 6).join(' '), `${id}.${event} could not be done`).toBe('');
          continue;
        }
        await expect.soft
          .poll(() => gallery.events(id, event).then((payloads) => payloads.length), { message: `${id}.${event} was not said`, timeout: 2_500 })
          .toBeGreaterThan(0);
        const payload = (await gallery.events(id, event))[0];
        expect.soft(Object.keys(payload ?? {}), `payload of ${id}.${event}`).toEqual(expect.arrayContaining(Object.keys(spec?.events[event]?.payload ?? {})));
        expect.soft(await gallery.problems(), `${id}.${event}`).toEqual([]);
      }
    });
  }
