import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import type { HostKind } from './transport.ts';

/**
 * Shortcuts are written `$mod+Shift+z`, `F5`, `/`: `$mod` is Cmd on a Mac, Ctrl elsewhere. A browser keeps Ctrl 1–5, Ctrl P and
 * Ctrl J for itself, so there they become Alt; by `code`, because Alt changes the letter on some keyboards.
 */
const TAKEN_BY_BROWSERS: Readonly<Record<string, string>> = { '1': 'Digit1', '2': 'Digit2', '3': 'Digit3', '4': 'Digit4', '5': 'Digit5', p: 'KeyP', j: 'KeyJ' };

export function forHost(shortcut: string, host: HostKind): string {
  if (host !== 'browser') return shortcut;
  const key = /^\$mod\+(.)$/.exec(shortcut)?.[1]?.toLowerCase();
  const code = key === undefined ? undefined : TAKEN_BY_BROWSERS[key];
  return code ? `Alt+${code}` : shortcut;
}

export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const presses = parseKeybinding(shortcut);
  const press = presses[0];
  return presses.length === 1 && press !== undefined && matchKeybindingPress(event, press);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
  Space: 'Space',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Equal: '+',
  Minus: '-',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Enter: 'Enter',
};

/** The key caps of a shortcut: `$mod+Shift+z` → Ctrl, Shift, Z (Mac: ⌘, ⇧, Z). */
export function shortcutKeys(shortcut: string, host: HostKind, isMac: boolean): string[] {
  return forHost(shortcut, host)
    .split('+')
    .map((part, i, all) => (part === '' && i === all.length - 1 ? '+' : part))
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '$mod') return isMac ? '⌘' : 'Ctrl';
      if (part === 'Control') return isMac ? '⌃' : 'Ctrl';
      if (part === 'Alt') return isMac ? '⌥' : 'Alt';
      if (part === 'Shift') return isMac ? '⇧' : 'Shift';
      const plain = part.replace(/^(Digit|Key)(?=.$)/, '');
      return NAMES[plain] ?? (plain.length === 1 ? plain.toUpperCase() : plain);
    });
}

/** Keys that belong to the text being edited, whatever a command says. */
const EDITING = /^(\$mod\+(Shift\+)?[zyacxvZYACXV]|Shift\+.|\$mod\+Arrow\w+)$/;

/** Whether a shortcut may act while the caret is in a text field. */
export function actsInText(shortcut: string): boolean {
  if (EDITING.test(shortcut)) return false;
  return /^(\$mod|Alt|Control)\+/.test(shortcut) || /^(Shift\+)?F\d+$/.test(shortcut);
}

export function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !/^(button|checkbox|radio|range|submit|reset|file|color)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
