import { useMemo } from 'react';
import { type ColorTokens, PLAIN_THEME, resolveTheme } from '../../shared/app/theme/index.ts';
import { useFrame, usePlayer } from '../core/context.ts';

/** Charts draw with colours, not with CSS variables. */
export function useChartColors(): ColorTokens & { font: string } {
  const { source, scheme } = usePlayer();
  const theme = useFrame(source)?.theme;
  return useMemo(() => {
    const tokens = resolveTheme(theme ?? PLAIN_THEME);
    return { ...tokens[scheme], font: tokens.fontFamily };
  }, [theme, scheme]);
}
