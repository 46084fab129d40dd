import CalendarClock from 'lucide-react/icons/calendar-clock';
import Plus from 'lucide-react/icons/plus';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Webhook from 'lucide-react/icons/webhook';
import type { KeyboardEvent, ReactElement } from 'react';
import { classNames, IconButton, landmark, Menu, moveFocus, Switch } from '../../ui/index.ts';
import { useEditor, useEditorState, useSection } from '../editor/index.ts';
import { STATUS_WORDS, whenWords } from './run-words.ts';
import { useTriggerStatuses } from './trigger-context.tsx';
import { useAddTrigger } from './use-add-trigger.ts';
import { useFunctions } from './use-functions.ts';
import { useNow } from './use-now.ts';
import { useTriggerSwitch } from './use-trigger-switch.ts';

/** What starts functions by itself: schedules and webhooks, each with a switch. */
export function TriggerList(): ReactElement {
  const editor = useEditor();
  const triggers = useSection('triggers');
  const { data: statuses } = useTriggerStatuses();
  const functions = useFunctions();
  const item = useEditorState((state) => state.runsItem);
  const add = useAddTrigger();
  const now = useNow(30_000);
  const switchOf = useTriggerSwitch();
  const current = item?.kind === 'trigger' ? item.id : undefined;
  const hasCurrent = triggers.some((trigger) => trigger.id === current);
  return (
    <section className="runs-section line-t" {...landmark('Schedules and webhooks')}>
      <div className="phead">
        <h2>Schedules and webhooks</h2>
        <span className="grow" />
        {editor.canEdit && functions.length > 0 && (
          <Menu
            align="end"
            trigger={<IconButton size="s" label="Add a schedule or webhook" icon={<Plus size={14} />} />}
            items={[
              { id: 'schedule', label: 'Schedule: at certain times', icon: <CalendarClock size={14} />, onSelect: () => add('schedule') },
              { id: 'webhook', label: 'Webhook: when an address is called', icon: <Webhook size={14} />, onSelect: () => add('webhook') },
            ]}
          />
        )}
      </div>
      {triggers.length === 0 && (
        <p className="runs-hint t3">
          {functions.length === 0 ? 'They start functions by themselves.' : 'Start a function every night, or when an address is called.'}
        </p>
      )}
      <ul className="runs-items scroll" onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveFocus(event, 'button.runs-item', false)}>
        {triggers.map((trigger, i) => {
          const status = statuses?.find((candidate) => candidate.id === trigger.id);
          const problem = status?.problem ?? '';
          const { isOn, set } = switchOf(trigger);
          const next = !isOn ? 'Off' : trigger.kind === 'webhook' ? 'On call' : status?.nextRunAt == null ? '' : whenWords(status.nextRunAt, now);
          return (
            <li key={trigger.id} className="runs-trigger">
              <button
                type="button"
                className={classNames('runs-item', trigger.id === current && 'is-current')}
                aria-current={trigger.id === current ? 'true' : undefined}
                tabIndex={trigger.id === current || (i === 0 && !hasCurrent) ? 0 : -1}
                title={
                  problem === ''
                    ? `${status?.description ?? trigger.kind}, runs ${trigger.function}${status?.lastStatus == null ? '' : `, last: ${STATUS_WORDS[status.lastStatus].toLowerCase()}`}`
                    : problem
                }
                onClick={() => editor.showRuns({ kind: 'trigger', id: trigger.id })}
              >
                {trigger.kind === 'schedule' ? <CalendarClock size={14} aria-hidden /> : <Webhook size={14} aria-hidden />}
                <span className="grow ell">{trigger.name}</span>
                {problem !== '' && <TriangleAlert size={13} className="warnc" aria-label={`Problem: ${problem}`} />}
                <span className="t3 num">{next}</span>
              </button>
              <Switch label={`${trigger.name}: on`} checked={isOn} disabled={!editor.canEdit} onChange={set} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
