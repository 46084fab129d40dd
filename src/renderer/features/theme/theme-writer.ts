import { setTheme } from '../../../shared/app/document/index.ts';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { themeOfPreset } from '../../../shared/app/theme/index.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import type { Editor } from '../editor/index.ts';

export type ThemePatch = Parameters<typeof setTheme>[2];
export type ColorPart = keyof Theme['colors'];

const COLOR_PARTS: readonly ColorPart[] = ['primary', 'background', 'surface', 'text'];
/** What a theme may leave to its preset. */
const LEFT_TO_PRESET = ['headingFont', 'shadow', 'textSize', 'motion'] as const;

/** One change, one undo step. */
export function changeTheme(editor: Editor, patch: ThemePatch): void {
  editor.change(() => setTheme(editor.app, editor.origin(), patch));
}

/** The look as a whole, in one undo step. Which way the app is read stays: it is about its words. */
export function putTheme(editor: Editor, theme: Theme): void {
  const { direction: _, colors, ...rest } = theme;
  const left = Object.fromEntries(LEFT_TO_PRESET.map((key) => [key, theme[key]]));
  changeTheme(editor, { ...rest, ...left, colors: Object.fromEntries(COLOR_PARTS.map((part) => [part, colors[part]])) });
}

/** The same look, whatever way each is read. */
export function isSameLook(a: Theme, b: Theme): boolean {
  return jsonEqual(lookOf(a), lookOf(b));
}

export function lookOf(theme: Theme): Omit<Theme, 'direction'> {
  const { direction: _, ...look } = theme;
  return look;
}

/** How many things the app says otherwise than its preset. */
export function changesFromPreset(theme: Theme): number {
  const preset = themeOfPreset(theme.preset);
  const others = (['mode', 'radius', 'density', 'font', ...LEFT_TO_PRESET] as const).filter((key) => theme[key] !== preset[key]);
  return others.length + COLOR_PARTS.filter((part) => theme.colors[part] !== undefined).length;
}
