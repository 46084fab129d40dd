import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { registerComponent, SessionStore } from '../player/index.ts';
import { openDataStore } from '../pwa/data-store.ts';
import { GatedApp } from '../pwa/gated-app.tsx';
import { showNotice } from '../pwa/notice.ts';
import { becomeOnlyTab, whenOnlyTab } from '../pwa/only-tab.ts';
import { createWebCapabilities } from '../sandbox/adapters/web-capabilities.ts';
import type { AppDefinition, OwnComponentDefinition } from './define.ts';
import { customComponents } from './elements.tsx';
import { startSession } from './start.ts';

/** Starts the app in this page. Its data is kept in this browser. */
export async function renderApp(app: AppDefinition, root: HTMLElement): Promise<void> {
  try {
    const name = `app ${app.id}`;
    if (!(await becomeOnlyTab(name))) {
      showNotice('This app is open in another tab. It starts here when that one is closed.');
      void whenOnlyTab(name).then(() => location.reload());
      return;
    }
    const full = (what: string) => () => showNotice(`Not saved: this browser has no room left for the app’s ${what}.`, { over: true });
    const store = await openDataStore(name, full('data'));
    const capabilities = await createWebCapabilities(name, { now: () => Date.now() }, full('files'));
    const { session } = startSession(app, { kept: await store.load(), persist: store.save, capabilities });
    for (const [component, type] of customComponents()) {
      registerComponent(type, ({ view, root: rootProps, send }) =>
        createElement('div', rootProps, createElement(component, { inputs: view.props, emit: send })),
      );
    }
    registerCodeComponents(app.components);
    document.title = app.name;
    createRoot(root).render(<GatedApp name={app.name} store={new SessionStore(session)} menu={null} />);
  } catch (error) {
    console.error(error);
    showNotice(`This app could not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Those of the app that are written as code, by the name that a use gives. */
function registerCodeComponents(components: readonly OwnComponentDefinition[]): void {
  const byId = new Map(components.map((component) => [component.id, component]));
  registerComponent('CustomComponent', ({ view, p, root, send }) => {
    const { view: component, defaults } = byId.get(String(p['component'])) ?? {};
    const inputs = Object.fromEntries(Object.entries(defaults ?? {}).map(([key, value]) => [key, view.props[key] ?? value]));
    return createElement('div', root, component === undefined ? null : createElement(component, { inputs, emit: send }));
  });
}
