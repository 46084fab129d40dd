import { startApp } from './start-app.tsx';

// Apps side by side on one origin differ by their folder.
const name = `casual ${new URL('./', location.href).pathname}`;

void startApp(name, () => Promise.resolve({ workerUrl: new URL('./worker.js', location.href) })).then((isRunning) => {
  if (!isRunning || !('serviceWorker' in navigator)) return;
  // Without it the app still works, only not offline.
  navigator.serviceWorker.register('./service-worker.js').catch((error: unknown) => console.warn('Offline start is not available', error));
});
