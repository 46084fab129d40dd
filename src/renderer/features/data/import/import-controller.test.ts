// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { entity as entitySchema, type Entity, type Field } from '../../../../shared/app/manifest/index.ts';
import type { ImportLook, ImportProgress } from '../../../../shared/contracts/imports.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { fromBase64 } from '../../../../shared/kernel/base64.ts';
import { PART_BYTES } from './file-parts.ts';
import { ImportController, type ImportPorts } from './import-controller.ts';

// The real module opens a connection to the host when it is loaded.
vi.mock('../../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: {} }));

const plant = entitySchema.parse({
  id: 'plant',
  name: 'Plant',
  plural: 'Plants',
  displayField: 'name',
  fields: [
    { id: 'name', label: 'Name', type: 'text', required: true },
    { id: 'price', label: 'Price', type: 'currency' },
  ],
});
const field = (id: string, label: string): Field => ({ id, label, type: 'text', required: false, unique: false });

const done: ImportProgress = {
  phase: 'done',
  value: 1,
  rowsRead: 3,
  added: 2,
  updated: 0,
  skipped: 1,
  problemRows: 1,
  clearedRows: 0,
  problems: [{ row: 3, line: 4, column: 'Cost', value: 'a lot', problem: 'type a number' }],
  undoId: null,
};

/** A host that keeps what it was told. */
function fakeHost() {
  const calls: string[] = [];
  const parts: Uint8Array[] = [];
  const entities: Entity[] = [plant];
  let fail = null as { at: string; error: AppError } | null;
  let wait: Promise<void> | null = null;
  const look: ImportLook = {
    importId: 'i1',
    fileName: 'plants.csv',
    format: 'csv',
    bytes: 10,
    rows: 3,
    delimiter: ',',
    encoding: 'utf-8',
    hasHeader: true,
    preview: [],
    columns: [
      { name: 'Name', samples: ['Fern'], filled: 1, suggestedField: field('name', 'Name'), suggestedTarget: 'name' },
      { name: 'Cost', samples: ['3'], filled: 1, suggestedField: field('cost', 'Cost'), suggestedTarget: 'price' },
      { name: 'Where', samples: ['Hall'], filled: 0.5, suggestedField: field('where', 'Where'), suggestedTarget: null },
    ],
  };
  async function step(name: string): Promise<void> {
    calls.push(name);
    if (wait !== null) await wait;
    if (fail !== null && fail.at === name.split(' ')[0]) {
      const { error } = fail;
      fail = null;
      throw error;
    }
  }
  async function* progress(last: ImportProgress): AsyncGenerator<ImportProgress> {
    yield { ...last, phase: 'reading', value: 0.5 };
    yield last;
  }
  const imports = {
    begin: async () => (await step('begin'), { importId: 'i1' }),
    append: async ({ data }: { data: string }) => {
      await step('append');
      const bytes = fromBase64(data);
      if (bytes !== null) parts.push(bytes);
      return { received: 0 };
    },
    look: async (how: object) => (await step(`look ${JSON.stringify(how)}`), look),
    check: async ({ plan }: { plan: object }) => (await step(`check ${JSON.stringify(plan)}`), progress(done)),
    run: async ({ plan }: { plan: object }) => (await step(`run ${JSON.stringify(plan)}`), progress({ ...done, undoId: 'u1' })),
    problems: async () => ({ fileName: 'x.csv', text: 'a' }),
    discard: async () => (calls.push('discard'), { ok: true }),
    undo: async () => ({ removed: 2, restored: 0 }),
  };
  const finished: ImportProgress[] = [];
  const ports = {
    appId: 'a',
    imports,
    saved: () => step('saved'),
    entity: (id: string) => entities.find((each) => each.id === id),
    addField: (entityId: string, made: Field) => (calls.push(`addField ${entityId} ${made.label}`), 'where'),
    addEntity: (name: string, _plural: string, fields: readonly Field[]) => {
      entities.push(entitySchema.parse({ id: 'made', name, plural: name, displayField: 'name', fields }));
      return 'made';
    },
    onDone: (result: ImportProgress) => finished.push(result),
  } as unknown as ImportPorts;
  return {
    ports,
    calls,
    parts,
    finished,
    failAt: (at: string, error: AppError) => (fail = { at, error }),
    waitFor: (promise: Promise<void> | null) => (wait = promise),
  };
}

const open: ImportController[] = [];
afterEach(() => open.splice(0).forEach((controller) => controller.dispose()));
function start(host: ReturnType<typeof fakeHost>, file = new File(['Name,Cost\nFern,3'], 'plants.csv'), entityId: string | null = 'plant'): ImportController {
  const controller = new ImportController(host.ports, file, entityId);
  open.push(controller);
  void controller.start();
  return controller;
}
const until = (controller: ImportController, isSo: (state: ReturnType<ImportController['state']['get']>) => boolean): Promise<void> =>
  vi.waitFor(() => {
    if (!isSo(controller.state.get())) throw new Error(JSON.stringify(controller.state.get()));
  });

describe('bringing in a file', () => {
  it('sends it in parts of at most 1 MiB in order, looks, maps what is suggested and checks it', async () => {
    const host = fakeHost();
    const bytes = new Uint8Array(PART_BYTES * 2 + 7).map((_, i) => i % 251);
    const controller = start(host, new File([bytes], 'plants.csv'));
    await until(controller, (state) => state.check?.phase === 'done' && !state.isChecking);
    expect(host.parts.map((part) => part.length)).toEqual([PART_BYTES, PART_BYTES, 7]);
    expect(Buffer.compare(Buffer.concat(host.parts), Buffer.from(bytes))).toBe(0);
    expect(controller.state.get().mapping).toEqual({ Name: 'name', Cost: 'price' });
    expect(host.calls.at(-1)).toContain('"mapping":{"Name":"name","Cost":"price"}');
    expect(host.calls.at(-1)).toContain('"onMatch":"add"');
  });

  it('checks again after a change, with the host knowing a new field first', async () => {
    const host = fakeHost();
    const controller = start(host);
    await until(controller, (state) => state.check !== null && !state.isChecking);
    controller.mapToNewField('Where');
    expect(controller.state.get().mapping).toMatchObject({ Where: 'where' });
    await until(controller, (state) => !state.isChecking);
    expect(host.calls).toContain('addField plant Where');
    expect(host.calls.at(-2)).toBe('saved');
    expect(host.calls.at(-1)).toContain('"Where":"where"');
  });

  it('gives a field to one column only', async () => {
    const host = fakeHost();
    const controller = start(host);
    await until(controller, (state) => state.look !== null);
    controller.map('Where', 'name');
    expect(controller.state.get().mapping).toEqual({ Cost: 'price', Where: 'name' });
    controller.map('Cost', null);
    expect(controller.state.get().mapping).toEqual({ Where: 'name' });
  });

  it('runs, tells what was done, and lets the host forget the file in the end', async () => {
    const host = fakeHost();
    const controller = start(host);
    await until(controller, (state) => state.check !== null && !state.isChecking);
    await controller.run();
    expect(controller.state.get().stage).toBe('done');
    expect(host.finished).toMatchObject([{ undoId: 'u1', added: 2 }]);
    controller.dispose();
    expect(host.calls.at(-1)).toBe('discard');
  });

  it('cancelled while it runs: the plan stays and nothing is reported', async () => {
    const host = fakeHost();
    const controller = start(host);
    await until(controller, (state) => state.check !== null && !state.isChecking);
    let go = (): void => {};
    host.waitFor(
      new Promise((resolve) => {
        go = resolve;
      }),
    );
    const running = controller.run();
    await until(controller, (state) => state.stage === 'running');
    controller.cancelRun();
    go();
    await running;
    expect(controller.state.get()).toMatchObject({ stage: 'mapping', mapping: { Name: 'name', Cost: 'price' }, failure: null });
    expect(host.finished).toEqual([]);
  });

  it('says what failed and does that step again; a file the host forgot is sent anew with the same plan', async () => {
    const host = fakeHost();
    host.failAt('append', new AppError('storage.disk-full'));
    const controller = start(host);
    await until(controller, (state) => state.failure !== null);
    expect(controller.state.get().failure).toMatchObject({ step: 'upload', error: { code: 'storage.disk-full' } });
    controller.retry();
    await until(controller, (state) => state.check !== null && !state.isChecking);
    expect(controller.state.get().failure).toBeNull();

    controller.map('Cost', null);
    await until(controller, (state) => !state.isChecking);
    host.failAt('run', new AppError('session.not-found'));
    await controller.run();
    expect(controller.state.get()).toMatchObject({ stage: 'mapping', failure: { step: 'run' } });
    const sent = host.calls.filter((call) => call === 'begin').length;
    controller.retry();
    await until(controller, (state) => state.failure === null && state.check !== null && !state.isChecking && state.stage === 'mapping');
    expect(host.calls.filter((call) => call === 'begin')).toHaveLength(sent + 1);
    expect(controller.state.get().mapping).toEqual({ Name: 'name' });
  });

  it('checks again when the check before it is still ending', async () => {
    const host = fakeHost();
    const controller = start(host);
    await until(controller, (state) => state.check !== null && !state.isChecking);
    const checks = (): number => host.calls.filter((call) => call.startsWith('check')).length;
    const before = checks();
    host.failAt('check', new AppError('import.busy'));
    controller.map('Cost', null);
    await until(controller, (state) => !state.isChecking);
    expect(controller.state.get().failure).toBeNull();
    expect(checks()).toBe(before + 2);
  });

  it('makes an entity of a file, with the columns that were kept', async () => {
    const host = fakeHost();
    const controller = start(host, new File(['x'], 'plants.csv'), null);
    await until(controller, (state) => state.stage === 'mapping');
    expect(controller.state.get().check).toBeNull();
    controller.createEntity(
      'Pot',
      'Pots',
      new Map([
        ['Name', field('name', 'Name')],
        ['Where', field('where', 'Where')],
      ]),
    );
    await until(controller, (state) => state.check !== null && !state.isChecking);
    expect(controller.state.get()).toMatchObject({ entityId: 'made', mapping: { Name: 'name', Where: 'where' } });
  });

  it('left while it uploads, the host is told to forget it', async () => {
    const host = fakeHost();
    let go = (): void => {};
    host.waitFor(
      new Promise((resolve) => {
        go = resolve;
      }),
    );
    const controller = start(host);
    controller.dispose();
    go();
    await vi.waitFor(() => expect(host.calls).toContain('discard'));
    expect(host.calls.filter((call) => call === 'append')).toEqual([]);
  });
});
