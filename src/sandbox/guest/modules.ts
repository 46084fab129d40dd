import type { Runtime } from './runtime.ts';
import { defineGetter, defineValue, type Scope } from './scope.ts';
import { scriptApp } from './script-app.ts';
import { untracked } from './signals.ts';

/** Puts the app's modules into the root scope. Each is run when it is first used, and at the latest now, so that its problems show. */
export function loadModules(runtime: Runtime): void {
  const { root, plan } = runtime;
  for (const { id, fn } of plan.modules) {
    let exports: unknown;
    let isLoaded = false;
    const read = (): unknown => {
      if (isLoaded) return exports;
      isLoaded = true;
      const scope = Object.create(root) as Scope;
      defineValue(scope, 'db', runtime.data.scriptApi());
      defineValue(scope, 'app', scriptApp(runtime, null));
      try {
        exports = untracked(() => runtime.fn(fn)(scope));
      } catch (error) {
        exports = {};
        runtime.reporter('console', { kind: 'module', id })(error);
      }
      return exports;
    };
    defineGetter(root, id, read);
  }
  for (const { id } of plan.modules) void root[id];
}
