import { WorkerPool } from '../../sandbox/adapters/worker-threads.ts';
import { createMemoryData } from '../../shared/app/data/index.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';
import type { SessionEvent } from '../../shared/contracts/session.ts';
import type { Attack } from './attack-files.ts';
import { HostAttacks } from './host-attack.ts';
import { fingerprint, HostWatch } from './host-watch.ts';
import { app, button, MEMBERS, TASKS, text, WORKER_URL } from './running-app.ts';

export type AttackLimits = { ms: number; memoryMb: number };
export type AttackReport = {
  group: string;
  name: string;
  end: string;
  ms: number;
  stallMs: number;
  gapMs: number;
  rssMb: number;
  /** What went wrong; empty: the sandbox held. */
  problems: string[];
};

export const GRACE_MS = 250;
export const MAX_STALL_MS = 100;
export const EXTRA_RSS_MB = 80;

/** A gap this long in which this thread did not work: others had the processor. */
const STARVED_MS = 50;

/** Only the host knows it: wherever it shows up, something got out. */
const SECRET = `casual-secret-${Math.floor(Math.random() * 2 ** 52).toString(36)}`;
const HOST_TYPES =
  'typeof process + typeof require + typeof Buffer + typeof fetch + typeof WebAssembly + typeof postMessage + typeof importScripts + typeof __secret';
const PROBE = `const probe = (F) => { let seen; try { seen = F('return ${HOST_TYPES}')(); } catch { return; } if (typeof seen === 'string' && /object|function|string/.test(seen)) escaped(seen); };`;
const IN_SCRIPT = `const escaped = (what) => { globalThis.__verdict = 'ESCAPED: ' + what; }; ${PROBE} `;
const IN_APP = `const escaped = (what) => app.toast('ESCAPED: ' + what, 'danger'); ${PROBE} `;
const FRAME_KEYS = new Set(['status', 'kind', 'value', 'error', 'durationMs', 'peakMemoryBytes']);
const TO_LOAD_MS = 15_000;

type Ended = { end: string; ms: number; out: string; problems: string[] };

/** Runs one attack and looks at everything that must hold whatever it does. */
export async function runAttack(attack: Attack, limits: AttackLimits): Promise<AttackReport> {
  if (attack.venue === 'host') return runOnHost(attack);
  Object.assign(globalThis, { __secret: SECRET });
  const before = fingerprint();
  const pool = new WorkerPool(WORKER_URL);
  await pool.ready();
  const watch = new HostWatch();
  const ended = attack.venue === 'app' ? await inApp(attack, limits, pool) : await asScript(attack, limits, pool);
  const rssMb = Math.round(watch.end());
  await pool.close();
  const { problems } = ended;
  if (fingerprint() !== before) problems.push('the host’s builtins changed');
  if (Object.prototype.hasOwnProperty.call(Object.prototype, 'polluted') || ({} as { polluted?: unknown }).polluted !== undefined)
    problems.push('Object.prototype of the host is polluted');
  if (ended.out.includes(SECRET)) problems.push('the host’s secret came out');
  if (ended.out.includes('ESCAPED')) problems.push(`escaped: ${/ESCAPED[^"\\]*/.exec(ended.out)?.[0] ?? ''}`);
  if (ended.out.includes('CHANGED')) problems.push('a text was changed on its way');
  // Time for which this thread waited for a processor is the machine's, not the sandbox's.
  const waitedMs = Math.max(0, watch.gapMs - watch.stallMs);
  if (ended.ms - waitedMs > limits.ms + GRACE_MS) problems.push(`ended after ${Math.round(ended.ms)} ms`);
  if (watch.stallMs > MAX_STALL_MS) problems.push(`held up the host for ${Math.round(watch.stallMs)} ms`);
  if (rssMb > limits.memoryMb + EXTRA_RSS_MB) problems.push(`took ${rssMb} MB`);
  if (!isExpected(attack.ends, ended.end, waitedMs)) problems.push(`ended as ${ended.end}, not ${attack.ends.join(' or ')}`);
  return {
    group: attack.group,
    name: attack.name,
    end: ended.end,
    ms: Math.round(ended.ms),
    stallMs: Math.round(watch.stallMs),
    gapMs: Math.round(watch.gapMs),
    rssMb,
    problems,
  };
}

