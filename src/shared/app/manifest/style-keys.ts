/**
 * Style values are design tokens or CSS lengths; keys are from `STYLE_KEYS`.
 * `base` applies everywhere, `md` from 768 px of app width, `lg` from 1200 px; `sm` only below 600 px. States: `hover`.
 */
export const STYLE_KEYS = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  'grow',
  'span',
  'padding',
  'margin',
  'gap',
  'align',
  'justify',
  'direction',
  'wrap',
  'background',
  'color',
  'border',
  'radius',
  'shadow',
  'fontSize',
  'fontWeight',
  'textAlign',
  'opacity',
  'overflow',
  'display',
] as const;
