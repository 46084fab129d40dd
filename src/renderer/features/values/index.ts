export { clockTime } from './clock-time.ts';
export { ValueTree, ValueWords, type LoadValue } from './value-tree.tsx';
