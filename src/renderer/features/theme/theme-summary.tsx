import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ReactElement } from 'react';
import { presetOf } from '../../../shared/app/theme/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { MiniLook } from './mini-look.tsx';
import { changesFromPreset } from './theme-writer.ts';
import './theme.css';

/** The app's theme in one line, and the way to all of it. */
export function ThemeSummary(): ReactElement {
  const editor = useEditor();
  const theme = useSection('theme');
  const changes = changesFromPreset(theme);
  const name = presetOf(theme.preset).name;
  return (
    <div className="props-group">
      <h3>Theme</h3>
      <button type="button" className="th-summary" onClick={() => editor.showTheme()}>
        <MiniLook theme={theme} />
        <span className="grow">
          <b className="ell">{changes === 0 ? name : `${name}, changed`}</b>
          <span className="t3">Colours, fonts, shape, contrast</span>
        </span>
        <ChevronRight size={14} aria-hidden />
      </button>
    </div>
  );
}
