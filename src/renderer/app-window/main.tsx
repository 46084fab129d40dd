import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadSettings, settings, startTheme } from '../platform/index.ts';
import { AppWindow } from './app-window.tsx';
import '../ui/styles.css';

startTheme(settings);
void loadSettings().catch(() => undefined);

const query = new URLSearchParams(window.location.search);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <AppWindow appId={query.get('app') ?? ''} isEmbedded={query.has('embed')} />
    </StrictMode>,
  );
}
