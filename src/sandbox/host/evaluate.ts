import type { Json } from '../../shared/kernel/json.ts';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import { GuestTimers } from './guest-timers.ts';
import { parseGuestText } from './guest-messages.ts';
import type { ScriptOutcome } from './protocol.ts';
import type { Supervisor, WorkerFailure } from './supervisor.ts';

export type EvaluationStatus = 'ok' | 'threw' | 'limit' | 'terminated';

export type Evaluation = {
  status: EvaluationStatus;
  /**
   * threw: the name of the error. limit: `memory`, `stack` or `size`. terminated: `deadline`, `crashed`, or `pending` for a promise that
   * nothing is left to settle. ok: `unserializable` where the result has no JSON.
   */
  kind?: string;
  /** The script's `__verdict`, else its last value; absent where there is none. */
  value?: Json;
  error?: string;
  /** From the script's start to its end; the start of the worker does not count. */
  durationMs: number;
  peakMemoryBytes: number;
};

type Ending = Omit<Evaluation, 'durationMs' | 'peakMemoryBytes'>;

/**
 * Runs a script that belongs to no app in a worker of its own, which ends with it. The script has what author code of an app has:
 * the language, `console` and timers. Promises and timers are waited for until the deadline. Never rejects because of the script.
 */
export async function evaluateScript(source: string, ms: number, worker: Supervisor): Promise<Evaluation> {
  await worker.whenReady();
  const startedAt = performance.now();
  const ending =
    source.length > SANDBOX_LIMITS.scriptChars
      ? ({ status: 'limit', kind: 'size', error: 'The script is too large.' } as const)
      : await run(source, ms, worker);
  const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
  worker.end();
  return { ...ending, durationMs, peakMemoryBytes: worker.memoryBytes };
}

function run(source: string, ms: number, worker: Supervisor): Promise<Ending> {
  return new Promise((resolve) => {
    const endAt = performance.now() + ms;
    let outcome: ScriptOutcome | null = null;
    let fired: number[] = [];
    const timers = new GuestTimers((id) => {
      if (fired.push(id) === 1) queueMicrotask(wake);
    });
    const alarm = setTimeout(() => {
      // A turn under way is ended by the engine or the supervisor, which know what to make of it.
      if (worker.pendingTurns === 0) finish(endOf(outcome, 'deadline', ms));
    }, ms);
    const finish = (ending: Ending): void => {
      clearTimeout(alarm);
      timers.clearAll();
      resolve(ending);
    };
    const look = (): void => {
      if (outcome === null || worker.pendingTurns > 0 || fired.length > 0) return;
      const isSettled = outcome.state !== 'pending';
      if (outcome.state === 'limit' || outcome.state === 'threw' || (isSettled && outcome.hasVerdict) || timers.size === 0)
        finish(endOf(outcome, 'pending', ms));
      else if (performance.now() >= endAt) finish(endOf(outcome, 'deadline', ms));
    };
    const turn = (message: Parameters<Supervisor['post']>[0]): void => void worker.post(message).then(look);
    const wake = (): void => {
      const ids = fired;
      fired = [];
      const left = endAt - performance.now();
      if (left > 0) turn({ t: 'deliver', messages: ids.map((id) => ({ t: 'timer', id })), ms: left });
      else look();
    };
    worker.onOutcome = (next) => (outcome = next);
    worker.onFailure = (failure) => finish(failed(failure, ms));
    worker.onOutput = (text) => {
      const messages = parseGuestText(text);
      if (messages === 'flood') return finish({ status: 'limit', kind: 'size', error: 'It sends too many messages at once.' });
      // Timers alone: a script has no screen, no data and no log.
      for (const message of messages) {
        if (message?.t === 'timer') timers.start(message);
        else if (message?.t === 'clearTimer') timers.clear(message.id);
      }
    };
    if (worker.isAlive) turn({ t: 'script', source, ms });
    else finish({ status: 'terminated', kind: 'crashed', error: 'The worker did not start.' });
  });
}

/** @param reason why nothing more is waited for */
function endOf(outcome: ScriptOutcome | null, reason: 'deadline' | 'pending', ms: number): Ending {
  if (outcome === null) return { status: 'terminated', kind: 'crashed', error: 'The script gave no answer.' };
  const value = outcome.text === null ? {} : { value: JSON.parse(outcome.text) as Json };
  const said = { ...(outcome.kind === undefined ? {} : { kind: outcome.kind }), ...(outcome.error === undefined ? {} : { error: outcome.error }) };
  switch (outcome.state) {
    case 'threw':
      return { status: 'threw', ...said, ...value };
    case 'limit':
      return { status: 'limit', ...said };
    case 'pending':
      if (outcome.hasVerdict) break;
      return {
        status: 'terminated',
        kind: reason,
        error: reason === 'pending' ? 'It waits for something that never comes.' : `It did not end within ${ms} ms.`,
      };
    case 'ok':
  }
  return outcome.kind === 'size' ? { status: 'limit', ...said } : { status: 'ok', ...said, ...value };
}

function failed(failure: WorkerFailure, ms: number): Ending {
  switch (failure.code) {
    case 'sandbox.deadline':
      return { status: 'terminated', kind: 'deadline', error: `It did not end within ${ms} ms.` };
    case 'sandbox.memory':
      return failure.detail.startsWith('It sent')
        ? { status: 'limit', kind: 'size', error: failure.detail }
        : { status: 'limit', kind: 'memory', error: 'It used more memory than it may.' };
    case 'sandbox.compile':
    case 'sandbox.crashed':
      // The host's own stack ran out below the guest's: the instance is gone, and the reason is the script's recursion.
      return /call stack/i.test(failure.detail)
        ? { status: 'limit', kind: 'stack', error: 'It calls itself too many times.' }
        : { status: 'terminated', kind: 'crashed', error: failure.detail };
  }
}
