import { createRoot } from 'react-dom/client';
import { SessionStore } from '../player/index.ts';
import { createWebCapabilities, startWebSession, type WebSessionOptions } from '../sandbox/adapters/web-worker.ts';
import { createMemoryData } from '../shared/app/data/index.ts';
import type { Manifest } from '../shared/app/manifest/index.ts';
import type { Row } from '../shared/contracts/appdata.ts';
import type { Random } from '../shared/kernel/ports.ts';
import { openDataStore } from './data-store.ts';
import { GatedApp } from './gated-app.tsx';
import { showNotice } from './notice.ts';
import { becomeOnlyTab } from './only-tab.ts';
import './page.css';

/** What the export put into the page, checked when it was made. */
type Embedded = { manifest: Manifest; rows: Record<string, Row[]> };

const clock = { now: () => Date.now() };
const random: Random = { next: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32 };

/**
 * Starts the one app of this page: its data from this browser, its engine in a worker, its screen here.
 * @param name tells this app's data from that of others on the same origin
 */
export async function startApp(name: string, engine: () => Promise<Pick<WebSessionOptions, 'workerUrl' | 'wasm'>>): Promise<boolean> {
  try {
    const { manifest, rows } = JSON.parse(document.getElementById('casual-app')?.textContent ?? '') as Embedded;
    if (!(await becomeOnlyTab(name))) {
      showNotice('This app is open in another tab. Close that one, then reload this page.');
      return false;
    }
    const store = await openDataStore(name, () => showNotice('Not saved: this browser has no room left for the app’s data.', { over: true }));
    const kept = await store.load();
    const data = createMemoryData(manifest.entities, {
      clock,
      random,
      rows: kept?.rows ?? rows,
      ...(kept === null ? {} : { saved: kept.saved }),
      persist: store.save,
    });
    const capabilities = await createWebCapabilities(name, clock, () => showNotice('Not saved: this browser has no room left for the app’s files.', { over: true }));
    const session = startWebSession({ manifest, data, capabilities, ...(await engine()) });
    createRoot(document.getElementById('root')!).render(<GatedApp name={manifest.meta.name} store={new SessionStore(session)} />);
    return true;
  } catch (error) {
    console.error(error);
    showNotice(`This app could not start: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
