import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { serviceWorkerSource } from './service-worker.ts';

type Listener = (event: { data?: unknown; waitUntil(work: Promise<unknown>): void }) => void;

/** The script in a browser of which only what it asks for is there. */
function installed(version: string, kept: string[]) {
  const listeners = new Map<string, Listener>();
  const calls: string[] = [];
  const caches = {
    open: async (name: string) => ({ addAll: async (files: string[]) => void calls.push(`store ${files.length} in ${name}`) }),
    keys: async () => kept,
    delete: async (name: string) => calls.push(`drop ${name}`),
  };
  const self = {
    registration: { scope: 'https://a.example/app/' },
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    skipWaiting: () => calls.push('take over'),
    clients: { claim: async () => calls.push('claim') },
  };
  runInNewContext(serviceWorkerSource(version, ['app.js']), { self, caches, URL });
  const fire = async (type: string, data?: unknown): Promise<void> => {
    const work: Promise<unknown>[] = [];
    listeners.get(type)?.({ data, waitUntil: (each) => work.push(each) });
    await Promise.all(work);
  };
  return { fire, calls };
}

it('stores every file and then waits, so that a page that is open keeps the files it was started with', async () => {
  const { fire, calls } = installed('v2', []);
  await fire('install');
  expect(calls).toEqual(['store 2 in casual https://a.example/app/ v2']);
  await fire('message', 'something else');
  expect(calls).toHaveLength(1);
  await fire('message', 'takeOver');
  expect(calls.at(-1)).toBe('take over');
});

it('drops what is stale of its own app and nothing of others', async () => {
  const mine = 'casual https://a.example/app/ ';
  const { fire, calls } = installed('v2', [`${mine}v1`, `${mine}v2`, 'casual https://a.example/other/ v1']);
  await fire('activate');
  expect(calls).toEqual([`drop ${mine}v1`, 'claim']);
});
