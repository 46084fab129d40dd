import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportBench } from './testing/import-bench.ts';

let home: string;
let bench: ImportBench;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'casual-bad-files-'));
  bench = await ImportBench.open(home);
});
afterAll(async () => {
  await bench.close();
  rmSync(home, { recursive: true, force: true });
});

describe('files that are not what they seem', () => {
  const refusals: [string, string, string | Buffer, { code: string; message?: unknown }][] = [
    [
      'a picture',
      'rows.csv',
      Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(500, 7)]),
      { code: 'import.not-text', message: expect.stringContaining('a PNG picture') },
    ],
    ['a workbook', 'rows.xlsx', Buffer.from('PK\u0003\u0004rest'), { code: 'import.not-text', message: expect.stringContaining('save it as CSV') }],
    ['binary data', 'rows.csv', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 32)), { code: 'import.not-text' }],
    ['nothing', 'rows.csv', '', { code: 'import.empty' }],
    ['blank lines', 'rows.csv', '\n\n  \n'.replace(/ /g, ''), { code: 'import.empty' }],
    [
      '10,000 columns',
      'rows.csv',
      `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n1\n`,
      { code: 'import.too-wide', message: expect.stringContaining('10,000 columns') },
    ],
    [
      'a quote that is never closed',
      'rows.csv',
      'Title,Notes\na,b\n"c,d\ne,f\n',
      { code: 'import.unreadable', message: expect.stringMatching(/^Line 3: a quote/) },
    ],
    ['a list that is never closed', 'rows.json', '[{"title":"a"},\n{"title":"b"', { code: 'import.unreadable', message: expect.stringMatching(/^Line 2:/) }],
    ['JSON that holds no rows', 'rows.json', '[1, 2]', { code: 'import.empty' }],
  ];
  it.each(refusals)('DAT-24 %s is refused with its place', async (_what, name, content, refusal) => {
    const appId = await bench.newApp();
    await expect(bench.look(appId, 'task', name, content)).rejects.toMatchObject(refusal);
    expect(await bench.rows(appId, 'task')).toHaveLength(4);
  });

  it('DAT-24 rows that are too long, too short or hold NUL are problems of those rows alone', async () => {
    const appId = await bench.newApp();
    const look = await bench.look(appId, 'task', 'rows.csv', 'Title,Notes\nOne,1,extra\nTwo\nThr\0ee,3\n"Four, and ""more""","4\n5"\nSix,,\n');
    const done = await bench.run(look, { entity: 'task' });
    expect(done.problems.map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [2, '', expect.stringContaining('3 cells, but there are 2 columns')],
      [3, '', 'the row has 1 of 2 cells'],
      [4, 'Title', expect.stringContaining('NUL')],
    ]);
    expect((await bench.rows(appId, 'task')).slice(4).map(({ title, notes }) => [title, notes])).toEqual([
      ['Four, and "more"', '4\n5'],
      ['Six', null],
    ]);
  });

  it('DAT-24 a broken element of a list spoils no other', async () => {
    const appId = await bench.newApp();
    const look = await bench.look(
      appId,
      'task',
      'rows.json',
      '[\n{"title":"a","tags":["x","y"],"done":true,"extra":{"k":[1]}},\n{"title":},\n7,\n{"title":"b","hours":"12.5"}\n]',
    );
    const done = await bench.run(look, { entity: 'task' });
    expect(done).toMatchObject({ added: 2, problemRows: 2 });
    expect(done.problems.map(({ line }) => line)).toEqual([3, 4]);
    expect((await bench.rows(appId, 'task')).slice(4)).toMatchObject([
      { title: 'a', tags: ['x', 'y'], done: true, extra: { k: [1] } },
      { title: 'b', hours: 12.5 },
    ]);
  });

  it('DAT-21 encodings, delimiters and line ends are found', async () => {
    const text = 'Title;Notes\r\nCafé;“Größe”\r\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const files: [string, Buffer, string][] = [
      ['UTF-8', Buffer.from(text), 'UTF-8'],
      ['with a mark', Buffer.from(`\ufeff${text}`), 'UTF-8 with BOM'],
      ['UTF-16', wide, 'UTF-16 LE'],
      ['UTF-16 without a mark', wide.subarray(2), 'UTF-16 LE'],
      ['UTF-16 the other way', Buffer.from(wide).swap16(), 'UTF-16 BE'],
      ['Windows-1252', Buffer.from([...'Title;Notes\r\nCaf\xe9;\x93Gr\xf6\xdfe\x94\r\n'].map((char) => char.charCodeAt(0))), 'Windows-1252'],
    ];
    for (const [what, bytes, encoding] of files) {
      const appId = await bench.newApp();
      const look = await bench.look(appId, 'task', 'rows.csv', bytes);
      expect(look, what).toMatchObject({ encoding, delimiter: ';', hasHeader: true, preview: [['Café', '“Größe”']] });
    }
    const appId = await bench.newApp();
    expect(await bench.look(appId, 'task', 'rows.tsv', 'Title\tNotes\nA, b\tc\n')).toMatchObject({ delimiter: '\t', rows: 1 });
    expect(await bench.look(appId, 'task', 'rows.csv', 'sep=|\nTitle|Notes\na|b\n')).toMatchObject({
      delimiter: '|',
      rows: 1,
      columns: [{ name: 'Title' }, { name: 'Notes' }],
    });
    expect(await bench.look(appId, 'task', 'rows.csv', 'Paint fence,2026-01-02\nMow,2026-01-03\n')).toMatchObject({
      hasHeader: false,
      rows: 2,
      columns: [{ name: 'Column 1' }, { name: 'Column 2', suggestedTarget: 'due' }],
    });
    expect(await bench.look(appId, 'task', 'rows.txt', '{"title":"a"}\n{"title":"b","member":"m1"}\n')).toMatchObject({ format: 'json', rows: 2 });
    expect(await bench.look(appId, 'task', 'rows.json', '{"count": 2, "rows": [{"title":"a"},\n{"title":"b"}]}')).toMatchObject({ rows: 2 });
  });
});
