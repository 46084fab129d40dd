import { useMemo, type CSSProperties, type ReactElement } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { resolveTheme, themeVars } from '../../../shared/app/theme/index.ts';

/** A page in miniature, drawn with the real tokens of a theme: heading, text, tag and button on a card. For the eye alone. */
export function MiniLook({ theme }: { theme: Theme }): ReactElement {
  const vars = useMemo(() => themeVars(resolveTheme(theme), theme.mode === 'dark' ? 'dark' : 'light'), [theme]);
  return (
    <span className="th-mini" style={vars as CSSProperties} aria-hidden="true" data-density={theme.density}>
      <span className="th-mini-side" />
      <span className="th-mini-card">
        <b>Aa</b>
        <span className="th-mini-text">Due Friday</span>
        <span className="th-mini-row">
          <span className="th-mini-button">Save</span>
          <span className="th-mini-tag">New</span>
        </span>
      </span>
    </span>
  );
}
