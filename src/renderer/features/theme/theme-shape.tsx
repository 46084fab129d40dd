import type { ReactElement } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { presetOf, themeOfPreset } from '../../../shared/app/theme/index.ts';
import { Segmented, Select, type SegmentedOption } from '../../ui/index.ts';
import { FontRow } from './font-row.tsx';
import { ThemeRow } from './theme-row.tsx';
import type { ThemePatch } from './theme-writer.ts';
import type { TryTheme } from './use-try.ts';

type Props = { theme: Theme; onTry: TryTheme; onChange: (patch: ThemePatch) => void };

/** Fonts and the size of what is written in them. */
export function ThemeType({ theme, onTry, onChange }: Props): ReactElement {
  const preset = presetOf(theme.preset);
  const headings = theme.headingFont ?? (theme.font === preset.font ? preset.headingFont : theme.font);
  return (
    <>
      <FontRow
        label="Text font"
        font={theme.font}
        isSet={theme.font !== preset.font}
        onTry={(font) => onTry(font === null ? null : { ...theme, font })}
        onChange={(font) => onChange({ font })}
        onReset={() => onChange({ font: preset.font })}
      />
      <FontRow
        label="Headings"
        font={headings}
        isSet={theme.headingFont !== undefined}
        onTry={(headingFont) => onTry(headingFont === null ? null : { ...theme, headingFont })}
        onChange={(headingFont) => onChange({ headingFont })}
        onReset={() => onChange({ headingFont: undefined })}
      />
      <Choice
        label="Text size"
        value={theme.textSize ?? preset.textSize}
        isSet={theme.textSize !== undefined}
        options={[{ value: 'small', label: 'Small' }, { value: 'normal', label: 'Normal' }, { value: 'large', label: 'Large' }]}
        onChange={(textSize) => onChange({ textSize })}
        onReset={() => onChange({ textSize: undefined })}
      />
    </>
  );
}

/** Corners, room, shadows and movement. */
export function ThemeShape({ theme, onChange }: Omit<Props, 'onTry'>): ReactElement {
  const preset = presetOf(theme.preset);
  const start = themeOfPreset(theme.preset);
  return (
    <>
      <Choice
        label="Corners"
        value={theme.radius}
        isSet={theme.radius !== start.radius}
        options={[{ value: 'none', label: 'Square' }, { value: 'small', label: 'Small' }, { value: 'medium', label: 'Mid' }, { value: 'large', label: 'Round' }]}
        onChange={(radius) => onChange({ radius })}
        onReset={() => onChange({ radius: start.radius })}
      />
      <Choice
        label="Density"
        value={theme.density}
        isSet={theme.density !== start.density}
        options={[{ value: 'roomy', label: 'Roomy' }, { value: 'normal', label: 'Normal' }, { value: 'compact', label: 'Dense' }]}
        onChange={(density) => onChange({ density })}
        onReset={() => onChange({ density: start.density })}
      />
      <Choice
        label="Shadows"
        value={theme.shadow ?? preset.shadow}
        isSet={theme.shadow !== undefined}
        options={[{ value: 'none', label: 'None' }, { value: 'soft', label: 'Soft' }, { value: 'raised', label: 'Raised' }]}
        onChange={(shadow) => onChange({ shadow })}
        onReset={() => onChange({ shadow: undefined })}
      />
      <Choice
        label="Movement"
        value={theme.motion ?? preset.motion}
        isSet={theme.motion !== undefined}
        options={[{ value: 'none', label: 'None' }, { value: 'calm', label: 'Calm' }, { value: 'lively', label: 'Lively' }]}
        onChange={(motion) => onChange({ motion })}
        onReset={() => onChange({ motion: undefined })}
      />
      <ThemeRow label="Direction" isSet={theme.direction !== undefined && theme.direction !== 'auto'} onReset={() => onChange({ direction: undefined })}>
        <Select
          label="Direction"
          hideLabel
          value={theme.direction ?? 'auto'}
          options={[{ value: 'auto', label: 'As its words are read' }, { value: 'ltr', label: 'Left to right' }, { value: 'rtl', label: 'Right to left' }]}
          onChange={(direction) => onChange({ direction: direction === 'auto' ? undefined : direction })}
        />
      </ThemeRow>
    </>
  );
}

export function Choice<Value extends string>({ label, value, options, isSet, onChange, onReset }: { label: string; value: Value; options: readonly SegmentedOption<Value>[]; isSet: boolean; onChange: (value: Value) => void; onReset: () => void }): ReactElement {
  return (
    <ThemeRow label={label} isSet={isSet} onReset={onReset}>
      <Segmented full size="s" label={label} value={value} options={options} onChange={onChange} />
    </ThemeRow>
  );
}
