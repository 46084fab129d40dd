import { useEffect, useMemo } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { useLive } from '../editor/index.ts';

export type TryTheme = (theme: Theme | null) => void;

/** Shows a theme on the canvas without writing it; null, and leaving the panel, go back to the app's. */
export function useTry(): TryTheme {
  const live = useLive();
  useEffect(() => () => live.tryTheme(null), [live]);
  return useMemo(() => (theme) => live.tryTheme(theme), [live]);
}
