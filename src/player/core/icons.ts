import type { LucideIcon } from 'lucide-react';
import { ICONS_A_TO_H } from './icons-a-h.ts';
import { ICONS_I_TO_R } from './icons-i-r.ts';
import { ICONS_S_TO_Z } from './icons-s-z.ts';

/**
 * The icons an app can name, by lucide name. A chosen set: all of lucide would add 1,700 modules to every app.
 * `icon.tsx` falls back to the nearest name, then to a plain mark.
 */
export const ICONS: Readonly<Record<string, LucideIcon>> = { ...ICONS_A_TO_H, ...ICONS_I_TO_R, ...ICONS_S_TO_Z };

export const ICON_NAMES: readonly string[] = Object.keys(ICONS);

export function hasIcon(name: string): boolean {
  return Object.hasOwn(ICONS, name);
}
