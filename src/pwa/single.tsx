import { codeFramePage } from './code-frame-page.ts';
import { PageState } from './page-state.ts';
import { startApp } from './start-app.tsx';

/** Start-up of an app that is one file: the worker's script and the engine travel inside the page. */

function text(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

// Files of one folder share an origin in some browsers: the export gives each a name of its own.
void startApp(`casual file ${text('casual-id')}`, new PageState(), async () => ({
  workerUrl: URL.createObjectURL(new Blob([text('casual-worker')], { type: 'text/javascript' })),
  wasm: await WebAssembly.compile(bytesOf(text('casual-engine'))),
  ...codeFramePage(),
}));
