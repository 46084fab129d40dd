import { useEffect, useState } from 'react';
import { rpc } from '../../platform/index.ts';

/** Where this machine's secret is kept among the view state. */
const KEY = 'permissions.seal';

let known: Promise<string> | null = null;

/** The random text that chooses this machine's seal; made the first time somebody asks for it. */
function sealSecret(): Promise<string> {
  known ??= load().catch((error: unknown) => {
    known = null;
    throw error;
  });
  return known;
}

async function load(): Promise<string> {
  const stored = (await rpc.settings.get()).layout[KEY];
  if (typeof stored === 'string' && stored !== '') return stored;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const after = await rpc.settings.update({ layout: { [KEY]: made } });
  // Another window may have been faster by a moment: what is kept counts.
  const kept = after.layout[KEY];
  return typeof kept === 'string' ? kept : made;
}

/** Undefined until it is known. */
export function useSealSecret(): string | undefined {
  const [secret, setSecret] = useState<string>();
  useEffect(() => {
    let isGone = false;
    sealSecret().then(
      (value) => {
        if (!isGone) setSecret(value);
      },
      // Without a seal the question still shows; it is asked for again with the next window.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return secret;
}
