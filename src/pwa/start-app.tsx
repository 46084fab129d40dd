import { createRoot } from 'react-dom/client';
import { SessionStore } from '../player/index.ts';
import { createWebCapabilities, startWebSession, type WebSessionOptions } from '../sandbox/adapters/web-worker.ts';
import { createMemoryData, type DataSnapshot } from '../shared/app/data/index.ts';
import type { Manifest } from '../shared/app/manifest/index.ts';
import type { Row } from '../shared/contracts/appdata.ts';
import type { Random } from '../shared/kernel/ports.ts';
import { AppMenu } from './app-menu.tsx';
import { Banners } from './banners.tsx';
import { writeDataFile } from './data-file.ts';
import { openDataStore } from './data-store.ts';
import { GatedApp } from './gated-app.tsx';
import { showNotice } from './notice.ts';
import { becomeOnlyTab, whenOnlyTab } from './only-tab.ts';
import type { PageState } from './page-state.ts';
import { saveFile } from './save-file.ts';
import './page.css';

/** What the export put into the page, checked when it was made. */
type Embedded = { manifest: Manifest; rows: Record<string, Row[]> };

/** Where the engine is. `codeFramePage`: what coded components are drawn in, where it is no file beside the page. */
type Engine = Pick<WebSessionOptions, 'workerUrl' | 'wasm'> & { codeFramePage?: string };

const clock = { now: () => Date.now() };
const random: Random = { next: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32 };

/**
 * Starts the one app of this page: its data from this browser, its engine in a worker, its screen here.
 * @param name tells this app's data from that of others on the same origin
 */
export async function startApp(name: string, state: PageState, engine: () => Promise<Engine>): Promise<boolean> {
  try {
    const { manifest, rows } = JSON.parse(document.getElementById('casual-app')?.textContent ?? '') as Embedded;
    if (!(await becomeOnlyTab(name))) {
      showNotice('This app is open in another tab. It starts here when that one is closed.');
      void whenOnlyTab(name).then(() => location.reload());
      return false;
    }
    const store = await openDataStore(name, (error) => {
      if (error !== null) console.warn('The data could not be written', error);
      state.set({ isFull: error !== null });
    });
    const kept = await store.load();
    let snapshot: () => DataSnapshot = () => ({ rows: {}, saved: {} });
    const data = createMemoryData(manifest.entities, {
      clock,
      random,
      rows: kept?.rows ?? rows,
      ...(kept === null ? {} : { saved: kept.saved }),
      persist: (latest) => {
        keepData();
        store.save(latest);
      },
      onReady: (read) => (snapshot = read),
    });
    const capabilities = await createWebCapabilities(name, clock, () =>
      showNotice('Not saved: this browser has no room left for the app’s files.', { over: true }),
    );
    const { codeFramePage, ...engineFiles } = await engine();
    const session = startWebSession({ manifest, data, capabilities, ...engineFiles });
    const saveCopy = (): void => saveFile(fileNameOf(manifest.meta.name), writeDataFile(manifest, snapshot(), clock.now()));
    createRoot(document.getElementById('root')!).render(
      <>
        <Banners state={state} onSaveCopy={saveCopy} onRetry={store.retry} />
        <div className="pwa-app">
          <GatedApp
            name={manifest.meta.name}
            store={new SessionStore(session, 'run', codeFramePage)}
            menu={<AppMenu {...{ manifest, state, store }} snapshot={() => snapshot()} onSaveCopy={saveCopy} />}
          />
        </div>
      </>,
    );
    return true;
  } catch (error) {
    console.error(error);
    showNotice(`This app could not start: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

let isAsked = false;

/** Once there is something to lose, the browser is asked not to clear it when it makes room. */
function keepData(): void {
  if (isAsked) return;
  isAsked = true;
  void navigator.storage?.persist?.().catch(() => undefined);
}

function fileNameOf(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'app';
  return `${plain}-data-${new Date(clock.now()).toISOString().slice(0, 10)}.json`;
}
