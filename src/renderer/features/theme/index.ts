import { lazyView } from '../../ui/index.ts';

export { ThemeSummary } from './theme-summary.tsx';
export { useThemeCommand } from './use-theme-command.ts';
export { VisionLayer } from './vision.tsx';
/** Its code comes when it is first opened. */
export const ThemePanel = lazyView(() => import('./theme-panel.tsx').then((module) => module.ThemePanel));
