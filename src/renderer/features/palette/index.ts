export { InsertMenu } from './insert-menu.tsx';
export { PalettePanel } from './palette-panel.tsx';
export { searchComponents } from './palette-search.ts';
