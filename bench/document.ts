// A 10,000-component document: create, encode, load, size and edits, against raw Yjs holding the same data in the same run.
import { applyUpdate, Array as YArray, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { addNode, AppDocument, change, fromManifest, setProperty, toManifest, type Origin } from '../src/shared/app/document/index.ts';
import { componentNode, manifest, type ComponentNode, type Manifest } from '../src/shared/app/manifest/index.ts';
import { seededRandom } from '../src/shared/kernel/ports.ts';

const COMPONENTS = 10_000;
const RUNS = 11;
const EDITS = 2_000;
const BATCH = 500;
const hand: Origin = { actor: 'bench', kind: 'hand' };

type Goal = { id: string; goal: string; value: number; met: boolean };
type BenchResult = { metrics: Record<string, number>; ratios: Record<string, number>; goals: Goal[] };

export async function run({ progress = () => {} }: { progress?: (text: string) => void } = {}): Promise<BenchResult> {
  const m = buildManifest();
  const timings = {
    create: [] as number[],
    encode: [] as number[],
    load: [] as number[],
    toManifest: [] as number[],
    rawCreate: [] as number[],
    rawEncode: [] as number[],
    rawLoad: [] as number[],
    flatCreate: [] as number[],
    flatLoad: [] as number[],
  };
  const size = { ours: 0, raw: 0, flat: 0 };
  let update: Uint8Array = new Uint8Array();
  // The sides take turns in each run, so that a busy machine slows them alike; the first two runs only warm up.
  for (let i = -2; i < RUNS; i++) {
    const raw = create(() => rawNested(m));
    const ours = create(() => fromManifest(m));
    const flat = create(() => rawFlat(ours.doc));
    const rawLoaded = time(() => applyUpdate(new Doc(), raw.update));
    const flatLoaded = time(() => applyUpdate(new Doc(), flat.update));
    const loaded = time(() => {
      const doc = new Doc();
      applyUpdate(doc, ours.update);
      const app = new AppDocument(doc);
      if (app.children(app.pages()[0]!.rootId).length === 0) throw new Error('Nothing was loaded');
      return app;
    });
    const read = time(() => toManifest(loaded.value.doc, loaded.value.tree));
    if (loaded.value.tree.size !== COMPONENTS) throw new Error(`${loaded.value.tree.size} components`);
    loaded.value.dispose();
    update = ours.update;
    Object.assign(size, { ours: ours.update.length, raw: raw.update.length, flat: flat.update.length });
    if (i < 0) continue;
    progress(`document: run ${i + 1} of ${RUNS}`);
    timings.create.push(ours.createMs);
    timings.encode.push(ours.encodeMs);
    timings.load.push(loaded.ms);
    timings.toManifest.push(read.ms);
    timings.rawCreate.push(raw.createMs);
    timings.rawEncode.push(raw.encodeMs);
    timings.rawLoad.push(rawLoaded.ms);
    timings.flatCreate.push(flat.createMs);
    timings.flatLoad.push(flatLoaded.ms);
  }
  const edits = measureEdits(update);
  const ms = Object.fromEntries(Object.entries(timings).map(([key, values]) => [key, median(values)])) as Record<keyof typeof timings, number>;
  const metrics: Record<string, number> = {
    components: COMPONENTS,
    createMs: ms.create,
    encodeMs: ms.encode,
    loadMs: ms.load,
    toManifestMs: ms.toManifest,
    bytesPerComponent: size.ours / COMPONENTS,
    rawCreateMs: ms.rawCreate,
    rawEncodeMs: ms.rawEncode,
    rawLoadMs: ms.rawLoad,
    rawBytesPerComponent: size.raw / COMPONENTS,
    rawFlatCreateMs: ms.flatCreate,
    rawFlatLoadMs: ms.flatLoad,
    rawFlatBytesPerComponent: size.flat / COMPONENTS,
    ...edits,
  };
  const ratios = {
    create: ms.create / ms.rawCreate,
    encode: ms.encode / ms.rawEncode,
    load: ms.load / ms.rawLoad,
    bytes: size.ours / size.raw,
    createToFlat: ms.create / ms.flatCreate,
    loadToFlat: ms.load / ms.flatLoad,
  };
  return {
    metrics: rounded(metrics),
    ratios: rounded(ratios),
    goals: [
      goal('create', 'create ≤ 2 × raw nested Yjs', ratios.create, 2),
      goal('load', 'decode and a ready AppDocument ≤ 2 × raw nested Yjs (decode only)', ratios.load, 2),
      goal('bytes', 'bytes per component ≤ 1.3 × raw nested Yjs', ratios.bytes, 1.3),
      goal('edit', 'setProperty to listener, p95 ms ≤ 1', edits.editP95Ms, 1),
      goal('batch', `${BATCH} edits in one transaction, ms ≤ 16`, edits.batchMs, 16),
    ],
  };
}

/** 100 pages of cards with texts, inputs, buttons and a table: bindings, handlers, styles, frames in usual proportions. */
function buildManifest(): Manifest {
  const random = seededRandom(7);
  let count = 0;
  const node = (type: string, rest: object = {}): ComponentNode =>
    componentNode.parse({ id: `${type.charAt(0).toLowerCase()}${type.slice(1)}${count++}`, type, name: `${type} ${count}`, ...rest });
  const card = (): ComponentNode => {
    const children = [
      node('Text', { props: { content: `Heading ${count}`, format: 'heading' } }),
      node('TextInput', { props: { label: 'Title', required: true, field: 'title' } }),
      node('Select', { props: { label: 'Status', options: ['Open', 'Doing', 'Done'] }, bindings: { value: '{{ taskTable.selectedRow.status }}' } }),
      node('Text', { bindings: { content: '{{ item.name }} is due {{ formatDate(item.dueOn) }}' }, style: { base: { color: 'muted', fontSize: 14 } } }),
      node('Button', {
        props: { label: 'Save' },
        events: {
          click: [
            {
              do: 'createRow',
              with: { entity: 'task', values: { title: '{{ titleInput.value }}' } },
              onError: [{ do: 'toast', with: { text: '{{ error.message }}', tone: 'danger' } }],
            },
          ],
        },
      }),
    ];
    if (random.next() < 0.3)
      children.push(node('Text', { props: { content: 'A longer explanation of what this part of the app is for.\nIt goes over two lines.' } }));
    return node('Card', { children, style: { base: { padding: 16, gap: 8 }, md: { span: 2 } }, frame: { x: count, y: 8, w: 320, h: 200 } });
  };
  const pages = [];
  for (let i = 0; count < COMPONENTS; i++) {
    const root = node('Container');
    while (root.children.length < 15 && count < COMPONENTS) root.children.push(COMPONENTS - count > 10 ? card() : node('Divider'));
    pages.push({ id: `page${i}`, name: `Page ${i}`, path: i === 0 ? '/' : `/page-${i}`, root });
  }
  return manifest.parse({ schemaVersion: 1, meta: { name: 'Bench' }, pages });
}

/** The same data the plain way: one Y.Map for each object, one Y.Array for each list of children; nothing is stored for what is empty. */
function rawNested(m: Manifest): Doc {
  const doc = new Doc();
  doc.transact(() => {
    const pages = doc.getArray<YMap<unknown>>('pages');
    for (const page of m.pages)
      pages.push([
        new YMap<unknown>([
          ['id', page.id],
          ['name', page.name],
          ['path', page.path],
          ['root', rawNode(page.root)],
        ]),
      ]);
  });
  return doc;
}

function rawNode(node: ComponentNode): YMap<unknown> {
  const map = new YMap<unknown>([
    ['id', node.id],
    ['type', node.type],
    ['name', node.name],
  ]);
  for (const key of ['props', 'bindings', 'events', 'frame'] as const) {
    const value = node[key];
    if (value !== undefined && Object.keys(value).length > 0) map.set(key, new YMap<unknown>(Object.entries(value)));
  }
  const layers = Object.entries(node.style);
  if (layers.length > 0) map.set('style', new YMap<unknown>(layers.map(([layer, style]) => [layer, new YMap<unknown>(Object.entries(style))])));
  if (node.children.length > 0) map.set('children', YArray.from(node.children.map(rawNode)));
  return map;
}

/** The very keys and values of our document, set by plain Yjs calls: what the model itself costs without our code. */
function rawFlat(source: Doc): Doc {
  const doc = new Doc();
  doc.transact(() => {
    const nodes = doc.getMap<unknown>('nodes');
    source.getMap<YMap<unknown>>('nodes').forEach((map, id) => {
      nodes.set(id, new YMap<unknown>([...map.entries()].map(([key, value]) => [key, value instanceof Object && 'toDelta' in value ? String(value) : value])));
    });
  });
  return doc;
}

function create(make: () => Doc): { doc: Doc; createMs: number; encodeMs: number; update: Uint8Array } {
  const made = time(make);
  const encoded = time(() => encodeStateAsUpdate(made.value));
  return { doc: made.value, createMs: made.ms, encodeMs: encoded.ms, update: encoded.value };
}

/** Edits in the loaded document, each until its listener has run and read the new value. */
function measureEdits(update: Uint8Array): { editMs: number; editP95Ms: number; batchMs: number; addNodeMs: number } {
  const doc = new Doc();
  applyUpdate(doc, update);
  const app = new AppDocument(doc, { random: seededRandom(1) });
  const ids = [...app.tree.ids()].filter((id) => id.startsWith('text'));
  let heard = 0;
  for (const id of ids) {
    app.onDidChangeNode(id, () => {
      if (app.node(id)?.props['content'] !== undefined) heard++;
    });
  }
  const single: number[] = [];
  for (let i = 0; i < EDITS; i++) single.push(time(() => setProperty(app, hand, ids[(i * 7919) % ids.length]!, 'content', `Edit ${i}`)).ms);
  if (heard !== EDITS) throw new Error(`${heard} of ${EDITS} edits were heard`);
  const batches: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    heard = 0;
    const edit = (k: number): void => setProperty(app, hand, ids[(i * 37 + k) % ids.length]!, 'content', `Batch ${i} ${k}`);
    batches.push(
      time(() =>
        change(app, hand, () => {
          for (let k = 0; k < BATCH; k++) edit(k);
        }),
      ).ms,
    );
    if (heard !== BATCH) throw new Error(`${heard} of ${BATCH} edits were heard`);
  }
  const parent = app.pages()[0]!.rootId;
  const adds: number[] = [];
  for (let i = 0; i < 200; i++) adds.push(time(() => addNode(app, hand, { node: { type: 'Text' }, parentId: parent, index: 3 })).ms);
  app.dispose();
  return { editMs: median(single), editP95Ms: percentile(single, 0.95), batchMs: median(batches), addNodeMs: median(adds) };
}

function time<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function rounded<T extends Record<string, number>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(value.toPrecision(3))])) as T;
}

function goal(id: string, text: string, value: number, limit: number): Goal {
  return { id, goal: text, value: Number(value.toPrecision(3)), met: value <= limit };
}
