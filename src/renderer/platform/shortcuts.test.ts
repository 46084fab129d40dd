// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { actsInText, forHost, isTextTarget, matchesShortcut, shortcutKeys } from './shortcuts.ts';

describe('shortcuts', () => {
  it('moves what browsers keep for themselves to Alt, in the browser host only', () => {
    for (const [shortcut, expected] of [
      ['$mod+1', 'Alt+Digit1'],
      ['$mod+4', 'Alt+Digit4'],
      ['$mod+p', 'Alt+KeyP'],
      ['$mod+j', 'Alt+KeyJ'],
    ] as const) {
      expect(forHost(shortcut, 'browser')).toBe(expected);
      expect(forHost(shortcut, 'electron')).toBe(shortcut);
    }
    for (const shortcut of ['$mod+k', '$mod+6', '$mod+Shift+p', 'F5', '/']) expect(forHost(shortcut, 'browser')).toBe(shortcut);
  });

  it('shows key caps of the host and system', () => {
    expect(shortcutKeys('$mod+Shift+z', 'browser', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(shortcutKeys('$mod+Shift+z', 'browser', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(shortcutKeys('$mod+1', 'browser', false)).toEqual(['Alt', '1']);
    expect(shortcutKeys('$mod+1', 'electron', false)).toEqual(['Ctrl', '1']);
    expect(shortcutKeys('$mod++', 'electron', false)).toEqual(['Ctrl', '+']);
    expect(shortcutKeys('F5', 'browser', false)).toEqual(['F5']);
    expect(shortcutKeys('Shift+ArrowUp', 'browser', false)).toEqual(['Shift', '↑']);
  });

  it('matches the keys pressed, and only those', () => {
    expect(matchesShortcut(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }), '$mod+k')).toBe(true);
    expect(matchesShortcut(new KeyboardEvent('keydown', { key: 'k' }), '$mod+k')).toBe(false);
    expect(matchesShortcut(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, altKey: true }), '$mod+k')).toBe(false);
    expect(matchesShortcut(new KeyboardEvent('keydown', { key: '¡', code: 'Digit1', altKey: true }), 'Alt+Digit1')).toBe(true);
  });

  it('leaves text editing alone', () => {
    for (const shortcut of ['v', '/', 'Delete', 'Shift+1', '$mod+z', '$mod+Shift+z', '$mod+a', '$mod+v', '$mod+ArrowLeft', 'Escape'])
      expect(actsInText(shortcut), shortcut).toBe(false);
    for (const shortcut of ['$mod+k', '$mod+/', 'F5', 'Shift+F5', 'Alt+Digit1', '$mod+Shift+p']) expect(actsInText(shortcut), shortcut).toBe(true);
  });

  it('knows what takes text', () => {
    const checkbox = Object.assign(document.createElement('input'), { type: 'checkbox' });
    expect(isTextTarget(checkbox)).toBe(false);
    expect(isTextTarget(document.createElement('input'))).toBe(true);
    expect(isTextTarget(document.createElement('textarea'))).toBe(true);
    expect(isTextTarget(document.createElement('div'))).toBe(false);
    expect(isTextTarget(null)).toBe(false);
  });
});
