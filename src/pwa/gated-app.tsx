import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { AppView, PermissionGate, type SessionStore, usePermissionRequests } from '../player/index.ts';

/** Where this browser's secret is kept, one for all exported apps of an address. */
const SEAL = 'casual.seal';

/** The app under the questions it asks. Nothing but this page can answer them, so they are answered here. */
export function GatedApp({ name, store, menu }: { name: string; store: SessionStore; menu: ReactNode }): ReactElement {
  const pending = usePermissionRequests(store);
  const [sealSecret] = useState(readSecret);
  const scheme = useScheme();
  return (
    <PermissionGate
      appName={name}
      asker="This page"
      pending={pending}
      state={undefined}
      sealSecret={sealSecret}
      scheme={scheme}
      onDecide={(requestId, decision) => {
        store.send({ type: 'decide', requestId, ...decision });
        return Promise.resolve();
      }}
    >
      <AppView source={store} ownsWindow menu={menu} />
    </PermissionGate>
  );
}

/** Undefined where the browser keeps nothing for this page: then there is no seal to recognise. */
function readSecret(): string | undefined {
  try {
    const kept = localStorage.getItem(SEAL);
    if (kept !== null) return kept;
    const made = crypto.getRandomValues(new Uint32Array(4)).join('-');
    localStorage.setItem(SEAL, made);
    return made;
  } catch {
    return undefined;
  }
}

function useScheme(): 'light' | 'dark' {
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const update = (): void => setDark(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return isDark ? 'dark' : 'light';
}
