import { updateTrigger } from '../../../shared/app/document/index.ts';
import type { Trigger } from '../../../shared/app/manifest/index.ts';
import { rpc, toastError } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { useTriggerStatuses } from './trigger-context.tsx';

/**
 * Whether a trigger runs by itself, and how to change that. A schedule that came with the app reads as off until it was switched on on this
 * machine, whatever the app says; switching it on is kept by the host, switching it off is an edit of the app.
 */
export function useTriggerSwitch(): (trigger: Trigger) => { isOn: boolean; set: (isOn: boolean) => void } {
  const editor = useEditor();
  const { data: statuses, reload } = useTriggerStatuses();
  return (trigger) => {
    const isHeld = statuses?.find(({ id }) => id === trigger.id)?.isHeld ?? false;
    const edit = (enabled: boolean): void => void editor.change(() => updateTrigger(editor.app, editor.origin(), trigger.id, { enabled }));
    return {
      isOn: trigger.enabled && !isHeld,
      set: (isOn) => {
        if (isOn !== trigger.enabled) edit(isOn);
        if (isOn && isHeld) rpc.executions.switchOnTrigger({ appId: editor.appId, triggerId: trigger.id }).then(reload, toastError);
      },
    };
  };
}
