/**
 * The script that makes an exported app start without a network: it stores every file at install and answers from that
 * store. A new export has another version, so that its files replace the old ones at the next start.
 *
 * @param version changes with the content of any file
 * @param files paths relative to the page
 */
export function serviceWorkerSource(version: string, files: readonly string[]): string {
  return `// Stores are shared by every app of an origin: the scope keeps this one's apart.
const PREFIX = 'casual ' + self.registration.scope + ' ';
const CACHE = PREFIX + '${version}';
const FILES = ${JSON.stringify(['./', ...files.map((file) => `./${file}`)])};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});
// A page that is open needs the files it was started with: the new version waits until the person asks for it, or no page is open.
self.addEventListener('message', (event) => {
  if (event.data === 'takeOver') self.skipWaiting();
});
self.addEventListener('activate', (event) => {
  const isStale = (name) => name.startsWith(PREFIX) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isStale).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(event.request, { ignoreSearch: true })).then((hit) => hit ?? fetch(event.request)));
});
`;
}
