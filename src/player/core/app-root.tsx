import { DirectionContext, MantineProvider, type MantineThemeOverride, createTheme } from '@mantine/core';
import { type CSSProperties, type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Theme } from '../../shared/app/manifest/index.ts';
import { directionOf, PLAIN_THEME, resolveTheme, themeVars, type Direction } from '../../shared/app/theme/index.ts';
import type { AppFrame } from '../../shared/contracts/session.ts';
import { Effects } from '../effects/effects.tsx';
import { type MethodHandlers, type Player, PlayerContext, useFrame } from './context.ts';
import { cx } from './cx.ts';
import { useFonts } from './fonts.ts';
import { TipLayer } from './tip-layer.tsx';
import { usePrinting } from './use-printing.ts';
import type { ViewSource } from './view-source.ts';
import '../styles/player.css';

export type AppRootProps = {
  source: ViewSource;
  rootId?: string;
  /** Overrules what the app says, for previews. */
  scheme?: 'light' | 'dark' | undefined;
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
};

/** The element an app lives in: its theme, its overlays, its effects. Several can be in one document. */
export function AppRoot({ source, rootId = '', scheme: forced, className, style, children }: AppRootProps): ReactElement {
  const frame = useFrame(source);
  const rootRef = useRef<HTMLDivElement>(null);
  const [overlayRoot, setOverlayRoot] = useState<HTMLElement | null>(null);
  const [methods] = useState(() => new Map<string, MethodHandlers>());
  const theme = frame?.theme ?? PLAIN_THEME;
  useFonts(theme);
  const prefersDark = usePrefersDark();
  const isPrinting = usePrinting();
  const scheme = isPrinting ? 'light' : (forced ?? (theme.mode === 'auto' ? (prefersDark ? 'dark' : 'light') : theme.mode));
  const vars = useMemo(() => themeVars(resolveTheme(theme), scheme), [theme, scheme]);
  const direction = useDirection(theme, frame);
  const pageRoot = rootId === '' ? (frame?.root ?? '') : rootId;
  const mantine = useMemo(() => mantineTheme(overlayRoot), [overlayRoot]);
  const player = useMemo((): Player => ({ source, methods, overlayRoot, scheme, rootId: pageRoot }), [source, methods, overlayRoot, scheme, pageRoot]);

  return (
    <MantineProvider
      theme={mantine}
      forceColorScheme={scheme}
      getRootElement={() => rootRef.current ?? undefined}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <div
        ref={rootRef}
        className={cx('ca-root', className)}
        style={{ ...vars, ...style } as CSSProperties}
        data-scheme={scheme}
        data-mantine-color-scheme={scheme}
        data-mode={source.mode}
        dir={direction.dir}
      >
        <DirectionContext value={direction}>
          <PlayerContext value={player}>
            {children}
            <TipLayer root={rootRef} />
            <Effects />
          </PlayerContext>
        </DirectionContext>
        <div ref={setOverlayRoot} className="ca-layer" />
      </div>
    </MantineProvider>
  );
}

type FixedDirection = { dir: Direction; toggleDirection: () => void; setDirection: () => void };

/** The app says which way it is read, so nothing inside can turn it round. */
function useDirection(theme: Theme, frame: AppFrame | undefined): FixedDirection {
  const dir = directionOf(theme, frame === undefined ? [] : [frame.name, ...frame.pages.map((page) => page.name)]);
  return useMemo(() => ({ dir, toggleDirection: () => {}, setDirection: () => {} }), [dir]);
}

/** Colours come from the app's variables; see styles/mantine.css. */
function mantineTheme(overlayRoot: HTMLElement | null): MantineThemeOverride {
  const accent = 'var(--app-acc)';
  return createTheme({
    fontFamily: 'inherit',
    primaryColor: 'app',
    colors: { app: [accent, accent, accent, accent, accent, accent, accent, accent, accent, accent] },
    components: { Portal: { defaultProps: overlayRoot === null ? {} : { target: overlayRoot } } },
  });
}

function usePrefersDark(): boolean {
  const query = useMemo(() => (typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined), []);
  const [isDark, setIsDark] = useState(query?.matches ?? false);
  useEffect(() => {
    if (query === undefined) return undefined;
    const update = (): void => setIsDark(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, [query]);
  return isDark;
}
