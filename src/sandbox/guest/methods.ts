import { HostError } from './bridge.ts';
import type { Instance } from './instance.ts';
import { toJson } from './json.ts';
import type { Runtime } from './runtime.ts';

/** Calls a method of a component: those about state act here, the rest (focus, play, print…) on the screen. */
export function callMethod(runtime: Runtime, instance: Instance, method: string, args: readonly unknown[]): unknown {
  const { type, ownForm } = instance;
  const [first] = args;
  if (type.isOverlay && (method === 'open' || method === 'close')) return setOpen(runtime, instance, method === 'open');
  if (ownForm !== null) {
    switch (method) {
      case 'submit':
        return runtime.dispatch(instance, 'submit', {});
      case 'validate':
        return ownForm.validate();
      case 'set':
        return ownForm.set(first);
      case 'reset':
      case 'clear':
        return ownForm.reset(first);
    }
  }
  if (type.isInput) {
    switch (method) {
      case 'set':
        return setValue(instance, first);
      case 'clear':
        return setValue(instance, type.defaults['value'] ?? null);
      case 'reset':
        return instance.reset();
      case 'validate':
        return instance.showProblem();
    }
  }
  switch (method) {
    case 'reset':
      for (const key of Object.keys(type.state)) instance.follow(key);
      // What the screen alone knows, such as a clock that runs, starts over there.
      break;
    case 'select':
      if (instance.hasState('active')) return instance.setState('active', first);
      break;
    case 'clearSelection':
      for (const key of ['selectedRow', 'selectedItem']) if (instance.hasState(key)) instance.setState(key, null);
      for (const key of ['selectedRows', 'selectedItems']) if (instance.hasState(key)) instance.setState(key, []);
      // Beside the state the screen may keep which places are chosen.
      break;
    case 'firstPage':
      if (instance.hasState('page')) return instance.setState('page', 1);
      break;
    case 'click':
      return runtime.dispatch(instance, 'click', {});
  }
  if (method === '') throw new HostError('request.invalid', 'Choose which method of the component to use.');
  runtime.screen.effect({ kind: 'method', id: instance.id, method, args: args.map((arg) => toJson(arg)) });
  return undefined;
}

/** Opens or closes a dialog from a step. Its own steps run as when a person does it; nothing happens to one that already is so. */
export function setOpen(runtime: Runtime, instance: Instance, isOpen: boolean): void {
  if (instance.state('open') === isOpen) return;
  instance.setState('open', isOpen);
  if (instance.type.isOverlay) void runtime.dispatch(instance, isOpen ? 'open' : 'close', { open: isOpen });
}

function setValue(instance: Instance, value: unknown): void {
  instance.setState('value', value);
  if (instance.state('error') !== null) instance.showProblem();
}
