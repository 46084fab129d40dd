// The same tasks in other sandboxes: start, call of the host with 1 KB, memory of twenty, and programs.
import { bestOf, CPU_MIX } from './cpu-mix.mjs';
import { peers } from './peers.mjs';

const CALLS = 300;
export const PAYLOAD = { id: 't1', rows: Array.from({ length: 12 }, (_, i) => ({ id: `r${i}`, title: `Row number ${i}`, note: 'x'.repeat(30), done: i % 2 === 0 })) };
const round = (value) => Number(value.toFixed(3));
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Calls the host CALLS times with the payload and gives it back; value: ms for each. */
const CALLER = (call) => `const payload = ${JSON.stringify(PAYLOAD)}; let got; const from = Date.now(); for (let i = 0; i < ${CALLS}; i++) got = await ${call}; if (got.rows.length !== 12) throw new Error('lost'); const took = (Date.now() - from) / ${CALLS};`;

/** @returns figures of @sebastianwessel/quickjs */
export async function sebastianwessel(progress) {
  const found = await peers(['@sebastianwessel/quickjs', '@jitl/quickjs-ng-wasmfile-release-sync'], progress);
  if ('note' in found) return { note: found.note };
  const [{ loadQuickJs }, variant] = found.modules;
  const { runSandboxed } = await loadQuickJs(variant.default?.default ?? variant.default);
  const run = async (code, env = {}, ms = 120_000) => {
    const result = await runSandboxed(async ({ evalCode }) => evalCode(code), { executionTimeout: ms, env });
    if (!result.ok) throw new Error(result.error?.message ?? JSON.stringify(result));
    return result.data;
  };
  progress('@sebastianwessel/quickjs');
  const ready = [];
  for (let i = 0; i < 5; i++) {
    const from = performance.now();
    await run('export default 1');
    ready.push(performance.now() - from);
  }
  const calls = [];
  for (let i = 0; i < 3; i++) calls.push(await run(`${CALLER('env.echo(payload)')} export default took`, { echo: async (value) => value }));
  const cpu = JSON.parse(await run(`export default ${CPU_MIX}`));
  return { readyMs: round(middle(ready)), hostCallMs: round(Math.min(...calls)), cpu };
}

/** @returns figures of isolated-vm: not an interpreter but V8 itself, in the same process */
export async function isolatedVm(progress) {
  const found = await peers(['isolated-vm'], progress);
  if ('note' in found) return { note: found.note };
  const ivm = found.modules[0].default;
  progress('isolated-vm');
  const ready = [];
  for (let i = 0; i < 5; i++) {
    const from = performance.now();
    const isolate = new ivm.Isolate({ memoryLimit: 128 });
    await (await isolate.createContext()).eval('1');
    ready.push(performance.now() - from);
    isolate.dispose();
  }
  const isolate = new ivm.Isolate({ memoryLimit: 128 });
  const context = await isolate.createContext();
  await context.global.set('echo', new ivm.Reference(async (value) => new ivm.ExternalCopy(value).copyInto()));
  const hostCallMs = await context.eval(`(async () => { ${CALLER("echo.apply(undefined, [payload], { arguments: { copy: true }, result: { promise: true, copy: true } })")} return took; })()`, { promise: true });
  const cpu = JSON.parse(await context.eval(CPU_MIX));
  isolate.dispose();
  return { readyMs: round(middle(ready)), hostCallMs: round(hostCallMs), cpu };
}

/**
 * Programs in the bare engine and in ours, by turns, so that both meet the same machine.
 * @param {() => Promise<object>} runOurs
 */
export async function againstBareEngine(runOurs, progress) {
  const found = await peers(['quickjs-emscripten'], progress);
  const ours = [];
  const bare = [];
  for (let i = 0; i < 3; i++) {
    progress(`programs, ${i + 1} of 3`);
    ours.push(await runOurs());
    if ('note' in found) continue;
    const module = await found.modules[0].newQuickJSWASMModule();
    const context = module.newContext();
    bare.push(JSON.parse(context.dump(context.unwrapResult(context.evalCode(CPU_MIX)))));
    context.dispose();
  }
  return { ours: bestOf(ours), bare: 'note' in found ? null : bestOf(bare), note: found.note };
}
