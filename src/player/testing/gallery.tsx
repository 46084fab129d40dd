import { createRoot } from 'react-dom/client';
import { AppView } from '../app-view.tsx';
import { SAMPLES } from './samples.ts';
import { StaticSource } from './static-source.ts';

/** Draws one sample: ?page=inputs&scheme=dark&primary=1f4e8c */
const query = new URLSearchParams(location.search);
const primary = query.get('primary');
const source = new StaticSource(SAMPLES[query.get('page') ?? ''] ?? { type: 'Container' }, {
  theme: { mode: query.get('scheme') === 'dark' ? 'dark' : 'light', colors: primary === null ? {} : { primary: `#${primary}` } },
});
const element = document.getElementById('root');
if (element !== null) createRoot(element).render(<AppView source={source} />);
