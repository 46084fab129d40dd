import { useMemo, type ReactElement } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { chosenColors, presetOf, resolveTheme, type ColorTokens } from '../../../shared/app/theme/index.ts';
import { ColorRow, type Swatch } from './color-row.tsx';
import type { ColorPart, ThemePatch } from './theme-writer.ts';
import type { TryTheme } from './use-try.ts';

const PARTS: readonly { part: ColorPart; label: string; token: 'acc' | 'bg' | 'surf' | 'ink' }[] = [
  { part: 'primary', label: 'Main colour', token: 'acc' },
  { part: 'background', label: 'Background', token: 'bg' },
  { part: 'surface', label: 'Surface', token: 'surf' },
  { part: 'text', label: 'Text', token: 'ink' },
];

/** The four colours an app names; all others follow from them. */
export function ThemeColors({ theme, scheme, onTry, onChange }: { theme: Theme; scheme: 'light' | 'dark'; onTry: TryTheme; onChange: (patch: ThemePatch) => void }): ReactElement {
  const colors = useMemo(() => resolveTheme(theme)[scheme], [theme, scheme]);
  const swatches = useMemo(() => swatchesOf(theme, colors), [theme, colors]);
  const chosen = chosenColors(theme);
  return (
    <>
      {PARTS.map(({ part, label, token }) => (
        <ColorRow
          key={part}
          label={label}
          shown={(chosen[part] ?? colors[token]).toLowerCase()}
          isSet={theme.colors[part] !== undefined}
          swatches={swatches}
          onTry={(color) => onTry(color === null ? null : { ...theme, colors: { ...theme.colors, [part]: color } })}
          onChange={(color) => onChange({ colors: { [part]: color } })}
          onReset={() => onChange({ colors: { [part]: undefined } })}
        />
      ))}
    </>
  );
}

/** What goes with the theme: its preset's own colours, what is drawn now, and the colours of its charts. Each once. */
function swatchesOf(theme: Theme, colors: ColorTokens): Swatch[] {
  const preset = presetOf(theme.preset);
  const all: Swatch[] = [
    ...PARTS.flatMap(({ part, label }) => (preset.colors[part] === undefined ? [] : [{ name: `${label} of ${preset.name}`, color: preset.colors[part] }])),
    { name: 'Main colour', color: colors.acc },
    { name: 'Highlight', color: colors.tint },
    { name: 'Background', color: colors.bg },
    { name: 'Surface', color: colors.surf },
    { name: 'Well', color: colors.well },
    { name: 'Softer text', color: colors.ink2 },
    { name: 'Text', color: colors.ink },
    ...colors.chart.map((color, i) => ({ name: `Chart ${i + 1}`, color })),
  ];
  const seen = new Set<string>();
  return all.map((swatch) => ({ ...swatch, color: swatch.color.toLowerCase() })).filter(({ color }) => !seen.has(color) && seen.add(color) !== undefined);
}
