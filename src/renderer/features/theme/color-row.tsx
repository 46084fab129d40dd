import ChevronDown from 'lucide-react/icons/chevron-down';
import Pipette from 'lucide-react/icons/pipette';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Button, moveFocus, Popover, TextField } from '../../ui/index.ts';
import { pickFromScreen } from './eye-dropper.ts';
import { ThemeRow } from './theme-row.tsx';

export type Swatch = { name: string; color: string };
type Props = {
  label: string;
  /** As it is drawn now, "#rrggbb". */
  shown: string;
  isSet: boolean;
  swatches: readonly Swatch[];
  /** While it is being chosen: shown and not kept. Null: no longer. */
  onTry: (color: string | null) => void;
  onChange: (color: string) => void;
  onReset: () => void;
};

const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** One colour of the theme. Everything between opening the browser's picker and closing it is one change. */
export function ColorRow({ label, shown, isSet, swatches, onTry, onChange, onReset }: Props): ReactElement {
  return (
    <ThemeRow label={label} isSet={isSet} onReset={onReset}>
      <Popover
        label={label}
        side="left"
        trigger={
          <button type="button" className="th-color field" aria-label={`${label}: ${shown}`}>
            <span className="th-dot" style={{ background: shown }} aria-hidden="true" />
            <span className="mono grow">{shown}</span>
            <ChevronDown size={12} aria-hidden />
          </button>
        }
      >
        <ColorChoice label={label} shown={shown} swatches={swatches} onTry={onTry} onChange={onChange} />
      </Popover>
    </ThemeRow>
  );
}

function ColorChoice({ label, shown, swatches, onTry, onChange }: Pick<Props, 'label' | 'shown' | 'swatches' | 'onTry' | 'onChange'>): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const picked = useRef<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const isBad = typed !== null && !HEX.test(typed.trim());
  const latest = useRef({ onTry, onChange });
  latest.current = { onTry, onChange };

  const keepPicked = (): void => {
    const color = picked.current;
    picked.current = null;
    setPicking(false);
    latest.current.onTry(null);
    if (color !== null) latest.current.onChange(color);
  };
  // React's onChange follows every movement in the picker; the browser's own "change" comes when it is closed.
  useEffect(() => {
    const element = input.current;
    element?.addEventListener('change', keepPicked);
    return () => {
      element?.removeEventListener('change', keepPicked);
      keepPicked();
    };
  }, []);
  const keepTyped = (): void => {
    const digits = typed === null ? null : (HEX.exec(typed.trim())?.[1] ?? null);
    if (digits !== null) onChange(`#${(digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits).toLowerCase()}`);
    setTyped(null);
  };
  return (
    <div className="th-choice">
      <div className="row">
        <label className="th-well" style={{ background: isPicking ? (picked.current ?? shown) : shown }}>
          <input
            ref={input}
            type="color"
            aria-label={`${label}: pick a colour`}
            defaultValue={shown}
            onInput={(event) => {
              picked.current = event.currentTarget.value;
              setPicking(true);
              onTry(event.currentTarget.value);
            }}
            onBlur={keepPicked}
          />
        </label>
        <TextField
          label={`${label}: hex`}
          hideLabel
          className="grow"
          value={typed ?? shown}
          {...(isBad ? { error: 'Like #2c6a45' } : {})}
          spellCheck={false}
          onChange={setTyped}
          onBlur={keepTyped}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter' && !isBad) keepTyped();
          }}
        />
      </div>
      <div role="group" aria-label={`${label}: colours of this theme`} className="th-swatches" onKeyDown={(event) => moveFocus(event, 'button', false)} onPointerLeave={() => onTry(null)}>
        {swatches.map(({ name, color }, i) => (
          <button
            key={name}
            type="button"
            aria-label={`${name}, ${color}`}
            aria-pressed={color === shown}
            title={name}
            tabIndex={i === Math.min(active, swatches.length - 1) ? 0 : -1}
            onFocus={() => setActive(i)}
            style={{ background: color }}
            onPointerEnter={() => onTry(color)}
            onClick={() => onChange(color)}
          />
        ))}
      </div>
      {pickFromScreen !== null && (
        <Button size="s" icon={<Pipette size={13} aria-hidden />} onClick={() => void pickFromScreen?.().then((color) => color !== null && onChange(color))}>
          Pick from the screen
        </Button>
      )}
    </div>
  );
}
