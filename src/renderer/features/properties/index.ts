export { DraftField } from './draft-field.tsx';
export { JsonField } from './json-field.tsx';
export { NumberField } from './number-field.tsx';
export { OptionsEditor } from './options-editor.tsx';
export { PlainRow } from './plain-row.tsx';
export { PropertiesPanel } from './properties-panel.tsx';
export { TemplateField } from './template-field.tsx';
export type { Scope } from './completion.ts';
export { useAppScope } from './use-app-scope.ts';
