import { useMemo } from 'react';
import { type ColorTokens, PLAIN_THEME, resolveTheme } from '../../shared/app/theme/index.ts';
import { useFrame, usePlayer } from '../core/context.ts';
import { chartPalette } from './chart-palette.ts';

/** Charts draw with colours, not with CSS variables. `palette`: those of the parts, each seen well on the surface. */
export function useChartColors(): ColorTokens & { font: string; palette: readonly string[] } {
  const { source, scheme } = usePlayer();
  const theme = useFrame(source)?.theme;
  return useMemo(() => {
    const tokens = resolveTheme(theme ?? PLAIN_THEME);
    return { ...tokens[scheme], font: tokens.fontFamily, palette: chartPalette(tokens[scheme]) };
  }, [theme, scheme]);
}
