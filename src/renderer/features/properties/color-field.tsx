import { useEffect, useRef, type ReactElement } from 'react';
import { resolveTheme, themeVars } from '../../../shared/app/theme/index.ts';
import { moveFocus } from '../../ui/index.ts';
import { useSection } from '../editor/index.ts';

/** Theme colours first: they follow the theme and stay readable. Token → its variable in the theme. */
const TOKENS: readonly (readonly [token: string, label: string, variable: string])[] = [
  ['primary', 'Main colour', '--app-acc'],
  ['tint', 'Tint', '--app-tint'],
  ['surface', 'Surface', '--app-surf'],
  ['background', 'Background', '--app-bg'],
  ['text', 'Text', '--app-ink'],
  ['ok', 'Good', '--app-ok'],
  ['warn', 'Warning', '--app-warn'],
  ['danger', 'Danger', '--app-danger'],
];

type Props = {
  label: string;
  value: string;
  onChange: (value: string | undefined) => void;
  /** Each colour on the way there, while the browser's picker is open: together one undo step. */
  onTyping: (value: string) => void;
  /** The picker is closed: the next change is a new undo step. */
  onDone: () => void;
};

export function ColorField({ label, value, onChange, onTyping, onDone }: Props): ReactElement {
  const theme = useSection('theme');
  const vars = themeVars(resolveTheme(theme), theme.mode === 'dark' ? 'dark' : 'light') as Record<string, string>;
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  // React's onChange follows every movement in the picker; the browser's own "change" comes when it is closed.
  useEffect(() => {
    const element = input.current;
    const settle = (): void => done.current();
    element?.addEventListener('change', settle);
    return () => element?.removeEventListener('change', settle);
  }, []);
  const isHex = /^#[0-9a-fA-F]{6}$/.test(value);
  return (
    <div className="swatches">
      <span role="radiogroup" aria-label={label} className="swatches" onKeyDown={(event) => moveFocus(event, '[role=radio]', true)}>
        {TOKENS.map(([token, name, variable], i) => (
          <button
            key={token}
            type="button"
            role="radio"
            aria-checked={value === token}
            aria-label={name}
            title={name}
            tabIndex={value === token || (i === 0 && !TOKENS.some(([other]) => other === value)) ? 0 : -1}
            style={{ background: vars[variable] ?? 'transparent' }}
            onClick={() => onChange(value === token ? undefined : token)}
          />
        ))}
      </span>
      <label className="swatch-own" data-on={isHex || undefined} title="Another colour">
        <input ref={input} type="color" aria-label={`${label}: another colour`} value={isHex ? value : '#888888'} onChange={(event) => onTyping(event.target.value)} />
        <span style={isHex ? { background: value } : undefined} aria-hidden="true" />
        {isHex && <span className="mono">{value}</span>}
      </label>
    </div>
  );
}
