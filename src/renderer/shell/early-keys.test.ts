// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { Store } from '../platform/use-store.ts';
import { holdKeys } from './early-keys.ts';

it('keeps letters typed before the palette is there, and lets none reach the shortcuts below it', () => {
  const text = new Store('>');
  const cancel = vi.fn();
  const below = vi.fn();
  window.addEventListener('keydown', below);
  const press = (key: string, more: KeyboardEventInit = {}): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  const release = holdKeys(window, text, cancel);
  for (const key of ['r', 'o', 'x', 'Backspace', 't', 'Shift', 'A']) expect(press(key)).toBe(false);
  expect(text.get()).toBe('>rotA');
  expect(below).not.toHaveBeenCalled();
  press('k', { ctrlKey: true });
  expect(below).toHaveBeenCalledTimes(1);
  press('Escape');
  expect(cancel).toHaveBeenCalledTimes(1);
  release();
  press('t');
  expect(text.get()).toBe('>rotA');
  expect(below).toHaveBeenCalledTimes(2);
  window.removeEventListener('keydown', below);
});
