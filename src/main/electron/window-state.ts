import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const windowState = z.object({
  bounds: z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(400), height: z.number().int().min(300) }),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

const file = (home: string): string => join(home, 'window.json');

/** Where the window was, if that is still on a screen (a monitor may be gone). At least 100 px of its title bar must show. */
export function readWindowState(home: string, screens: readonly Rectangle[]): WindowState | null {
  let parsed;
  try {
    parsed = windowState.safeParse(JSON.parse(readFileSync(file(home), 'utf8')));
  } catch {
    return null; // the first start, or an unreadable file: the default place is fine
  }
  if (!parsed.success) return null;
  const { x, y, width } = parsed.data.bounds;
  const isReachable = screens.some((area) => y >= area.y && y < area.y + area.height - 40 && x + width >= area.x + 100 && x <= area.x + area.width - 100);
  return isReachable ? parsed.data : null;
}

/** Best effort: a window that opens elsewhere next time is no reason to bother anyone. */
export function writeWindowState(home: string, state: WindowState): void {
  try {
    writeFileSync(`${file(home)}.new`, JSON.stringify(state));
    renameSync(`${file(home)}.new`, file(home));
  } catch {
    return;
  }
}
