export { InsertMenu } from './insert-menu.tsx';
export { PalettePanel } from './palette-panel.tsx';
