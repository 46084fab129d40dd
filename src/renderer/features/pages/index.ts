export { PagesPanel } from './pages-panel.tsx';
