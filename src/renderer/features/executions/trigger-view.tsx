import { summaryOf } from '../../../shared/contracts/execution-summary.ts';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import Play from 'lucide-react/icons/play';
import Trash2 from 'lucide-react/icons/trash-2';
import Webhook from 'lucide-react/icons/webhook';
import { useState, type ReactElement } from 'react';
import { removeTrigger, updateTrigger } from '../../../shared/app/document/index.ts';
import type { Trigger } from '../../../shared/app/manifest/index.ts';
import { rpc, toastError } from '../../platform/index.ts';
import { Button, EmptyState, IconButton, landmark, Notice, Select, Switch } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { DraftField } from '../properties/index.ts';
import { formatInputs, parseInputs } from './inputs.ts';
import { InputsEditor } from './inputs-editor.tsx';
import { RunLinks } from './run-links.tsx';

import { useRuns } from './runs-context.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { useTriggerStatuses } from './trigger-context.tsx';
import { useFunctions } from './use-functions.ts';
import { useTriggerSwitch } from './use-trigger-switch.ts';
import { WebhookFields } from './webhook-fields.tsx';

/** One schedule or webhook: what it runs, when, with what; on or off; and how it went so far. */
export function TriggerView({ id }: { id: string }): ReactElement {
  const trigger = useSection('triggers').find((candidate) => candidate.id === id);
  const editor = useEditor();
  if (trigger !== undefined) return <TriggerForm trigger={trigger} />;
  return (
    <div className="center runs-empty">
      <EmptyState
        icon={<CalendarClock size={20} aria-hidden />}
        title="This schedule or webhook is gone"
        actions={<Button onClick={() => editor.store.set({ runsItem: null })}>Show the functions</Button>}
      >
        It was deleted. Undo brings it back.
      </EmptyState>
    </div>
  );
}

function TriggerForm({ trigger }: { trigger: Trigger }): ReactElement {
  const editor = useEditor();
  const { store, state } = useRuns();
  const functions = useFunctions();
  const { data: statuses } = useTriggerStatuses();
  const [isStarting, setStarting] = useState(false);
  const status = statuses?.find((candidate) => candidate.id === trigger.id);
  const fn = functions.find((candidate) => candidate.name === trigger.function);
  const { isOn, set } = useTriggerSwitch()(trigger);
  const change = (patch: Parameters<typeof updateTrigger>[3]): void => void editor.change(() => updateTrigger(editor.app, editor.origin(), trigger.id, patch));

  async function runNow(): Promise<void> {
    setStarting(true);
    try {
      await editor.whenSaved();
      const started = await rpc.executions.runTrigger({ appId: editor.appId, triggerId: trigger.id });
      store.put(summaryOf(started));
      editor.showRuns({ kind: 'run', id: started.id });
    } catch (error) {
      toastError(error);
    } finally {
      setStarting(false);
    }
  }

  function remove(): void {
    const done = editor.change(() => {
      removeTrigger(editor.app, editor.origin(), trigger.id);
      return true;
    });
    if (done === undefined) return;
    editor.store.set({ runsItem: null });
    editor.notify({ text: `Deleted ${trigger.name}`, action: { label: 'Undo', run: () => editor.undo.undo() } });
  }

  const isSchedule = trigger.kind === 'schedule';
  const options = functions.map(({ name }) => ({ value: name, label: name }));
  return (
    <section className="panel runs-chosen" {...landmark(`${isSchedule ? 'Schedule' : 'Webhook'} ${trigger.name}`)}>
      <header className="runs-head line-b">
        {isSchedule ? <CalendarClock size={16} aria-hidden /> : <Webhook size={16} aria-hidden />}
        <h2 className="ell">{trigger.name}</h2>
        <span className="grow" />
        <span className="row runs-on">
          <span className="t2">{isOn ? 'On' : 'Off'}</span>
          <Switch label={isSchedule ? 'Run on schedule' : 'Answer calls'} checked={isOn} disabled={!editor.canEdit} onChange={set} />
        </span>
        {editor.canEdit && <IconButton label={`Delete ${trigger.name}`} icon={<Trash2 size={15} />} onClick={remove} />}
        <Button variant="primary" icon={<Play size={14} />} busy={isStarting} disabled={fn === undefined} onClick={() => void runNow()}>
          Run now
        </Button>
      </header>
      <div className="runs-body scroll" tabIndex={-1}>
        {status !== undefined && status.problem !== '' && (
          <Notice tone="warn" title={status.isHeld ? 'It does not run by itself on this machine' : 'It cannot run as it is'}>
            {status.problem}
          </Notice>
        )}
        <fieldset className="runs-block runs-fields" disabled={!editor.canEdit} aria-label="What it runs">
          <div className="fieldset">
            <span className="label">Name</span>
            <DraftField size="m" label="Name" value={trigger.name} onChange={(name) => name.trim() !== '' && change({ name: name.trim().slice(0, 200) })} />
          </div>
          <Select
            label="Runs"
            value={trigger.function}
            options={fn === undefined ? [{ value: trigger.function, label: `${trigger.function} (missing)` }, ...options] : options}
            onChange={(name) => change({ function: name })}
          />
        </fieldset>
        {isSchedule ? <ScheduleFields key={trigger.id} trigger={trigger} onChange={change} /> : <WebhookFields trigger={trigger} status={status} />}
        {isSchedule && fn !== undefined && <ScheduleInputs key={`${trigger.id}.inputs`} trigger={trigger} parameters={fn.parameters} />}
        <RunLinks title="Last runs" runs={state.seen.filter((run) => run.triggerId === trigger.id).slice(0, 5)} />
      </div>
    </section>
  );
}

/** What a schedule gives its function. Kept as it is typed, while it reads; typing is one undo step. */
function ScheduleInputs({ trigger, parameters }: { trigger: Trigger; parameters: readonly string[] }): ReactElement {
  const editor = useEditor();
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? null : parseInputs(typed);
  const kept = formatInputs(trigger.inputs);
  // Shown as typed while it stands for what is kept or does not read yet; an undo or an edit elsewhere shows what is kept.
  const stands = parsed !== null && (!parsed.ok || formatInputs(parsed.value) === kept);
  const onChange = (text: string): void => {
    setTyped(text);
    const next = parseInputs(text);
    if (next.ok) editor.type(() => updateTrigger(editor.app, editor.origin(), trigger.id, { inputs: next.value }));
  };
  return <InputsEditor parameters={parameters} text={stands && typed !== null ? typed : kept} onChange={onChange} />;
}
