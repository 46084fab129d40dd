import type { PlanStep, Place } from '../../shared/contracts/sandbox.ts';
import { HostError } from './bridge.ts';
import { toCsv } from './csv.ts';
import { codeOf, fatal, isFatal, messageOf } from './errors.ts';
import { asText } from './helpers.ts';
import type { Instance } from './instance.ts';
import { isEmptyValue, isObject, toJson } from './json.ts';
import { callMethod, setOpen } from './methods.ts';
import type { Runtime } from './runtime.ts';
import { scriptApp } from './script-app.ts';
import { toastTone } from './toast-tone.ts';
import { createScope, defineValue, type Scope } from './scope.ts';
import { debugging } from './watch.ts';

/** A step that ends its handler: not an error. */
const STOP: unique symbol = Symbol('stop');
type Outcome = unknown;

type Context = {
  scope: Scope;
  instance: Instance | null;
  owner: Omit<Place, 'key'>;
  outputs: Scope;
};

/** Runs the steps of handlers, one after the other. */
export class Actions {
  private readonly runtime: Runtime;
  /** Per step: the pending debounce and the time of the last run. */
  private readonly timing = new Map<string, { timer: number | null; cancel: (() => void) | null; lastRun: number }>();

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** @returns whether every step ran */
  async run(steps: readonly PlanStep[], owner: Omit<Place, 'key'>, instance: Instance | null, event: unknown): Promise<boolean> {
    const scope = createScope(instance?.scope ?? this.runtime.root);
    const outputs: Scope = {};
    defineValue(scope, 'event', event);
    defineValue(scope, 'steps', outputs);
    defineValue(scope, 'db', this.runtime.data.scriptApi());
    defineValue(scope, 'app', scriptApp(this.runtime, instance));
    debugging.watcher?.begin(outputs, steps, owner, instance, event);
    const outcome = await this.runAll(steps, { scope, instance, owner, outputs });
    debugging.watcher?.end(outputs);
    return outcome !== STOP;
  }

  private async runAll(steps: readonly PlanStep[], context: Context): Promise<Outcome> {
    for (const step of steps) if ((await this.runStep(step, context)) === STOP) return STOP;
    return undefined;
  }

  private async runStep(step: PlanStep, context: Context): Promise<Outcome> {
    const { watcher } = debugging;
    if (watcher !== null && !(await watcher.before(context.outputs, step, context.scope))) return STOP;
    let output: unknown;
    try {
      if (step.onlyIf !== undefined && !this.runtime.fn(step.onlyIf)(context.scope)) {
        watcher?.after(context.outputs, step, 'passed');
        return undefined;
      }
      if (!(await this.isDue(step, context))) return STOP;
      watcher?.enter(context.outputs, step);
      const performing = this.perform(step, context);
      watcher?.leave(context.outputs, step);
      output = await performing;
      watcher?.after(context.outputs, step, 'done');
    } catch (error) {
      if (isFatal(error)) fatal(error);
      watcher?.after(context.outputs, step, 'failed');
      await this.fail(step, context, error);
      return STOP;
    }
    if (output === STOP) return STOP;
    if (step.as !== undefined) context.outputs[step.as] = output;
    return step.onSuccess === undefined ? undefined : this.runAll(step.onSuccess, context);
  }

  private async fail(step: PlanStep, context: Context, error: unknown): Promise<void> {
    if (step.onError !== undefined) {
      const scope = createScope(context.scope);
      defineValue(scope, 'error', { message: messageOf(error), code: codeOf(error) });
      await this.runAll(step.onError, { ...context, scope });
      return;
    }
    this.runtime.bridge.log('error', 'action', messageOf(error), { ...context.owner, key: step.at });
    this.runtime.screen.effect({ kind: 'toast', text: messageOf(error), tone: 'danger' });
  }

  /** Debounce: a newer run takes over and this one ends. Throttle: a run too soon after the last ends. */
  private async isDue(step: PlanStep, context: Context): Promise<boolean> {
    if (step.debounceMs === undefined && step.throttleMs === undefined) return true;
    const key = `${context.instance?.id ?? context.owner.id}:${step.at}`;
    const timing = this.timing.get(key) ?? { timer: null, cancel: null, lastRun: -Infinity };
    this.timing.set(key, timing);
    const { bridge } = this.runtime;
    if (step.throttleMs !== undefined) {
      if (bridge.now() - timing.lastRun < step.throttleMs) return false;
      timing.lastRun = bridge.now();
    }
    const { debounceMs } = step;
    if (debounceMs === undefined) return true;
    bridge.clearTimer(timing.timer);
    timing.cancel?.();
    return new Promise((resolve) => {
      timing.cancel = () => resolve(false);
      timing.timer = bridge.setTimer(() => {
        timing.timer = null;
        timing.cancel = null;
        resolve(true);
      }, debounceMs, false, 'runtime');
    });
  }

