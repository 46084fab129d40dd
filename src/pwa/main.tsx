import { createRoot } from 'react-dom/client';
import { AppView, SessionStore } from '../player/index.ts';
import { startWebSession } from '../sandbox/adapters/web-worker.ts';
import { createMemoryData } from '../shared/app/data/index.ts';
import type { Manifest } from '../shared/app/manifest/index.ts';
import type { Row } from '../shared/contracts/appdata.ts';
import type { Random } from '../shared/kernel/ports.ts';
import { openDataStore } from './data-store.ts';
import { showNotice } from './notice.ts';
import { becomeOnlyTab } from './only-tab.ts';
import './page.css';

/** What the export put into the page, checked when it was made. */
type Embedded = { manifest: Manifest; rows: Record<string, Row[]> };

const clock = { now: () => Date.now() };
const random: Random = { next: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32 };

/** Starts the one app of this folder: its data from this browser, its engine in a worker, its screen in this page. */
async function start(): Promise<void> {
  const { manifest, rows } = JSON.parse(document.getElementById('casual-app')?.textContent ?? '') as Embedded;
  // Apps side by side on one origin differ by their folder.
  const name = `casual ${new URL('./', location.href).pathname}`;
  if (!(await becomeOnlyTab(name))) return showNotice('This app is open in another tab. Close that one, then reload this page.');
  const store = await openDataStore(name, () => showNotice('Not saved: this browser has no room left for the app’s data.', { over: true }));
  const kept = await store.load();
  const data = createMemoryData(manifest.entities, { clock, random, rows: kept?.rows ?? rows, ...(kept === null ? {} : { saved: kept.saved }), persist: store.save });
  const session = startWebSession({ manifest, data, workerUrl: new URL('./worker.js', location.href) });
  createRoot(document.getElementById('root')!).render(<AppView source={new SessionStore(session)} />);
  if ('serviceWorker' in navigator) {
    // Without it the app still works, only not offline.
    navigator.serviceWorker.register('./service-worker.js').catch((error: unknown) => console.warn('Offline start is not available', error));
  }
}

start().catch((error: unknown) => {
  console.error(error);
  showNotice(`This app could not start: ${error instanceof Error ? error.message : String(error)}`);
});
