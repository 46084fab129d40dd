export { CanvasView } from './canvas-view.tsx';
