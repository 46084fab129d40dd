export { CodePane } from './code-pane.tsx';
export { compileCode, FIRST_CODE } from './compile-code.ts';