  private async perform(step: PlanStep, context: Context): Promise<Outcome> {
    const { runtime } = this;
    const { data, screen } = runtime;
    const bound = step.bound === undefined ? {} : runtime.fn(step.bound)(context.scope);
    const given: Record<string, unknown> = { ...step.with, ...(isObject(bound) ? bound : {}) };
    const text = (name: string): string => asText(given[name]);
    const target = (): Instance => runtime.instanceFor(text('node'), context.instance);
    switch (step.do) {
      case 'runQuery':
        return runtime.query(text('query')).run();
      case 'resetQuery':
        return runtime.query(text('query')).reset();
      case 'cancelQuery':
        return runtime.query(text('query')).cancel();
      case 'refresh':
        return runtime.refreshQueries();
      case 'createRow':
        return data.create(text('entity'), given['values']);
      case 'updateRow':
        return data.update(text('entity'), given['rowId'], given['values']);
      case 'saveRow':
        return isEmptyValue(given['rowId']) ? data.create(text('entity'), given['values']) : data.update(text('entity'), given['rowId'], given['values']);
      case 'deleteRow':
        return data.delete(text('entity'), given['rowId']);
      case 'exportData':
        return this.download(text('fileName'), given['data'], text('format'));
      case 'setState':
        return runtime.setVariable(text('state'), given['value']);
      case 'resetState':
        return runtime.resetVariable(text('state'));
      case 'setTheme':
        return runtime.setTheme(text('mode'));
      case 'callMethod':
        return callMethod(runtime, target(), text('method'), Array.isArray(given['args']) ? given['args'] : []);
      case 'openOverlay':
        return setOpen(runtime, target(), true);
      case 'closeOverlay':
        return setOpen(runtime, target(), false);
      case 'toast':
        return screen.effect({ kind: 'toast', text: text('text'), tone: toastTone(given['tone']) });
      case 'confirm': {
        const tone = given['tone'] === 'danger' ? 'danger' : 'neutral';
        const confirmLabel = text('confirmLabel') || (tone === 'danger' ? 'Delete' : 'OK');
        const answer = await runtime.questions.ask((effectId) => ({ kind: 'confirm', effectId, title: text('title') || 'Are you sure?', text: text('text'), confirmLabel, tone }));
        return answer === true ? true : STOP;
      }
      case 'copy':
        return screen.effect({ kind: 'copy', text: text('text') });
      case 'scrollTo':
        return screen.effect({ kind: 'scroll', id: target().id });
      case 'validateForm': {
        const instance = target();
        const isValid = instance.ownForm === null ? instance.showProblem() : instance.ownForm.validate();
        return isValid ? true : STOP;
      }
      case 'resetForm':
        return callMethod(runtime, target(), 'reset', given['values'] === undefined ? [] : [given['values']]);
      case 'print':
        return screen.effect({ kind: 'print' });
      case 'goToPage':
        return runtime.goTo(text('page'), isObject(given['params']) ? given['params'] : {});
      case 'openUrl':
        return this.openUrl(text('url'));
      case 'back':
        return runtime.back();
      case 'script':
        return step.script === undefined ? undefined : runtime.fn(step.script)(context.scope);
      case 'stopIf':
        return given['when'] ? STOP : undefined;
      case 'emit':
        return this.emit(text('event'), toJson(given['payload']), context.instance);
    }
  }

  /** Goes to the nearest component round the sender that handles the event. */
  private async emit(event: string, payload: unknown, from: Instance | null): Promise<void> {
    for (let at = from?.parent ?? null; at !== null; at = at.parent) {
      const steps = at.plan.events[event];
      if (steps === undefined) continue;
      await this.run(steps, { kind: 'node', id: at.plan.id }, at, isObject(payload) ? payload : { value: payload });
      return;
    }
    this.runtime.bridge.log('warn', 'event', `Nothing round it handles “${event}”.`, from === null ? undefined : { kind: 'node', id: from.plan.id });
  }

  private download(fileName: string, data: unknown, format: string): void {
    const kind = format === 'json' || format === 'text' ? format : 'csv';
    const text = kind === 'csv' ? toCsv(data) : kind === 'json' ? JSON.stringify(toJson(data), null, 2) : asText(data);
    const mime = { csv: 'text/csv', json: 'application/json', text: 'text/plain' }[kind];
    const ending = kind === 'text' ? 'txt' : kind;
    const name = fileName === '' ? `data.${ending}` : fileName.includes('.') ? fileName : `${fileName}.${ending}`;
    this.runtime.screen.effect({ kind: 'download', fileName: name, mime, text });
  }

  private openUrl(url: string): void {
    if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) throw new HostError('request.invalid', `“${url.slice(0, 80)}” cannot be opened: links start with https://, mailto: or tel:.`);
    this.runtime.screen.effect({ kind: 'openUrl', url });
  }
}
