import { createRoot } from 'react-dom/client';
import { AppView } from '../app-view.tsx';
import { tablePage, widgetPage } from './bench-samples.ts';
import { StaticSource } from './static-source.ts';

/** Draws one of the pages that the benchmark measures when it is told to; the peer page has the same face. */
Object.assign(window, {
  prepare(page: 'widgets' | 'table') {
    const source = new StaticSource(page === 'widgets' ? widgetPage() : tablePage());
    const element = document.getElementById('root');
    if (element === null) throw new Error('The page has no root');
    return () => createRoot(element).render(<AppView source={source} chrome={false} />);
  },
});
