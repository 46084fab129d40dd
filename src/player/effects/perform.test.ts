// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { performTask, TaskError } from './perform.ts';

/** The next file chooser of the page, as the person answers it. */
function answerChooser(answer: (input: HTMLInputElement) => void): void {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(this: HTMLInputElement) {
    answer(this);
  });
}
function choose(files: File[]): void {
  answerChooser((input) => {
    Object.defineProperty(input, 'files', { value: files });
    input.dispatchEvent(new Event('change'));
  });
}
const activate = (isActive: boolean): void => void Object.defineProperty(navigator, 'userActivation', { value: { isActive }, configurable: true });
const clipboard = (value: unknown): void => void Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
const never = () => Promise.reject(new Error('not to be asked'));
const pick = { kind: 'pickFiles', accept: '.csv', multiple: true, maxBytes: 1000 } as const;

beforeEach(() => activate(true));
afterEach(() => vi.restoreAllMocks());

describe('screen tasks', () => {
  it('reads text files as text and others as base64', async () => {
    choose([new File(['a,b\nü'], 'a.csv', { type: 'text/csv' }), new File([new Uint8Array([255, 0, 1])], 'b.bin'), new File([], 'empty.txt')]);
    expect(await performTask(pick, never)).toEqual([
      { name: 'a.csv', type: 'text/csv', size: 6, text: 'a,b\nü' },
      { name: 'b.bin', type: '', size: 3, base64: '/wAB' },
      { name: 'empty.txt', type: '', size: 0, text: '' },
    ]);
  });

  it('answers with an empty list when the chooser is cancelled', async () => {
    answerChooser((input) => input.dispatchEvent(new Event('cancel')));
    expect(await performTask(pick, never)).toEqual([]);
  });

  it('names the file that is too large, and what is too large together', async () => {
    choose([new File(['x'], 'small.csv'), new File(['x'.repeat(1001)], 'big.csv')]);
    await expect(performTask(pick, never)).rejects.toThrow('“big.csv” is 1001 bytes; at most 1000 bytes can be opened.');
    choose([new File(['x'.repeat(600)], 'a.csv'), new File(['x'.repeat(600)], 'b.csv')]);
    await expect(performTask(pick, never)).rejects.toThrow('These 2 files are 1.2 KB together');
  });

  it('asks for a click when the browser would not open the chooser without one', async () => {
    activate(false);
    choose([new File(['x'], 'a.csv')]);
    const ask = vi.fn(() => Promise.resolve(true));
    expect(await performTask(pick, ask)).toHaveLength(1);
    expect(ask).toHaveBeenCalledWith({ title: 'Choose files', text: 'The app would like to open files that you choose.', confirmLabel: 'Choose' });
    expect(await performTask(pick, () => Promise.resolve(false))).toEqual([]);
  });

  it('reads and writes the clipboard, and says so when the browser does not let it', async () => {
    const written: string[] = [];
    clipboard({ readText: () => Promise.resolve('hello'), writeText: (text: string) => Promise.resolve(void written.push(text)) });
    expect(await performTask({ kind: 'clipboardRead' }, never)).toBe('hello');
    expect(await performTask({ kind: 'clipboardWrite', text: 'words' }, never)).toBeNull();
    expect(written).toEqual(['words']);
    clipboard({ readText: () => Promise.reject(new DOMException('no', 'NotAllowedError')), writeText: () => Promise.reject(new DOMException('no')) });
    await expect(performTask({ kind: 'clipboardRead' }, never)).rejects.toThrow(TaskError);
    await expect(performTask({ kind: 'clipboardWrite', text: '' }, never)).rejects.toThrow('Nothing was copied');
  });

  it('shows a notification when the system lets it, and says so when not', async () => {
    const shown: unknown[] = [];
    let permission = 'default';
    class FakeNotification {
      static get permission(): string {
        return permission;
      }
      static requestPermission(): Promise<string> {
        return Promise.resolve((permission = 'granted'));
      }
      constructor(title: string, options: unknown) {
        shown.push([title, options]);
      }
    }
    vi.stubGlobal('Notification', FakeNotification);
    await performTask({ kind: 'notify', title: 'Late', text: 'The drill is due' }, never);
    expect(shown).toEqual([['Late', { body: 'The drill is due' }]]);
    permission = 'denied';
    await expect(performTask({ kind: 'notify', title: 'x', text: '' }, never)).rejects.toThrow('switched off');
    vi.unstubAllGlobals();
  });

  it('does not save a file that arrived damaged', async () => {
    await expect(performTask({ kind: 'saveFile', fileName: 'a.txt', mime: 'text/plain', data: '%%%' }, never)).rejects.toThrow('damaged');
  });
});
