import { createRoot } from 'react-dom/client';
import { theme } from '../../shared/app/manifest/index.ts';
import { themeOfPreset } from '../../shared/app/theme/index.ts';
import { AppView } from '../app-view.tsx';
import { BOARD, PARTS, PLAN } from './more-samples.ts';
import { NEW_PAGES } from './new-pages.ts';
import { SAMPLES } from './samples.ts';
import { StaticSource } from './static-source.ts';

/** Draws one sample: ?page=inputs&scheme=dark&primary=1f4e8c or &preset=forest&size=large */
const query = new URLSearchParams(location.search);
const primary = query.get('primary');
const look = themeOfPreset(query.get('preset') ?? 'plain');
const scheme = query.get('scheme');
const pages = { ...SAMPLES, board: BOARD, plan: PLAN, parts: PARTS, ...NEW_PAGES };
const source = new StaticSource((pages as typeof SAMPLES)[query.get('page') ?? ''] ?? { type: 'Container' }, {
  theme: theme.parse({
    ...look,
    mode: scheme ?? look.mode,
    colors: primary === null ? {} : { primary: `#${primary}` },
    ...(query.has('size') ? { textSize: query.get('size') } : {}),
  }),
});
const element = document.getElementById('root');
if (element !== null) createRoot(element).render(<AppView source={source} />);
