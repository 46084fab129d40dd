import { z } from 'zod';
import { fail } from '../../kernel/errors.ts';
import { theme as themeSchema } from '../manifest/index.ts';

/** A look that is passed on by itself: copied from one app to another, or kept in a file. */
export const savedTheme = z.strictObject({ name: z.string().trim().min(1).max(60), theme: themeSchema });
export type SavedTheme = z.infer<typeof savedTheme>;

const file = savedTheme.extend({ kind: z.literal('casual-theme'), version: z.literal(1) });
/** Characters; a real one has about 400. */
const LIMIT = 20_000;

/** Everything about the look. Which way the app is read is about its words, so it stays behind. */
export function writeThemeFile({ name, theme }: SavedTheme): string {
  const { direction: _, ...look } = theme;
  return `${JSON.stringify({ kind: 'casual-theme', version: 1, name, theme: look }, null, 2)}\n`;
}

/** Throws `theme.unreadable`. The theme alone, as it stands in an app’s manifest, is understood too. */
export function readThemeFile(text: string): SavedTheme {
  if (text.trim() === '') fail('theme.unreadable', { problem: 'there is nothing in it' });
  if (text.length > LIMIT) fail('theme.unreadable', { problem: 'it is far longer than a theme' });
  const raw = parseJson(text);
  const whole = file.safeParse(raw);
  if (whole.success) return { name: whole.data.name, theme: whole.data.theme };
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !('kind' in raw)) {
    const bare = themeSchema.safeParse(raw);
    if (bare.success && Object.keys(raw).length > 0) return { name: 'Pasted theme', theme: bare.data };
  }
  const issue = whole.error.issues[0];
  return fail('theme.unreadable', { problem: issue === undefined ? 'it has another shape' : `${issue.path.join('.') || 'it'}: ${issue.message}` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail('theme.unreadable', { problem: 'it is not JSON' }, error);
  }
}
