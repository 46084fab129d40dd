import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { Capability } from '../../../shared/contracts/permissions.ts';
import { targetOfEntry } from './address.ts';

/** What may be decided about: a capability, and for the network the host. */
export type Wanted = { capability: Capability; target: string };

/** What an app says it may ask for. Hosts that are not one are left out. */
export function declaredBy(permissions: Manifest['permissions']): Wanted[] {
  const hosts = new Set(permissions.network.map(targetOfEntry).filter((target) => target !== null));
  const wanted: Wanted[] = [...hosts].map((target) => ({ capability: 'network', target }));
  for (const capability of ['clipboard', 'notifications', 'files', 'ai'] as const) if (permissions[capability]) wanted.push({ capability, target: '' });
  return wanted;
}

export function isSame(a: Wanted, b: Wanted): boolean {
  return a.capability === b.capability && a.target === b.target;
}

/** In the words of messages: “The app may not use …”. */
export function wordsOf({ capability, target }: Wanted): string {
  return capability === 'network'
    ? `the network host “${target}”`
    : { clipboard: 'the clipboard', notifications: 'notifications', files: 'your files', ai: 'the AI model' }[capability];
}

/** What is missing in the manifest: “Add … to its permissions”. */
export function entryOf({ capability, target }: Wanted): string {
  return capability === 'network' ? `“${target}” to the network hosts` : `“${capability}”`;
}
