import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { presetOf, themeOfPreset } from '../../../shared/app/theme/index.ts';
import { updateSettings, useSettings } from '../../platform/index.ts';
import { IconButton, Select } from '../../ui/index.ts';
import { useEditor, useEditorState, useSection } from '../editor/index.ts';
import { ContrastSection } from './contrast-section.tsx';
import { OwnPresets, PresetGrid } from './preset-grid.tsx';
import { ThemeColors } from './theme-colors.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import { Choice, ThemeShape, ThemeType } from './theme-shape.tsx';
import { changesFromPreset, changeTheme, putTheme, type ThemePatch } from './theme-writer.ts';
import './theme.css';
import { useTry } from './use-try.ts';
import { VISIONS } from './vision.tsx';

/** The look of the app as a whole, in the place of the properties. */
export function ThemePanel(): ReactElement {
  const editor = useEditor();
  const theme = useSection('theme');
  const askedAt = useEditorState((state) => state.themeAskedAt);
  const vision = useEditorState((state) => state.vision);
  const { themes } = useSettings();
  const onTry = useTry();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever asks for the theme goes on from its top; a dialog that asked gives its focus back first.
  useEffect(() => {
    const timer = setTimeout(() => heading.current?.focus());
    return () => clearTimeout(timer);
  }, [askedAt]);

  const change = (patch: ThemePatch): void => {
    onTry(null);
    changeTheme(editor, patch);
  };
  const put = (next: Theme, said: string): void => {
    onTry(null);
    putTheme(editor, next);
    if (editor.canEdit) editor.notify({ text: said, action: { label: 'Undo', run: () => editor.undo.undo() } });
  };
  const preset = presetOf(theme.preset);
  const changes = changesFromPreset(theme);
  const scheme = theme.mode === 'auto' ? systemScheme() : theme.mode;
  return (
    <>
      <div className="phead props-head line-b">
        <IconButton size="s" label="Back to the page" icon={<ArrowLeft size={14} />} onClick={() => editor.store.set({ isThemeOpen: false })} />
        <h2 ref={heading} tabIndex={-1} className="ell props-name th-title">
          Theme
        </h2>
        <ThemeMenu theme={theme} onPut={put} />
      </div>
      <div className="props-scroll scroll" tabIndex={-1}>
        {!editor.canEdit && <p className="props-hint t3">You can look at the theme here. It cannot be changed now.</p>}
        <div className="th-body" inert={!editor.canEdit}>
          <Group title="Presets" hint={changes === 0 ? undefined : <Changed count={changes} name={preset.name} onReset={() => put(themeOfPreset(preset.id), `Back to ${preset.name}.`)} />}>
            <PresetGrid theme={theme} onTry={onTry} onChoose={(next) => { onTry(null); putTheme(editor, next); }} />
          </Group>
          {themes.length > 0 && (
            <Group title="My presets">
              <OwnPresets themes={themes} theme={theme} onTry={onTry} onChoose={(next) => { onTry(null); putTheme(editor, next); }} onRemove={(at) => void updateSettings({ themes: themes.filter((_, i) => i !== at) })} />
            </Group>
          )}
          <Group title="Colours">
            <Choice
              label="Mode"
              value={theme.mode}
              isSet={theme.mode !== preset.mode}
              options={[{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }, { value: 'auto', label: 'System' }]}
              onChange={(mode) => change({ mode })}
              onReset={() => change({ mode: preset.mode })}
            />
            <ThemeColors theme={theme} scheme={scheme} onTry={onTry} onChange={change} />
          </Group>
          <Group title="Type">
            <ThemeType theme={theme} onTry={onTry} onChange={change} />
          </Group>
          <Group title="Shape">
            <ThemeShape theme={theme} onChange={change} />
          </Group>
        </div>
        <Group title="Contrast">
          <ContrastSection theme={theme} start={scheme} />
        </Group>
        <Group title="Colour vision">
          <Select label="See the canvas" hideLabel value={vision} options={VISIONS.map(({ value, label }) => ({ value, label }))} onChange={(next) => editor.store.set({ vision: next })} />
          <p className="t3 th-under">About 1 in 12 men and 1 in 200 women see fewer colours.</p>
        </Group>
      </div>
    </>
  );
}

function Group({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }): ReactElement {
  return (
    <section className="props-group" aria-label={title}>
      <h3>{title}</h3>
      {hint}
      {children}
    </section>
  );
}

function Changed({ count, name, onReset }: { count: number; name: string; onReset: () => void }): ReactElement {
  return (
    <p className="th-changed">
      <span className="grow t2">{count === 1 ? `One thing differs from ${name}` : `${count} things differ from ${name}`}</span>
      <button type="button" className="prop-link" onClick={onReset}>
        Reset
      </button>
    </p>
  );
}

function systemScheme(): 'light' | 'dark' {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
