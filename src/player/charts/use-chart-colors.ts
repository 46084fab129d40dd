import { useMemo } from 'react';
import { theme as themeSchema } from '../../shared/app/manifest/index.ts';
import { type ColorTokens, resolveTheme } from '../../shared/app/theme/index.ts';
import { useFrame, usePlayer } from '../core/context.ts';

/** Charts draw with colours, not with CSS variables. */
export function useChartColors(): ColorTokens & { font: string } {
  const { source, scheme } = usePlayer();
  const theme = useFrame(source)?.theme;
  return useMemo(() => {
    const tokens = resolveTheme(theme ?? themeSchema.parse({}));
    return { ...tokens[scheme], font: tokens.fontFamily };
  }, [theme, scheme]);
}
