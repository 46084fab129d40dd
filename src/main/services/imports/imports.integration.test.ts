import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../../../shared/app/data/conformance/index.ts';
import { ImportBench, suggested, type Plan } from './testing/import-bench.ts';

let home: string;
let bench: ImportBench;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'casual-import-'));
  bench = await ImportBench.open(home);
});
afterAll(async () => {
  await bench.close();
  rmSync(home, { recursive: true, force: true });
});

describe('importing a file', () => {
  it('DAT-20 looks, checks, runs and takes back', async () => {
    const appId = await bench.newApp();
    const csv =
      'Title;Due date;Hours;Member;Done\r\nPaint fence;31.12.2026;1,5;Ana Ruiz;yes\r\n"Long; title";01.02.2026;2,25;étienne zola;no\r\nBad;32.01.2026;x;Nobody;perhaps\r\n';
    const look = await bench.look(appId, 'task', 'tasks.csv', csv);
    expect(look).toMatchObject({ format: 'csv', delimiter: ';', rows: 3, hasHeader: true, encoding: 'UTF-8' });
    expect(suggested(look)).toEqual({ Title: 'title', 'Due date': 'due', Hours: 'hours', Member: 'member', Done: 'done' });
    const before = await bench.rows(appId, 'task');
    const check = await bench.check(look, { entity: 'task' });
    expect(check).toMatchObject({ phase: 'done', rowsRead: 3, added: 2, problemRows: 1, undoId: null });
    expect(check.problems).toEqual([
      { row: 3, line: 4, column: 'Due date', value: '32.01.2026', problem: 'not a date that exists' },
      { row: 3, line: 4, column: 'Hours', value: 'x', problem: 'type a number' },
      { row: 3, line: 4, column: 'Member', value: 'Nobody', problem: 'there is no member “Nobody”' },
      { row: 3, line: 4, column: 'Done', value: 'perhaps', problem: 'choose yes or no' },
    ]);
    expect(await bench.rows(appId, 'task')).toEqual(before);
    const done = await bench.run(look, { entity: 'task' });
    expect({ ...done, undoId: null }).toEqual(check);
    expect((await bench.rows(appId, 'task')).slice(4)).toMatchObject([
      { title: 'Paint fence', due: '2026-12-31', hours: 1.5, member: 'm1', done: true, priority: 'med' },
      { title: 'Long; title', due: '2026-02-01', hours: 2.25, member: 'm2', done: false },
    ]);
    expect((await bench.client.imports.problems({ importId: look.importId })).text).toContain('Bad,32.01.2026,x,Nobody,perhaps,4,');
    expect(await bench.client.imports.undo({ appId, undoId: done.undoId! })).toEqual({ removed: 2, restored: 0, kept: 0 });
    expect(await bench.rows(appId, 'task')).toEqual(before);
    await expect(bench.client.imports.undo({ appId, undoId: done.undoId! })).rejects.toMatchObject({ code: 'import.undo-gone' });
    await bench.client.imports.discard({ importId: look.importId });
    expect(readdirSync(join(home, 'imports'))).toEqual([]);
  });

  it('DAT-25 matches rows: updates, skips, adds; takes back what was not changed since', async () => {
    const appId = await bench.newApp();
    const members = await bench.rows(appId, 'member');
    const file = 'Name,E-mail\nAna Maria,ana@example.org\nNew One,new@example.org\nNew One again,new@example.org\n,bo@example.org\n';
    const look = await bench.look(appId, 'member', 'm.csv', file);
    const skipped = await bench.check(look, { entity: 'member', matchOn: 'email', onMatch: 'skip' });
    expect(skipped).toMatchObject({ added: 1, updated: 0, skipped: 2, problemRows: 1 });
    const added = await bench.check(look, { entity: 'member', matchOn: 'email', onMatch: 'add' });
    expect(added).toMatchObject({ added: 1, problemRows: 3 });
    expect(added.problems.map(({ row, problem }) => [row, problem])).toEqual([
      [1, 'another member already has this e-mail'],
      [3, 'a row above already has this e-mail'],
      [4, 'Name is required'],
    ]);
    const stopped = await bench.run(look, { entity: 'member', matchOn: 'email', onMatch: 'update', onProblem: 'stop' });
    expect(stopped).toMatchObject({ added: 0, updated: 0, skipped: 3, problemRows: 1, undoId: null });
    expect(await bench.rows(appId, 'member')).toEqual(members);
    const done = await bench.run(look, { entity: 'member', matchOn: 'email', onMatch: 'update' });
    expect(done).toMatchObject({ added: 1, updated: 2, skipped: 0, problemRows: 1 });
    expect((await bench.rows(appId, 'member')).map(({ name }) => name)).toEqual(['Ana Maria', 'Étienne Zola', 'bo', 'New One again']);
    await bench.client.data.update({ appId, entity: 'member', rowId: 'm1', values: { name: 'Changed since' } });
    expect(await bench.client.imports.undo({ appId, undoId: done.undoId! })).toEqual({ removed: 1, restored: 0, kept: 1 });
    expect((await bench.rows(appId, 'member')).map(({ name }) => name)).toEqual(['Changed since', 'Étienne Zola', 'bo']);
  });

  it('DAT-24 imports a row with a problem with that cell empty, unless it must have it or is known by it', async () => {
    const appId = await bench.newApp();
    const csv = 'Title;Due date;Hours;Member\nOne;2026-01-01;much;Ana Ruiz\nTwo;2026-01-02;many;Nobody\n;2026-01-03;3;\nFour;soon;4;\nFive;2026-01-05;5;\n';
    const look = await bench.look(appId, 'task', 'tasks.csv', csv);
    const check = await bench.check(look, { entity: 'task', onProblem: 'clear' });
    expect(check).toMatchObject({ added: 3, problemRows: 2, clearedRows: 2 });
    expect(check.problems.map(({ row, column }) => `${row} ${column}`)).toEqual(['1 Hours', '2 Hours', '2 Member', '3 Title', '4 Due date']);
    const done = await bench.run(look, { entity: 'task', onProblem: 'clear' });
    expect({ ...done, undoId: null }).toEqual(check);
    expect((await bench.rows(appId, 'task')).slice(4)).toMatchObject([
      { title: 'One', due: '2026-01-01', hours: null, member: 'm1' },
      { title: 'Two', due: '2026-01-02', hours: null, member: null },
      { title: 'Five', due: '2026-01-05', hours: 5 },
    ]);
    expect((await bench.client.imports.problems({ importId: look.importId })).text.split('\r\n')).toHaveLength(6);

    // A row that is there keeps what it has; an address that another row has is left out; who is unknown stays out.
    const mails = 'Name,E-mail\nAna again,not an address\nBo again,ana@example.org\nNew,bo@example.org\n';
    const second = await bench.look(appId, 'member', 'm.csv', mails);
    const byName = await bench.run(second, { entity: 'member', onProblem: 'clear' });
    expect(byName).toMatchObject({ added: 3, problemRows: 0, clearedRows: 2 });
    expect((await bench.rows(appId, 'member')).slice(3)).toMatchObject([{ email: null }, { email: null }, { email: 'bo@example.org' }]);
    expect(await bench.run(second, { entity: 'member', matchOn: 'email', onMatch: 'update', onProblem: 'clear' })).toMatchObject({ updated: 1, skipped: 1, problemRows: 1 });
    const third = await bench.look(appId, 'member', 'ids.csv', 'id,E-mail\nm1,no address\nm2,ana@example.org\n');
    const before = await bench.rows(appId, 'member');
    expect(await bench.run(third, { entity: 'member', matchOn: 'id', onMatch: 'update', onProblem: 'clear' })).toMatchObject({ skipped: 2, problemRows: 0 });
    expect(await bench.rows(appId, 'member')).toEqual(before);
  });

  it('DAT-25 undoing restores what was updated and keeps what others refer to', async () => {
    const appId = await bench.newApp();
    const before = await bench.rows(appId, 'member');
    const look = await bench.look(appId, 'member', 'm.csv', 'id,Name\nm1,Renamed\nx9,Kept\nx8,Gone\n');
    expect(look.columns.map(({ suggestedTarget }) => suggestedTarget)).toEqual(['id', 'name']);
    const done = await bench.run(look, { entity: 'member', matchOn: 'id', onMatch: 'update' });
    expect(done).toMatchObject({ added: 2, updated: 1 });
    await bench.client.data.create({ appId, entity: 'loan', values: { item: 'Saw', member: 'x9' } });
    expect(await bench.client.imports.undo({ appId, undoId: done.undoId! })).toEqual({ removed: 1, restored: 1, kept: 1 });
    const after = await bench.rows(appId, 'member');
    expect(after.slice(0, 3)).toEqual(before);
    expect(after.slice(3).map(({ id }) => id)).toEqual(['x9']);
  });

  it('DAT-22 reads dates, numbers, choices and lists as they are written, one way for a whole column', async () => {
    const appId = await bench.newApp();
    const csv = [
      'Title;Due date;Hours;Count;Priority;Tags;Part of',
      'a;03/04/2026;34,5;1,000;high;x, y;Water plants',
      'b;12/31/2026;12;(5);Medium;"x;z";a',
      'c;Jan 5, 2026;"0,5";7-;LOW;;t1',
      'd;2026-02-03;99.5.5;;no;;',
    ].join('\n');
    const look = await bench.look(appId, 'task', 't.csv', csv);
    expect(look.columns.map(({ note }) => note)).toEqual([
      undefined,
      'Dates are read month first (12/31/2026).',
      'Numbers are read with a decimal comma (1.234,56).',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const plan = {
      entity: 'task',
      mapping: { Title: 'title', 'Due date': 'due', Hours: 'hours', Count: 'count', Priority: 'priority', Tags: 'tags', 'Part of': 'parent' },
    };
    const done = await bench.run(look, plan);
    expect((await bench.rows(appId, 'task')).slice(4)).toMatchObject([
      { title: 'a', due: '2026-03-04', hours: 34.5, count: 1000, priority: 'high', tags: ['x', 'y'], parent: 't1' },
      { title: 'b', due: '2026-12-31', hours: 12, count: -5, priority: 'med', tags: ['x', 'z'], parent: expect.stringMatching(/^row_/) },
      { title: 'c', due: '2026-01-05', hours: 0.5, count: -7, priority: 'low', tags: null, parent: 't1' },
    ]);
    expect(done.problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [4, 'Hours', 'type a number'],
      [4, 'Priority', 'choose one of Low, Medium, High'],
    ]);
  });

  it('DAT-26 cancelling changes nothing, and other writes wait or are refused in plain words', async () => {
    const appId = await bench.newApp();
    const rows = Array.from({ length: 60_000 }, (_, i) => `Row ${i},${i % 90}`).join('\n');
    const look = await bench.look(appId, 'task', 'big.csv', `Title,Hours\n${rows}\n`);
    const stop = new AbortController();
    const stream = await bench.client.imports.run({ importId: look.importId, plan: { entity: 'task', mapping: suggested(look) } }, { signal: stop.signal });
    let writing = 0;
    try {
      for await (const progress of stream) if (progress.phase === 'writing' && ++writing === 2) stop.abort();
    } catch {
      // The stream may end with the abort.
    }
    expect(writing).toBeGreaterThan(0);
    // Waits until the thread has let go.
    await bench.client.data.create({ appId, entity: 'task', values: { title: 'After' } });
    expect((await bench.rows(appId, 'task')).map(({ title }) => title).slice(4)).toEqual(['After']);
    await bench.client.imports.discard({ importId: look.importId });
    await expect(bench.client.imports.look({ importId: look.importId })).rejects.toMatchObject({ code: 'import.not-found' });
  });

  it('DAT-27 those who look at the rows hear of an import once', async () => {
    const appId = await bench.newApp();
    const heard: unknown[] = [];
    const stop = new AbortController();
    const changes = await bench.client.data.watch({ appId }, { signal: stop.signal });
    const listening = (async () => {
      try {
        for await (const change of changes) heard.push(change);
      } catch {
        // It ends with the abort.
      }
    })();
    const look = await bench.look(appId, 'task', 't.csv', `Title\n${Array.from({ length: 500 }, (_, i) => `Row ${i}`).join('\n')}`);
    const done = await bench.run(look, { entity: 'task' });
    await bench.client.imports.undo({ appId, undoId: done.undoId! });
    stop.abort();
    await listening;
    expect(heard).toEqual([
      { entity: 'task', kind: 'update', rowId: '' },
      { entity: 'task', kind: 'update', rowId: '' },
    ]);
  });

  it('DAT-28 a plan that cannot work is refused before anything happens', async () => {
    const appId = await bench.newApp();
    const look = await bench.look(appId, 'task', 't.csv', 'Title,Other\na,b\n');
    const refused = async (plan: Plan, problem: RegExp) =>
      expect(bench.run(look, plan)).rejects.toMatchObject({ code: 'import.plan', message: expect.stringMatching(problem) });
    await refused({ entity: 'task', mapping: {} }, /no column goes into a field/);
    await refused({ entity: 'task', mapping: { Nope: 'title' } }, /no column “Nope”/);
    await refused({ entity: 'task', mapping: { Title: 'isLate' } }, /computed/);
    await refused({ entity: 'task', mapping: { Title: 'title', Other: 'title' } }, /both go into/);
    await refused({ entity: 'task', mapping: { Title: 'title' }, matchOn: 'notes', onMatch: 'update' }, /matched/);
    await expect(bench.client.imports.begin({ appId, entity: 'nope', fileName: 'x', bytes: 1 })).rejects.toMatchObject({ code: 'data.unknown-entity' });
    await expect(bench.client.imports.begin({ appId, entity: 'task', fileName: 'x', bytes: 600_000_000 })).rejects.toMatchObject({ code: 'file.too-large' });
    const { importId } = await bench.client.imports.begin({ appId, entity: 'task', fileName: 'x', bytes: 3 });
    await expect(bench.client.imports.look({ importId })).rejects.toMatchObject({ code: 'import.part' });
    await expect(bench.client.imports.append({ importId, data: Buffer.from('toolong').toString('base64') })).rejects.toMatchObject({ code: 'import.part' });
  });

  it('DAT-30 exported rows import to the same rows, CSV and JSON', async () => {
    const appId = await bench.newApp();
    await bench.client.data.create({
      appId,
      entity: 'task',
      values: { title: '=cmd|" /C"!A0', notes: 'a,\n"b"', tags: ['with, comma', 'x'], extra: { deep: [1, 'é'] }, hours: 3, parent: 't1' },
    });
    const rows = await bench.rows(appId, 'task');
    for (const format of ['csv', 'json'] as const) {
      const { text, fileName, rows: count } = await bench.client.imports.exportRows({ appId, entity: 'task', format });
      expect([fileName, count]).toEqual([`Tasks.${format}`, 5]);
      const copy = await bench.newApp(ENTITIES.map((entity) => (entity.id === 'task' ? { ...entity, seed: [] } : entity)));
      const look = await bench.look(copy, 'task', fileName, text);
      const done = await bench.run(look, { entity: 'task' });
      expect(done.problems).toEqual([]);
      const strip = (list: Record<string, unknown>[]) => list.map(({ createdAt: _c, updatedAt: _u, ...row }) => row);
      expect(strip(await bench.rows(copy, 'task')), format).toEqual(strip(rows));
    }
    const safe = await bench.client.imports.exportRows({
      appId,
      entity: 'task',
      format: 'csv',
      where: [{ field: 'parent', op: 'eq', value: 't1' }],
      isSpreadsheetSafe: true,
    });
    expect(safe.text).toContain(`"'=cmd|`);
    expect(safe.rows).toBe(1);
  });
});
