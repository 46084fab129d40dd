import type { CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import type { CallContext } from './call-context.ts';
import type { AiAnswer } from './ports.ts';

type AiArgs = Extract<CapabilityCall, { method: 'ai.complete' }>['args'];

/** Asks the model of this machine's settings. */
export async function performAi(args: AiArgs, context: CallContext): Promise<AiAnswer> {
  const chars = args.prompt.length + args.system.length;
  const pass = await context.gate.pass({ capability: 'ai', target: '' }, () => ({
    isLocal: false,
    because: context.because,
    summary: `Ask the AI model with ${chars.toLocaleString('en-GB')} characters`,
    detail: context.shorten(args.system === '' ? args.prompt : `${args.system}\n\n${args.prompt}`),
  }));
  try {
    context.bytesOut = chars;
    const answer = await context.capabilities.ai.complete(args, AbortSignal.any([pass.signal, context.signal]));
    context.bytesIn = answer.text.length;
    context.cost = answer.cost;
    return answer;
  } catch (error) {
    throw pass.signal.aborted ? (pass.signal.reason as Error) : error;
  } finally {
    pass.end();
  }
}
