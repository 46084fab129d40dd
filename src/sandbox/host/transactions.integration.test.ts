import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryData } from '../../shared/app/data/index.ts';
import { app, AppLab, button, MEMBERS, TASKS, text, type RunningApp } from '../../testing/sandbox/running-app.ts';
import { entity as entitySchema } from '../../shared/app/manifest/index.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';

const lab = new AppLab();
afterAll(() => lab.close());

const wrapped = (code: string): string =>
  `try { out = { value: (await (async () => { ${code} })()) ?? null }; } catch (error) { out = { value: { code: error.code ?? error.name, message: error.message } }; }`;

async function running(...scripts: string[]): Promise<RunningApp> {
  return lab.run(
    app([text('shown', '{{ tasks.data.length }}'), ...scripts.map((code, i) => button(`b${i}`, { do: 'script', with: { code: wrapped(code) } }))], {
      entities: [TASKS, MEMBERS],
      queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
      state: [{ id: 'out', name: 'Out', initial: null, persist: 'saved' }],
      requirements: { executionMs: 5000 },
    }),
  );
}
const out = async (lap: RunningApp): Promise<unknown> => ((await lap.data.getSaved())['out'] as { value: unknown }).value;

/** What each script returns, or the code and message of what it throws, by turns. */
async function results(...scripts: string[]): Promise<{ values: unknown[]; lap: RunningApp }> {
  const lap = await running(...scripts);
  const values: unknown[] = [];
  for (const [i] of scripts.entries()) {
    await lap.click(`b${i}`);
    values.push(await out(lap));
  }
  expect(lap.errors()).toEqual([]);
  return { values, lap };
}
const titles = "(await db.task.list()).map((row) => row.title).join()";
const inside = "(await tx.task.list()).map((row) => row.title).join()";

