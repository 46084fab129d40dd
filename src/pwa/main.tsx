import { codeFramePage } from './code-frame-page.ts';
import { startOffline } from './offline-start.ts';
import { PageState } from './page-state.ts';
import { startApp } from './start-app.tsx';

// Apps side by side on one origin differ by their folder.
const name = `casual ${new URL('./', location.href).pathname}`;
const state = new PageState();

void startApp(name, state, () => Promise.resolve({ workerUrl: new URL('./worker.js', location.href), ...codeFramePage() })).then((isRunning) => {
  if (isRunning) void startOffline(state);
});
