import type { Performance } from '../core/view-source.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { saveBytes } from './browser.ts';

type Task = Performance['task'];

/** A task that failed in words for the person; anything else that is thrown is a fault of ours. */
export class TaskError extends Error {}

/** Asks the person to start what the browser lets begin only with a click or a key. @returns false when they would rather not */
export type AskForClick = (question: { title: string; text: string; confirmLabel: string }) => Promise<boolean>;

/**
 * Does one thing that only a screen can do. The answers: `clipboardRead` the text; `pickFiles` a list of {name, type, size} with
 * `text` where the file is UTF-8 and `base64` where it is not, empty when the person picked nothing; the others null.
 */
export async function performTask(task: Task, ask: AskForClick): Promise<Json> {
  switch (task.kind) {
    case 'clipboardRead':
      return readClipboard();
    case 'clipboardWrite':
      await writeClipboard(task.text);
      return null;
    case 'notify':
      await notify(task.title, task.text);
      return null;
    case 'pickFiles':
      return pickFiles(task, ask);
    case 'saveFile': {
      const bytes = fromBase64(task.data);
      if (bytes === null) throw new TaskError('The file was not saved: its content arrived damaged.');
      saveBytes(task.fileName, task.mime, bytes);
      return null;
    }
  }
}

async function readClipboard(): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    throw new TaskError('The clipboard was not read: the browser did not allow it. Click into the app and try again.');
  }
}

async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throw new TaskError('Nothing was copied: the browser did not allow it. Click into the app and try again.');
  }
}

async function notify(title: string, body: string): Promise<void> {
  if (typeof Notification === 'undefined') throw new TaskError('Not shown: this browser has no notifications.');
  const permission = Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
  if (permission !== 'granted') throw new TaskError('Not shown: notifications are switched off for Casual OS in this browser or system.');
  try {
    void new Notification(title, { body });
  } catch {
    throw new TaskError('Not shown: this browser shows notifications only for installed apps.');
  }
}

async function pickFiles({ accept, multiple, maxBytes }: Extract<Task, { kind: 'pickFiles' }>, ask: AskForClick): Promise<Json> {
  // Browsers open the picker only within a few seconds of a click; without one they do nothing and say nothing.
  if (navigator.userActivation?.isActive === false) {
    const isWanted = await ask({
      title: multiple ? 'Choose files' : 'Choose a file',
      text: `The app would like to open ${multiple ? 'files' : 'a file'} that you choose.`,
      confirmLabel: 'Choose',
    });
    if (!isWanted) return [];
  }
  const files = await choose(accept, multiple);
  const tooLarge = files.find((file) => file.size > maxBytes);
  if (tooLarge !== undefined) throw new TaskError(`“${tooLarge.name}” is ${sizeOf(tooLarge.size)}; at most ${sizeOf(maxBytes)} can be opened.`);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > maxBytes) throw new TaskError(`These ${files.length} files are ${sizeOf(total)} together; at most ${sizeOf(maxBytes)} can be opened at once.`);
  return Promise.all(files.map(read));
}

function choose(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

async function read(file: File): Promise<Json> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = textOf(bytes);
    return { name: file.name, type: file.type, size: file.size, ...(text === null ? { base64: toBase64(bytes) } : { text }) };
  } catch {
    throw new TaskError(`“${file.name}” could not be read. It may have been moved or is open elsewhere.`);
  }
}

/** @returns null for what is not text: not UTF-8, or with NUL in it */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const isSmall = bytes < 1048576;
  const value = bytes / (isSmall ? 1024 : 1048576);
  return `${value >= 10 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${isSmall ? 'KB' : 'MB'}`;
}
