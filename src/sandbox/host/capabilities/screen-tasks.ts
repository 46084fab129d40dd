import { z } from 'zod';
import type { ScreenTask } from '../../../shared/contracts/session.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import type { Json } from '../../../shared/kernel/json.ts';

/** A person may take their time over a file dialog; the clipboard answers at once. */
const TASK_MS: Record<ScreenTask['kind'], number> = { clipboardRead: 30_000, clipboardWrite: 30_000, notify: 30_000, pickFiles: 600_000, saveFile: 600_000 };
/** Bytes of the files picked at once. What is larger does not fit into an app. */
export const PICK_BYTES = SANDBOX_LIMITS.responseBytes;

const picked = z
  .array(
    z.strictObject({ name: z.string().max(1000), type: z.string().max(200), size: z.number(), text: z.string().optional(), base64: z.string().optional() }),
  )
  .max(1000);

type Waiting = { task: ScreenTask; settle: (answer: { ok: true; value: Json } | { ok: false; error: AppError }) => void };

/** What only a screen can do. Every screen of the session hears of it; the first that answers has done it. */
export class ScreenTasks {
  private readonly hasScreen: () => boolean;
  private readonly emit: (performId: number, task: ScreenTask) => void;
  private readonly open = new Map<number, Waiting>();
  private nextId = 1;

  constructor(options: { hasScreen: () => boolean; emit: (performId: number, task: ScreenTask) => void }) {
    this.hasScreen = options.hasScreen;
    this.emit = options.emit;
  }

  get waiting(): number {
    return this.open.size;
  }

  /** @throws screen.missing, screen.refused, and the reason of the signal */
  perform(task: ScreenTask, signal: AbortSignal): Promise<Json> {
    if (!this.hasScreen()) fail('screen.missing');
    const performId = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle({ ok: false, error: new AppError('screen.refused', { problem: 'it did not answer' }) }), TASK_MS[task.kind]);
      const onAbort = (): void => settle({ ok: false, error: signal.reason as AppError });
      const settle: Waiting['settle'] = (answer) => {
        this.open.delete(performId);
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        if (answer.ok) resolve(answer.value);
        else reject(answer.error);
      };
      this.open.set(performId, { task, settle });
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      this.emit(performId, task);
    });
  }

  /** A screen answered. @returns false when nobody waits for it */
  answer({ performId, ok, value, error }: { performId: number; ok: boolean; value: Json; error: string }): boolean {
    const waiting = this.open.get(performId);
    if (waiting === undefined) return false;
    waiting.settle(
      ok ? { ok: true, value } : { ok: false, error: new AppError('screen.refused', { problem: error === '' ? 'it gave no reason' : error.slice(0, 500) }) },
    );
    return true;
  }
}

/** The files a screen brought, checked: it is a page of a browser and may be anything. @throws screen.refused */
export function parsePicked(value: Json): z.infer<typeof picked> {
  const parsed = picked.safeParse(value);
  if (!parsed.success) return fail('screen.refused', { problem: 'it brought something that is not files' });
  const chars = parsed.data.reduce((total, file) => total + (file.text?.length ?? 0) + (file.base64?.length ?? 0), 0);
  return chars > PICK_BYTES * 1.4 ? fail('screen.refused', { problem: `the files are larger than ${PICK_BYTES / 1024 / 1024} MB together` }) : parsed.data;
}