describe('transactions of scripts', () => {
  it('DAT-53 reads inside see what the transaction wrote, computed fields and sums included', async () => {
    const { values } = await results(
      `return db.transaction(async (tx) => {
        const boss = await tx.member.create({ name: 'Cy' });
        const made = await tx.task.create({ title: 'New', hours: 4, owner: boss.id });
        await tx.task.update('t1', { title: 'Painted', hours: 10 });
        await tx.task.delete('t3');
        const row = await tx.task.get(made.id);
        const [found] = await tx.task.list({ where: { title: 'New' }, include: ['owner'] });
        return [${inside}, ${titles}, row.shout, row.long, found.owner$.name, await tx.task.count(), await db.task.count(),
          await tx.task.aggregate({ op: 'sum', field: 'hours' }), await tx.task.aggregate({ op: 'count', groupBy: 'owner' }), await tx.task.count({ where: { long: true } }), await tx.task.get('t3')];
      });`,
      `return ${titles}`,
    );
    expect(values).toEqual([
      ['Painted,Build,New', 'Paint,Build,Clean', 'NEW', true, 'Cy', 3, 3, 19, [{ key: 'm1', value: 1, label: 'Ada' }, { key: 'm2', value: 1, label: 'Bo' }, { key: expect.stringMatching(/^row_/), value: 1, label: 'Cy' }], 3, null],
      'Painted,Build,New',
    ]);
  });

  it('DAT-53 what is thrown undoes everything; a broken rule shows at the next read', async () => {
    const { values } = await results(
      `return db.transaction(async (tx) => { await tx.task.create({ title: 'x' }); await tx.task.list(); await tx.task.delete('t1'); throw new Error('thought better of it'); })`,
      `return db.transaction(async (tx) => { await tx.task.list(); await tx.task.update('nope', { title: 'x' }); await tx.task.count(); })`,
      `return db.transaction(async (tx) => { await tx.task.list(); await tx.task.create({ title: '' }); })`,
      `return db.transaction(async (tx) => { await tx.task.list(); await tx.task.update('nope', {}); try { await tx.task.count(); } catch {} await tx.task.create({ title: 'x' }); })`,
      `return ${titles}`,
      `return db.transaction(async (tx) => { globalThis.leaked = tx; return tx.task.count(); })`,
      `return globalThis.leaked.task.count()`,
      `return globalThis.leaked.task.create({ title: 'x' })`,
      `return ${titles}`,
    );
    expect(values).toEqual([
      { code: 'Error', message: 'thought better of it' },
      { code: 'data.not-found', message: 'That task no longer exists.' },
      { code: 'data.invalid', message: 'Title: required' },
      { code: 'data.not-found', message: 'That task no longer exists.' },
      'Paint,Build,Clean',
      3,
      { code: 'data.transaction-closed', message: expect.stringContaining('has ended') },
      { code: 'data.transaction-closed', message: expect.stringContaining('has ended') },
      'Paint,Build,Clean',
    ]);
  });

  it('DAT-57 a transaction inside of another is undone alone', async () => {
    const { values } = await results(
      `return db.transaction(async (tx) => {
        await tx.task.create({ title: 'outer' });
        await tx.transaction(async (inner) => { await inner.task.create({ title: 'kept' }); });
        const caught = [];
        for (const work of [
          async (inner) => { await inner.task.create({ title: 'lost' }); throw new Error('own'); },
          async (inner) => { await inner.task.create({ title: 'lost' }); await inner.task.count(); throw new Error('after a read'); },
          async (inner) => { await inner.task.create({ title: '' }); },
          async (inner) => { await inner.transaction(async (third) => { await third.task.delete('t1'); }); await inner.task.update('nope', {}); },
        ]) try { await tx.transaction(work); } catch (error) { caught.push(error.message); }
        return [${inside}, caught];
      })`,
      `return ${titles}`,
      `return db.transaction(async (tx) => { await tx.task.create({ title: 'a' }); try { await tx.transaction(async (inner) => { await inner.task.create({ title: 'b' }); throw 1; }); } catch {} await tx.task.create({ title: 'c' }); })`,
      `return ${titles}`,
      `return db.transaction(async (tx) => { const inner = tx.transaction(async (inner) => { await inner.task.list(); await inner.task.list(); }); await tx.task.create({ title: 'x' }); await inner; })`,
      `return db.transaction(async (tx) => { void tx.transaction(() => new Promise(() => {})); })`,
      `return db.transaction(async (tx) => tx.transaction([]))`,
      `let depth = 0; const deeper = (tx) => tx.transaction(async (inner) => { depth++; await inner.task.create({ title: 'deep' }); await deeper(inner); }); try { await db.transaction(deeper); } catch (error) { return [depth, error.code, error.message]; }`,
      `return ${titles}`,
    );
    expect(values).toEqual([
      ['Paint,Build,Clean,outer,kept', ['own', 'after a read', 'Title: required', 'That task no longer exists.']],
      'Paint,Build,Clean,outer,kept',
      null,
      'Paint,Build,Clean,outer,kept,a,c',
      { code: 'request.invalid', message: expect.stringContaining('has not ended') },
      { code: 'request.invalid', message: expect.stringContaining('has not ended') },
      { code: 'request.invalid', message: expect.stringContaining('is a function') },
      [20, 'request.invalid', expect.stringContaining('20 deep')],
      'Paint,Build,Clean,outer,kept,a,c',
    ]);
  });

  it('DAT-58 transactions of an app and its other changes come one after the other, and nothing is lost', async () => {
    const { values } = await results(
      `const add = () => db.transaction(async (tx) => { const row = await tx.task.get('t1'); await null; await tx.task.update('t1', { hours: row.hours + 1 }); });
       await Promise.all([...Array.from({ length: 20 }, add), db.task.create({ title: 'Beside' }), ...Array.from({ length: 20 }, add)]);
       return [(await db.task.get('t1')).hours, await db.task.count()]`,
    );
    expect(values).toEqual([[41, 4]]);
  });

  it('DAT-58 queries of the screen follow at the commit, once', async () => {
    const lap = await running(
      `await db.transaction(async (tx) => { for (let i = 0; i < 5; i++) { await tx.task.create({ title: 'x' + i }); await tx.task.count(); } globalThis.seen = tasks.data.length; }); return globalThis.seen`,
    );
    expect(lap.prop('shown')).toBe(3);
    lap.patches();
    await lap.click('b0');
    expect(await out(lap)).toBe(3);
    expect(lap.patches().flatMap((patch) => (patch.op === 'prop' && patch.id === 'shown' ? [patch.value] : []))).toEqual([8]);
  });

  it('DAT-59 one that does not end is undone, and says why when it goes on', async () => {
    const lap = await running(
      `return db.transaction(async (tx) => { await tx.task.create({ title: 'never' }); await tx.task.count(); await db.task.create({ title: 'by mistake' }); await tx.task.count(); })`,
      `return ${titles}`,
    );
    lap.session.send({ type: 'event', id: 'b0', event: 'click', payload: {} });
    await expect.poll(() => out(lap).catch(() => null), { timeout: 20_000 }).toMatchObject({ code: 'data.transaction-late', message: expect.stringContaining('with tx, not with db') });
    await lap.click('b1');
    expect(await out(lap)).toBe('Paint,Build,Clean,by mistake');
  });

  it('DAT-59 an app that ends or crashes leaves nothing of an open transaction, and keeps nobody waiting', async () => {
    const data = createMemoryData([entitySchema.parse(TASKS), entitySchema.parse(MEMBERS)], { clock: { now: () => 0 }, random: seededRandom(1) });
    const open = (): Promise<RunningApp> =>
      lab.run(
        app(
          [
            button('hang', { do: 'script', with: { code: "await db.transaction(async (tx) => { await tx.task.create({ title: 'x' }); await tx.task.count(); await new Promise(() => {}); })" } }),
            button('crash', { do: 'script', with: { code: "await db.transaction(async (tx) => { await tx.task.create({ title: 'x' }); await tx.task.count(); for (;;); })" } }),
          ],
          { entities: [TASKS, MEMBERS], requirements: { executionMs: 300 } },
        ),
        { data },
      );
    const first = await open();
    await first.click('hang');
    first.session.stop();
    await data.create('task', { title: 'after a stop' });
    const second = await open();
    await second.click('crash');
    await expect.poll(() => second.session.logs.all().some(({ level }) => level === 'error')).toBe(true);
    await data.create('task', { title: 'after a crash' });
    expect((await data.list({ entity: 'task' })).rows.map((row) => row['title'])).toEqual(['Paint', 'Build', 'Clean', 'after a stop', 'after a crash']);
  });
});
