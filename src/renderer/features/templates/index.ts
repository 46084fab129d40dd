export { ScaledScreen } from './scaled-screen.tsx';
export { StillSource } from './still-source.ts';
