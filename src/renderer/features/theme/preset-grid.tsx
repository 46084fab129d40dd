import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import { useEffect, useState, type FocusEvent, type KeyboardEvent, type ReactElement } from 'react';
import { loadFont } from '../../../player/index.ts';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { THEME_PRESETS, themeOfPreset } from '../../../shared/app/theme/index.ts';
import type { SavedTheme } from '../../../shared/app/theme/theme-file.ts';
import { classNames, IconButton, moveFocus } from '../../ui/index.ts';
import { MiniLook } from './mini-look.tsx';
import { isSameLook } from './theme-writer.ts';
import type { TryTheme } from './use-try.ts';

const LOOKS: readonly { id: string; name: string; description: string; theme: Theme }[] = THEME_PRESETS.map(({ id, name, description }) => ({ id, name, description, theme: themeOfPreset(id) }));

type Props = { theme: Theme; onTry: TryTheme; onChoose: (theme: Theme, name: string) => void };

/** The presets as they look. Pointing at one, or going to it with the arrows, shows it on the canvas; a click or Enter chooses it. */
export function PresetGrid({ theme, onTry, onChoose }: Props): ReactElement {
  useEffect(() => THEME_PRESETS.forEach((preset) => [preset.font, preset.headingFont].forEach(loadFont)), []);
  const columns = 2;
  // The one that Tab leads to follows the arrows while they are in the list.
  const [active, setActive] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')];
      const at = options.indexOf(event.target as HTMLElement) + (event.key === 'ArrowDown' ? columns : -columns);
      event.preventDefault();
      options[at]?.focus();
      return;
    }
    moveFocus(event, '[role=option]', false);
    if (event.key === 'Escape') onTry(null);
  };
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setActive(null);
    onTry(null);
  };
  return (
    <div role="listbox" aria-label="Presets" className="th-presets" onKeyDown={onKeyDown} onBlur={onBlur} onPointerLeave={() => onTry(null)}>
      {LOOKS.map((look) => {
        const isBase = look.id === theme.preset || (look.id === 'plain' && !LOOKS.some(({ id }) => id === theme.preset));
        const isExact = isSameLook(look.theme, theme);
        return (
          <button
            key={look.id}
            type="button"
            role="option"
            aria-selected={isBase}
            aria-label={`${look.name}: ${look.description}`}
            title={look.description}
            tabIndex={(active === null ? isBase : active === look.id) ? 0 : -1}
            className={classNames('th-preset', isBase && 'is-chosen')}
            onPointerEnter={() => onTry({ ...look.theme, ...directionOf(theme) })}
            onFocus={() => {
              setActive(look.id);
              onTry(isBase ? null : { ...look.theme, ...directionOf(theme) });
            }}
            onClick={() => onChoose(look.theme, look.name)}
          >
            <MiniLook theme={look.theme} />
            <span className="th-preset-name">
              <span className="ell grow">{look.name}</span>
              {isBase && (isExact ? <Check size={12} aria-hidden /> : <span className="t3">changed</span>)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** Looks that the person keeps, for any app. */
export function OwnPresets({ themes, theme, onTry, onChoose, onRemove }: Props & { themes: readonly SavedTheme[]; onRemove: (at: number) => void }): ReactElement {
  return (
    <ul className="th-presets" aria-label="My presets" onPointerLeave={() => onTry(null)}>
      {themes.map((saved, i) => {
        const isChosen = isSameLook(saved.theme, theme);
        return (
          <li key={`${i} ${saved.name}`}>
            <button
              type="button"
              aria-pressed={isChosen}
              className={classNames('th-preset', isChosen && 'is-chosen')}
              onPointerEnter={() => onTry({ ...saved.theme, ...directionOf(theme) })}
              onFocus={() => onTry(isChosen ? null : { ...saved.theme, ...directionOf(theme) })}
              onBlur={() => onTry(null)}
              onClick={() => onChoose(saved.theme, saved.name)}
            >
              <MiniLook theme={saved.theme} />
              <span className="th-preset-name">
                <span className="ell grow">{saved.name}</span>
              </span>
            </button>
            <IconButton size="s" className="th-remove" label={`Remove ${saved.name} from my presets`} icon={<X size={12} />} onClick={() => onRemove(i)} />
          </li>
        );
      })}
    </ul>
  );
}

function directionOf({ direction }: Theme): Pick<Theme, 'direction'> {
  return direction === undefined ? {} : { direction };
}
