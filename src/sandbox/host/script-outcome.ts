import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import { EngineFailure } from './engine-failure.ts';
import type { ScriptOutcome } from './protocol.ts';
import { problemOf } from './text-guard.ts';

type Result = { threw: boolean; handle: QuickJSHandle };

/** What reading needs of its engine. */
export type OutcomeReader = {
  /** Calls a function of guest/verdict.ts. */
  call(method: 'verdict' | 'describe', value: QuickJSHandle): Result;
  /** An error of null: QuickJS throws it when not even the error fits. @throws EngineFailure when that is likely */
  checkMemory(): void;
  /** @throws EngineFailure past the deadline */
  check(): void;
};

/**
 * A string primitive of the guest, else null. Its length is looked at before it is copied out.
 * An empty text where there should be none means that the engine had no room to convert it.
 */
export function readText(context: QuickJSContext, handle: QuickJSHandle, maxChars: number): string | null {
  if (context.typeof(handle) !== 'string') return null;
  const length = context.getProp(handle, 'length');
  const chars = context.getNumber(length);
  length.dispose();
  return chars > maxChars ? null : context.getString(handle);
}

/** What a script left behind. The guest decides about values and messages; their frame is made here. */
export function readOutcome(context: QuickJSContext, completion: Result, reader: OutcomeReader): ScriptOutcome {
  if (completion.threw) return thrown(context, completion.handle, reader);
  const state = context.getPromiseState(completion.handle);
  if (state.type === 'rejected') return thrown(context, state.error, reader);
  if (state.type === 'pending') return { state: 'pending', ...verdict(context, context.undefined, reader) };
  return { state: 'ok', ...verdict(context, state.value, reader) };
}

function thrown(context: QuickJSContext, error: QuickJSHandle, reader: OutcomeReader): ScriptOutcome {
  const [kind, message] = describe(context, error, reader);
  if (message === 'stack overflow' && (kind === 'InternalError' || kind === 'SyntaxError'))
    return { state: 'limit', hasVerdict: false, text: null, kind: 'stack', error: 'It calls itself too many times.' };
  const { hasVerdict, text } = verdict(context, context.undefined, reader);
  return { state: 'threw', hasVerdict, text, kind, error: message };
}

function verdict(context: QuickJSContext, completion: QuickJSHandle, reader: OutcomeReader): Pick<ScriptOutcome, 'hasVerdict' | 'text' | 'kind' | 'error'> {
  const { threw, handle } = reader.call('verdict', completion);
  reader.check();
  if (threw) {
    const [kind, message] = describe(context, handle, reader);
    return { hasVerdict: true, text: null, kind: 'unserializable', error: `${kind}: ${message}` };
  }
  const tagged = readText(context, handle, SANDBOX_LIMITS.resultChars);
  handle.dispose();
  if (tagged === '') throw new EngineFailure('sandbox.memory', 'out of memory');
  const text = tagged?.slice(1) ?? null;
  const problem = text === null ? 'size' : problemOf(text);
  if (problem !== null) return { hasVerdict: true, text: null, kind: 'size', error: `The result is too large (${problem}).` };
  return { hasVerdict: tagged?.startsWith('v') === true, text: text === '' ? null : text };
}

/** @throws EngineFailure for an error that says the memory is full */
function describe(context: QuickJSContext, error: QuickJSHandle, reader: OutcomeReader): [kind: string, message: string] {
  if (context.sameValue(error, context.null)) reader.checkMemory();
  const { threw, handle } = reader.call('describe', error);
  reader.check();
  const text = threw ? null : readText(context, handle, SANDBOX_LIMITS.resultChars);
  handle.dispose();
  if (text === '') throw new EngineFailure('sandbox.memory', 'out of memory');
  if (text === null) return ['Error', 'What was thrown cannot be read.'];
  const [kind, message] = JSON.parse(text) as [string, string];
  if (kind === 'InternalError' && message === 'out of memory') throw new EngineFailure('sandbox.memory', message);
  return [kind, message];
}
