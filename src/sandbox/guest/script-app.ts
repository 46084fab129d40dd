import { asText } from './helpers.ts';
import type { Instance } from './instance.ts';
import { callMethod } from './methods.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';
import { toastTone } from './toast-tone.ts';

/** `app` of scripts. @param instance whose handler it is: names mean the copy in the same repeat */
export function scriptApp(runtime: Runtime, instance: Instance | null): Scope {
  return {
    setState: (id: unknown, value: unknown) => runtime.setVariable(asText(id), value),
    resetState: (id: unknown) => runtime.resetVariable(asText(id)),
    toast: (text: unknown, tone: unknown) => runtime.screen.effect({ kind: 'toast', text: asText(text), tone: toastTone(tone) }),
    goTo: (pageId: unknown, params: unknown) => runtime.goTo(asText(pageId), params),
    back: () => runtime.back(),
    call: (nodeId: unknown, method: unknown, ...args: unknown[]) => callMethod(runtime, runtime.instanceFor(asText(nodeId), instance), asText(method), args),
    runQuery: (id: unknown) => runtime.query(asText(id)).run(),
  };
}
