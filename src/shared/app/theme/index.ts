export { contrast, luminance, readable } from './contrast.ts';
export { themeCss, themeVars, type Scheme } from './css.ts';
export { directionOf, type Direction } from './direction.ts';
export { contrastPairs, explainTheme, type ContrastPair, type ThemeNote } from './explain.ts';
export { FONTS, FONT_NAMES, isBundledFont, type FontName } from './fonts.ts';
export { presetOf, THEME_PRESETS, themeOfPreset, type ThemePreset } from './presets.ts';
export { randomTheme } from './random.ts';
export { chosenColors, PLAIN_THEME, resolveTheme } from './resolve.ts';
export { TEXT_PAIRS, type ColorTokens, type SizeTokens, type ThemeTokens } from './tokens.ts';
