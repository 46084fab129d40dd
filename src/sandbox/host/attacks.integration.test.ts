import { describe, expect, it } from 'vitest';
import { attackGroups, readAttacks, type Attack } from '../../testing/sandbox/attack-files.ts';
import { HostAttacks } from '../../testing/sandbox/host-attack.ts';
import { runAttack } from '../../testing/sandbox/attack-run.ts';

/** As in the full suite: `npm run -s bench -- attacks`. */
const LIMITS = { ms: 500, memoryMb: 128 };
const FROM_EACH = 3;

/** Spread over the file, another part than the first ones each time there are more. */
function some(attacks: Attack[], count = FROM_EACH): Attack[] {
  return attacks.filter((_, i) => Math.floor((i * count) / attacks.length) !== Math.floor(((i - 1) * count) / attacks.length));
}

describe('attacks', () => {
  const groups = attackGroups().map((group) => ({ group, attacks: readAttacks(group) }));

  it('there are enough of them, and each says what would be an escape', () => {
    expect(groups.length).toBeGreaterThanOrEqual(12);
    const all = groups.flatMap(({ attacks }) => attacks);
    expect(all.length).toBeGreaterThanOrEqual(150);
    for (const attack of all) expect([attack.name, attack.code.length > 0, attack.escape.length > 10]).toEqual([attack.name, true, true]);
    expect(new Set(all.map(({ group, name }) => `${group}: ${name}`)).size).toBe(all.length);
  });

  it.each(groups.filter(({ attacks }) => attacks.every(({ venue }) => venue !== 'host')))('SES-50 SES-51 SES-53 SES-57: $group', { timeout: 60_000 }, async ({ attacks }) => {
    const failed: unknown[] = [];
    for (const attack of some(attacks)) {
      const report = await runAttack(attack, LIMITS);
      if (report.problems.length > 0) failed.push(report);
    }
    expect(failed).toEqual([]);
  });

  it('the watch over the host notices what reaches the forbidden server', { timeout: 60_000 }, async () => {
    const host = new HostAttacks();
    const attack: Attack = { group: '', name: '', code: `await tryAll('http://127.0.0.1:FORBIDDEN/')`, venue: 'host', ends: [], value: null, escape: '' };
    expect(await host.run(attack, true)).toEqual([expect.stringContaining('ESCAPED: reached'), '1 requests reached the forbidden server']);
    expect(await host.run(attack)).toEqual([]);
    await host.close();
  });

  it.each(groups.filter(({ attacks }) => attacks.some(({ venue }) => venue === 'host')))('PRM-31 PRM-32 PRM-36 PRM-51: $group', { timeout: 300_000 }, async ({ attacks }) => {
    expect(attacks.length).toBeGreaterThanOrEqual(25);
    const host = new HostAttacks();
    const failed: unknown[] = [];
    for (const attack of some(attacks, FROM_EACH * 3)) {
      const problems = await host.run(attack);
      if (problems.length > 0) failed.push([attack.name, problems]);
    }
    await host.close();
    expect(failed).toEqual([]);
  });
});
