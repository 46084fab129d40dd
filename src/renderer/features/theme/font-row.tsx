import ChevronDown from 'lucide-react/icons/chevron-down';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { loadFont } from '../../../player/index.ts';
import { FONT_NAMES, FONTS, isBundledFont } from '../../../shared/app/theme/index.ts';
import { moveFocus, Popover } from '../../ui/index.ts';
import { ThemeRow } from './theme-row.tsx';

type Props = { label: string; font: string; isSet: boolean; onTry: (font: string | null) => void; onChange: (font: string) => void; onReset: () => void };

const KINDS = { sans: 'Plain', serif: 'With serifs', mono: 'Fixed width' } as const;

/** One font, shown in itself. Going through the list shows each on the canvas. */
export function FontRow({ label, font, isSet, onTry, onChange, onReset }: Props): ReactElement {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => loadFont(font), [font]);
  const close = (): void => {
    setOpen(false);
    onTry(null);
  };
  return (
    <ThemeRow label={label} isSet={isSet} onReset={onReset}>
      <Popover
        label={label}
        side="left"
        open={isOpen}
        onOpenChange={(open) => (open ? setOpen(true) : close())}
        trigger={
          <button type="button" className="th-color field" aria-label={`${label}: ${font}`}>
            <span className="ell grow" style={{ fontFamily: familyOf(font) }}>
              {font}
            </span>
            <ChevronDown size={12} aria-hidden />
          </button>
        }
      >
        <FontList
          label={label}
          font={font}
          onTry={onTry}
          onChoose={(chosen) => {
            close();
            if (chosen !== font) onChange(chosen);
          }}
        />
      </Popover>
    </ThemeRow>
  );
}

function FontList({ label, font, onTry, onChoose }: { label: string; font: string; onTry: (font: string | null) => void; onChoose: (font: string) => void }): ReactElement {
  const chosen = useRef<HTMLButtonElement>(null);
  const start = isBundledFont(font) ? font : FONT_NAMES[0];
  const [active, setActive] = useState(start);
  useEffect(() => {
    FONT_NAMES.forEach(loadFont);
    chosen.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => moveFocus(event, '[role=option]', false);
  return (
    <div role="listbox" aria-label={label} className="th-fonts scroll" onKeyDown={onKeyDown} onPointerLeave={() => onTry(null)}>
      {FONT_NAMES.map((name) => {
        const isChosen = name === font;
        return (
          <button
            key={name}
            ref={name === start ? chosen : null}
            type="button"
            role="option"
            aria-selected={isChosen}
            tabIndex={name === active ? 0 : -1}
            onPointerEnter={() => onTry(name)}
            onFocus={() => {
              setActive(name);
              onTry(isChosen ? null : name);
            }}
            onClick={() => onChoose(name)}
          >
            <span className="ell grow" style={{ fontFamily: familyOf(name) }}>
              {name}
            </span>
            <span className="t3">{KINDS[FONTS[name].kind]}</span>
          </button>
        );
      })}
    </div>
  );
}

function familyOf(name: string): string {
  return isBundledFont(name) ? `"${FONTS[name].family}", sans-serif` : 'inherit';
}
