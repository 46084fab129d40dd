import { announce } from './announcer.ts';
import { asAppError } from './app-error.ts';
import { Store } from './use-store.ts';

export type ToastTone = 'neutral' | 'ok' | 'danger';
type ToastAction = { label: string; run: () => void };
export type Toast = { id: number; text: string; tone: ToastTone; action?: ToastAction; /** Beside the action. */ also?: ToastAction; durationMs: number };

/** ms */
const UNDO_TIME = 8000;
const PLAIN_TIME = 5000;
const MOST_AT_ONCE = 3;

export const toasts = new Store<readonly Toast[]>([]);
let nextId = 1;

/** Shows a short message. With an `action` it stays 8 s, and only the newest of those is kept. @returns its id, for `dismissToast` */
export function toast(text: string, options: { tone?: ToastTone; action?: ToastAction; also?: ToastAction; durationMs?: number } = {}): number {
  const id = nextId++;
  const item: Toast = {
    id,
    text,
    tone: options.tone ?? 'neutral',
    durationMs: options.durationMs ?? (options.action ? UNDO_TIME : PLAIN_TIME),
    ...(options.action ? { action: options.action } : {}),
    ...(options.also ? { also: options.also } : {}),
  };
  toasts.update((before) => [...before.filter((other) => !(item.action && other.action)), item].slice(-MOST_AT_ONCE));
  announce(text, item.tone === 'danger' ? 'assertive' : 'polite');
  return id;
}

/** "Deleted Stats and 4 inside it" `Undo`. */
export function toastUndo(text: string, undo: () => void): number {
  return toast(text, { action: { label: 'Undo', run: undo } });
}

/** Shows a failure in words. A cancelled call says nothing. */
export function toastError(error: unknown): void {
  const shown = asAppError(error);
  if (shown.kind !== 'cancelled') toast(shown.message, { tone: 'danger', durationMs: UNDO_TIME });
}

export function dismissToast(id: number): void {
  toasts.update((before) => before.filter((item) => item.id !== id));
}
