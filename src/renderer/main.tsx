import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { flushViews, settings, startTheme } from './platform/index.ts';
import { Shell } from './shell/shell.tsx';
import './ui/styles.css';

startTheme(settings);
window.addEventListener('pagehide', () => void flushViews());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Shell />
    </StrictMode>,
  );
}
