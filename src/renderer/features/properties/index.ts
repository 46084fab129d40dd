export { PropertiesPanel } from './properties-panel.tsx';
export { OptionsEditor } from './options-editor.tsx';
