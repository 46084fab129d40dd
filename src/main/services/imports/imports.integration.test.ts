import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../../../shared/app/data/conformance/index.ts';
import { manifest as manifestSchema, type Entity } from '../../../shared/app/manifest/index.ts';
import type { ImportLook, ImportPlanInput, ImportProgress } from '../../../shared/contracts/imports.ts';
import { composeServices, localClient, type ComposedServices } from '../../compose.ts';
import type { IdeClient } from '../../rpc/transports.ts';

let home: string;
let services: ComposedServices;
let client: IdeClient;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'casual-import-'));
  services = await composeServices({ home, host: 'cli' });
  client = localClient(services);
});
afterAll(async () => {
  await services.close();
  rmSync(home, { recursive: true, force: true });
});

function manifestOf(entities: readonly Entity[]) {
  return {
    ...manifestSchema.parse({
      schemaVersion: 1,
      meta: { name: 'Imports' },
      pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
    }),
    entities: [...entities],
  };
}
const newApp = async (entities: readonly Entity[] = ENTITIES): Promise<string> => (await client.apps.create({ manifest: manifestOf(entities) })).id;

async function upload(appId: string, entity: string, fileName: string, content: string | Buffer): Promise<string> {
  const bytes = Buffer.from(content);
  const { importId } = await client.imports.begin({ appId, entity, fileName, bytes: bytes.length });
  for (let at = 0; at < bytes.length; at += 1 << 20) await client.imports.append({ importId, data: bytes.subarray(at, at + (1 << 20)).toString('base64') });
  return importId;
}
async function lookAt(appId: string, entity: string, fileName: string, content: string | Buffer): Promise<ImportLook> {
  return client.imports.look({ importId: await upload(appId, entity, fileName, content) });
}
async function last(stream: Promise<AsyncIterable<ImportProgress>>): Promise<ImportProgress> {
  let end: ImportProgress | undefined;
  for await (const progress of await stream) end = progress;
  if (!end) throw new Error('no progress came');
  return end;
}
const suggested = (look: ImportLook): Record<string, string> =>
  Object.fromEntries(look.columns.flatMap(({ name, suggestedTarget }) => (suggestedTarget === null ? [] : [[name, suggestedTarget]])));
async function run(look: ImportLook, plan: Omit<ImportPlanInput, 'mapping'> & { mapping?: Record<string, string> }): Promise<ImportProgress> {
  return last(client.imports.run({ importId: look.importId, plan: { mapping: suggested(look), ...plan } }));
}
const rowsOf = async (appId: string, entity: string) => (await client.data.list({ appId, request: { entity } })).rows;

describe('importing a file', () => {
  it('DAT-20 looks, checks, runs and takes back', async () => {
    const appId = await newApp();
    const csv =
      'Title;Due date;Hours;Member;Done\r\nPaint fence;31.12.2026;1,5;Ana Ruiz;yes\r\n"Long; title";01.02.2026;2,25;étienne zola;no\r\nBad;32.01.2026;x;Nobody;perhaps\r\n';
    const look = await lookAt(appId, 'task', 'tasks.csv', csv);
    expect(look).toMatchObject({ format: 'csv', delimiter: ';', rows: 3, hasHeader: true, encoding: 'UTF-8' });
    expect(suggested(look)).toEqual({ Title: 'title', 'Due date': 'due', Hours: 'hours', Member: 'member', Done: 'done' });
    const before = await rowsOf(appId, 'task');
    const check = await last(client.imports.check({ importId: look.importId, plan: { entity: 'task', mapping: suggested(look) } }));
    expect(check).toMatchObject({ phase: 'done', rowsRead: 3, added: 2, problemRows: 1, undoId: null });
    expect(check.problems).toEqual([
      { row: 3, line: 4, column: 'Due date', value: '32.01.2026', problem: 'not a date that exists' },
      { row: 3, line: 4, column: 'Hours', value: 'x', problem: 'type a number' },
      { row: 3, line: 4, column: 'Member', value: 'Nobody', problem: 'there is no member “Nobody”' },
      { row: 3, line: 4, column: 'Done', value: 'perhaps', problem: 'choose yes or no' },
    ]);
    expect(await rowsOf(appId, 'task')).toEqual(before);
    const done = await run(look, { entity: 'task' });
    expect({ ...done, undoId: null }).toEqual(check);
    expect((await rowsOf(appId, 'task')).slice(4)).toMatchObject([
      { title: 'Paint fence', due: '2026-12-31', hours: 1.5, member: 'm1', done: true, priority: 'med' },
      { title: 'Long; title', due: '2026-02-01', hours: 2.25, member: 'm2', done: false },
    ]);
    expect((await client.imports.problems({ importId: look.importId })).text).toContain('Bad,32.01.2026,x,Nobody,perhaps,4,');
    expect(await client.imports.undo({ appId, undoId: done.undoId! })).toEqual({ removed: 2, restored: 0, kept: 0 });
    expect(await rowsOf(appId, 'task')).toEqual(before);
    await expect(client.imports.undo({ appId, undoId: done.undoId! })).rejects.toMatchObject({ code: 'import.undo-gone' });
    await client.imports.discard({ importId: look.importId });
    expect(readdirSync(join(home, 'imports'))).toEqual([]);
  });
});
