// The signals of the guest and those of another library, as scripts for the same engine.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../scripts/lib/run.mjs';
import { peers } from './peers.mjs';

/** Each makes `{source(v), computed(fn), get(x), set(x, v), watch(x)}`; `flush()` brings everything that is watched up to date. */
const ADAPTERS = {
  casual: `const dirty = new Set(); const api = {
    source: (v) => new Graph.Source(v),
    computed: (fn) => { const c = new Graph.Computed(fn, { label: 'x', initial: 0, onDirty: () => dirty.add(c) }); return c; },
    get: (x) => x.get(), set: (x, v) => x.set(v), watch: (x) => x.get(),
    flush: () => { for (const c of dirty) c.get(); dirty.clear(); },
  };`,
  preact: `const api = {
    source: (v) => Graph.signal(v), computed: (fn) => Graph.computed(fn), get: (x) => x.value,
    set: (x, v) => { x.value = v; }, watch: (x) => Graph.effect(() => { x.value; }), flush: () => {},
  };`,
};

const TASKS = `
  const time = (run, times) => { run(0); const from = Date.now(); for (let i = 1; i <= times; i++) run(i); return (Date.now() - from) / times; };
  const inputs = Array.from({ length: 1000 }, (_, i) => api.source(i));
  const all = api.source(0);
  const bindings = inputs.flatMap((input, i) => [api.computed(() => api.get(input) + api.get(all)), api.computed(() => 'item ' + api.get(input))]);
  for (const binding of bindings) api.watch(binding);
  const one = time((i) => { api.set(inputs[500], 'v' + i); api.flush(); }, 400);
  const every = time((i) => { api.set(all, 'w' + i); api.flush(); }, 10);
  const head = api.source(0);
  let chain = head; const chained = [];
  for (let i = 0; i < 30; i++) { const before = chain; chain = api.computed(() => api.get(before) + 1); chained.push(chain); }
  api.watch(chain);
  const deep = time((i) => { api.set(head, i); api.flush(); }, 100);
  const length = (n) => { const start = api.source(0); let at = start; for (let i = 0; i < n; i++) { const before = at; at = api.computed(() => api.get(before) + 1); } api.watch(at);
    const took = time((i) => { api.set(start, i); api.flush(); }, 10); if (api.get(at) !== 10 + n) throw new Error('wrong'); return took; };
  let long; try { long = length(1000); } catch (error) { long = String(error.message); }
  JSON.stringify({ one, every, chainOf30: deep, chainOf1000: long });`;

export async function graphScripts(progress) {
  const scripts = { casual: script(await ownSignals(), ADAPTERS.casual) };
  const found = await peers(['@preact/signals-core'], progress);
  if ('note' in found) return { scripts, note: found.note };
  const folder = dirname(dirname(found.require.resolve('@preact/signals-core')));
  const source = readFileSync(join(folder, 'dist/signals-core.js'), 'utf8');
  scripts['@preact/signals-core'] = script(`const Graph = (() => { const module = { exports: {} }; const exports = module.exports; ${source}\nreturn module.exports; })();`, ADAPTERS.preact);
  return { scripts };
}

function script(library, adapter) {
  return `${library}\n{ ${adapter}\nglobalThis.__verdict = (() => { ${TASKS.replace(/JSON\.stringify\(\{ one/, 'return JSON.stringify({ one')} })(); }`;
}

async function ownSignals() {
  const output = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2023', lib: { entry: join(ROOT, 'src/sandbox/guest/signals.ts'), formats: ['iife'], name: 'Graph' } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  return first.output.find((chunk) => chunk.type === 'chunk').code;
}
