import { createRoot } from 'react-dom/client';
import { AppView } from '../app-view.tsx';
import { BOARD, PARTS, PLAN } from './more-samples.ts';
import { NEW_PAGES } from './new-pages.ts';
import { SAMPLES } from './samples.ts';
import { StaticSource } from './static-source.ts';

/** Draws one sample: ?page=inputs&scheme=dark&primary=1f4e8c */
const query = new URLSearchParams(location.search);
const primary = query.get('primary');
const pages = { ...SAMPLES, board: BOARD, plan: PLAN, parts: PARTS, ...NEW_PAGES };
const source = new StaticSource((pages as typeof SAMPLES)[query.get('page') ?? ''] ?? { type: 'Container' }, {
  theme: { mode: query.get('scheme') === 'dark' ? 'dark' : 'light', colors: primary === null ? {} : { primary: `#${primary}` } },
});
const element = document.getElementById('root');
if (element !== null) createRoot(element).render(<AppView source={source} />);