/** With a disk and a network round it, and a server that must not be reached. It takes many turns, so only what must hold for the host is looked at. */
async function runOnHost(attack: Attack): Promise<AttackReport> {
  const host = new HostAttacks();
  const watch = new HostWatch();
  const startedAt = performance.now();
  const problems = await host.run(attack);
  const ms = Math.round(performance.now() - startedAt);
  const rssMb = Math.round(watch.end());
  await host.close();
  return { group: attack.group, name: attack.name, end: 'ok', ms: 0, stallMs: 0, gapMs: 0, rssMb, problems: ms > 60_000 ? [...problems, `took ${ms} ms`] : problems };
}

/** A slow machine reaches the deadline before the limit, and a starved one before anything else. */
function isExpected(ends: readonly string[], end: string, waitedMs: number): boolean {
  if (ends.length === 0 || ends.some((one) => one === end || end.startsWith(`${one}/`))) return true;
  const isDeadline = end === 'terminated/deadline' || end === 'crashed/sandbox.deadline';
  return isDeadline && (waitedMs > STARVED_MS || ends.some((one) => one.startsWith('limit')));
}

async function asScript(attack: Attack, { ms, memoryMb }: AttackLimits, pool: WorkerPool): Promise<Ended> {
  const awake = setInterval(() => {}, 1000);
  const result = await pool.evaluate(IN_SCRIPT + attack.code, { ms, memoryMb });
  clearInterval(awake);
  const problems: string[] = [];
  if (Object.keys(result).some((key) => !FRAME_KEYS.has(key)) || !['ok', 'threw', 'limit', 'terminated'].includes(result.status))
    problems.push('the frame of the result is forged');
  if (!(result.durationMs >= 0 && result.peakMemoryBytes > 0 && result.peakMemoryBytes <= memoryMb * 1024 * 1024))
    problems.push(`the figures cannot be: ${result.durationMs} ms, ${result.peakMemoryBytes} bytes`);
  const out = JSON.stringify(result);
  if (attack.value !== null && JSON.stringify(result.value) !== JSON.stringify(JSON.parse(attack.value)))
    problems.push(`its value is ${JSON.stringify(result.value)}`);
  if (result.kind === 'crashed') problems.push(`not recognised: ${result.error}`);
  return { end: result.kind === undefined ? result.status : `${result.status}/${result.kind}`, ms: result.durationMs, out, problems };
}

/** As a step of an app. Afterwards another app must still answer. */
async function inApp(attack: Attack, { ms, memoryMb }: AttackLimits, pool: WorkerPool): Promise<Ended> {
  const manifest = app(
    [
      button('go', { do: 'script', with: { code: IN_APP + attack.code } }),
      text('shown', '{{ held }}{{ tasks.data.length }}'),
      button('open', { do: 'openUrl', with: { url: '{{ event.url }}' } }),
    ],
    {
      entities: [TASKS, MEMBERS],
      queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
      state: [
        { id: 'held', name: 'Held', initial: null },
        { id: 'kept', name: 'Kept', initial: null, persist: 'saved' },
      ],
      requirements: { executionMs: ms, memoryMb },
    },
  );
  const session = pool.session({
    manifest,
    mode: 'run',
    data: createMemoryData(manifest.entities, { clock: { now: () => Date.now() }, random: seededRandom(3) }),
    clock: { now: () => Date.now() },
    random: seededRandom(1),
    answerConfirm: true,
  });
  const problems: string[] = [];
  const heard: string[] = [];
  let crashed: (() => void) | null = null;
  let code: string | undefined;
  session.subscribe((event: SessionEvent) => {
    if (event.type === 'status' && event.status === 'crashed') {
      code = event.code;
      crashed?.();
    } else if (event.type === 'log') for (const entry of event.entries) heard.push(entry.text.slice(0, 2000));
    else if (event.type === 'batch') for (const effect of event.effects) if (heard.length < 5000) heard.push(JSON.stringify(effect).slice(0, 500));
  });
  await Promise.race([session.start(), wait(TO_LOAD_MS)]);
  if (session.currentStatus !== 'running') problems.push('the app did not start');
  const startedAt = performance.now();
  const crash = new Promise<void>((resolve) => (crashed = resolve));
  session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
  // Calls and timers may go on in turns of their own: each has its own deadline, and the app is then watched for one of them.
  await Promise.race([crash, session.whenIdle(), wait(ms + GRACE_MS)]);
  const took = performance.now() - startedAt;
  const end = code === undefined ? (session.currentStatus === 'running' ? 'ok' : session.currentStatus) : `crashed/${code}`;
  session.stop();
  return { end, ms: Math.min(took, code === undefined ? ms : took), out: JSON.stringify(heard), problems };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
