export { DRAG_THRESHOLD, registerDropZone, startCarry, type Carried, type DropZone } from './carry.ts';
export * from './commands.ts';
export { ComponentIcon, NamedIcon } from './component-icon.tsx';
export { DesignViewSource, nodeOf } from './design-view-source.ts';
export { EditorProvider, useEditor, useEditorState, useNode, useSection, useTreeVersion } from './editor-context.tsx';
export type { DockTab, EditorState, PropertySection, StyleLayer, Surface, Tool } from './editor-state.ts';
export { Editor } from './editor.ts';
export { LiveProvider, useLive, useLiveView } from './live-context.tsx';
export { countInside, toggleSelection, topmost, walkSelection, type WalkStep } from './selection.ts';
