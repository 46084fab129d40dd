import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { guestBundle } from '../../../scripts/build-guest.mjs';

it('the guest bundle in the repository is the one its sources make (else: node scripts/build-guest.mjs)', async () => {
  expect(readFileSync(new URL('./guest-bundle.generated.ts', import.meta.url), 'utf8') === (await guestBundle())).toBe(true);
});
