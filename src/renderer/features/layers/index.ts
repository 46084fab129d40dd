export { RenameInput } from './layer-row.tsx';
export { LayersPanel } from './layers-panel.tsx';
