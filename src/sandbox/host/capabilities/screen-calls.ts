import type { CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import type { ScreenTask } from '../../../shared/contracts/session.ts';
import type { Capability } from '../../../shared/contracts/permissions.ts';
import { fail } from '../../../shared/kernel/errors.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { fromBase64, toBase64 } from '../../../shared/kernel/base64.ts';
import { toWtf8 } from '../../../shared/kernel/wtf8.ts';
import type { CallContext } from './call-context.ts';
import { parsePicked, PICK_BYTES } from './screen-tasks.ts';

export type ScreenCall = Extract<CapabilityCall, { method: `clipboard.${string}` | `notifications.${string}` | `files.${string}` }>;

/** Calls that a screen carries out. */
export async function performScreenCall(call: ScreenCall, context: CallContext): Promise<Json> {
  switch (call.method) {
    case 'clipboard.read': {
      const text = await task('clipboard', 'Read what you copied last', '', { kind: 'clipboardRead' }, context);
      if (typeof text !== 'string') return fail('screen.refused', { problem: 'it brought something that is not text' });
      context.bytesIn = text.length;
      return text;
    }
    case 'clipboard.write': {
      const { text } = call.args;
      context.bytesOut = text.length;
      await task('clipboard', `Put ${text.length.toLocaleString('en-GB')} characters on the clipboard`, text, { kind: 'clipboardWrite', text }, context);
      return null;
    }
    case 'notifications.show': {
      const { title, text } = call.args;
      context.bytesOut = title.length + text.length;
      await task('notifications', `Show “${title.slice(0, 60)}”`, `${title}\n${text}`, { kind: 'notify', title, text }, context);
      return null;
    }
    case 'files.pick': {
      const { accept, multiple } = call.args;
      const summary = multiple ? 'Let you choose files, and read them' : 'Let you choose a file, and read it';
      const files = parsePicked(await task('files', summary, accept, { kind: 'pickFiles', accept, multiple, maxBytes: PICK_BYTES }, context));
      context.bytesIn = files.reduce((total, file) => total + file.size, 0);
      return files.map(({ name, type, size, text, base64 }) => ({
        name,
        type,
        size,
        ...(text === undefined ? {} : { text }),
        ...(base64 === undefined ? {} : { base64 }),
      }));
    }
    case 'files.save': {
      const { fileName, mime, as, data } = call.args;
      const base64 = as === 'text' ? toBase64(toWtf8(data)) : data;
      if (fromBase64(base64) === null) fail('request.invalid', { problem: 'what should be saved is not base64' });
      context.bytesOut = Math.floor((base64.length / 4) * 3);
      const name = fileNameOf(fileName);
      await task('files', `Save “${name}”`, as === 'text' ? data : '', { kind: 'saveFile', fileName: name, mime, data: base64 }, context);
      return null;
    }
  }
}

async function task(capability: Exclude<Capability, 'network'>, summary: string, detail: string, work: ScreenTask, context: CallContext): Promise<Json> {
  const pass = await context.gate.pass({ capability, target: '' }, () => ({
    isLocal: false,
    because: context.because,
    summary,
    detail: context.shorten(detail),
  }));
  try {
    return await context.screen.perform(work, AbortSignal.any([pass.signal, context.signal]));
  } finally {
    pass.end();
  }
}

/** A name and nothing that could lead into another folder or hide its ending. */
function fileNameOf(name: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is replaced
  const harmless = name.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_');
  const clean = harmless.replace(/^[. ]+|[. ]+$/g, '');
  return clean === '' ? 'file' : clean.slice(0, 200);
}
