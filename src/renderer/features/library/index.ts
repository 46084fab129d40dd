export { CodePane } from './code-pane.tsx';
export { compileCode, FIRST_CODE } from './compile-code.ts';
export { bringIn } from './library-actions.ts';
export { LibraryDialog } from './library-dialog.tsx';
export { LibraryPart } from './library-part.tsx';
