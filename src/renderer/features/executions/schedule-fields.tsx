import { useId, useState, type ReactElement } from 'react';
import type { Trigger } from '../../../shared/app/manifest/index.ts';
import { describeSchedule, nextRunAfter, scheduleProblem } from '../../../shared/app/triggers/index.ts';
import { Select, TextField } from '../../ui/index.ts';
import { keepTyping } from '../properties/index.ts';
import { choiceOf, cronOf, PRESET_OPTIONS, WEEKDAYS, type ScheduleChoice } from './schedule-presets.ts';
import { useNow } from './use-now.ts';

type Change = (patch: { cron?: string; timezone?: string | undefined }) => void;

/** When a schedule runs: the usual ones by choice, any as cron; said in words, with the next five times. */
export function ScheduleFields({ trigger, onChange }: { trigger: Trigger; onChange: Change }): ReactElement {
  const cron = trigger.cron ?? '';
  const [wantsCustom, setCustom] = useState(false);
  const known = choiceOf(cron);
  const choice: ScheduleChoice = wantsCustom ? { ...known, preset: 'custom' } : known;
  const set = (patch: Partial<ScheduleChoice>): void => {
    setCustom(patch.preset === 'custom');
    onChange({ cron: cronOf({ ...known, ...patch }, cron) });
  };
  const { preset } = choice;
  return (
    <section className="runs-block" aria-label="When it runs">
      <div className="runs-block-head">
        <h3>When</h3>
      </div>
      <div className="runs-fields">
        <Select label="How often" value={preset} options={PRESET_OPTIONS} onChange={(next) => set({ preset: next })} />
        {preset === 'weekly' && (
          <Select
            label="On"
            value={String(choice.weekday)}
            options={WEEKDAYS.map((label, i) => ({ value: String(i), label }))}
            onChange={(weekday) => set({ weekday: Number(weekday) })}
          />
        )}
        {preset === 'monthly' && (
          <Select
            label="On day"
            value={String(choice.day)}
            options={Array.from({ length: 28 }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))}
            onChange={(day) => set({ day: Number(day) })}
          />
        )}
        {preset === 'hourly' && (
          <Select
            label="At minute"
            value={String(Number(choice.time.slice(3)))}
            options={Array.from({ length: 60 }, (_, i) => ({ value: String(i), label: String(i).padStart(2, '0') }))}
            onChange={(minute) => set({ time: `00:${minute.padStart(2, '0')}` })}
          />
        )}
        {['daily', 'weekdays', 'weekly', 'monthly'].includes(preset) && (
          <TextField label="At" type="time" value={choice.time} onChange={(time) => time !== '' && set({ time })} />
        )}
        {preset === 'custom' && <CronField key={cron} cron={cron} timezone={trigger.timezone} onChange={(next) => onChange({ cron: next })} />}
        <TimezoneField key={trigger.timezone ?? ''} timezone={trigger.timezone} onChange={(timezone) => onChange({ timezone })} />
      </div>
      <Explained cron={cron} timezone={trigger.timezone} />
    </section>
  );
}

/** Kept when it is left or on Enter; what is wrong is said while typing. */
function CronField({ cron, timezone, onChange }: { cron: string; timezone: string | undefined; onChange: (cron: string) => void }): ReactElement {
  const [draft, setDraft] = useState(cron);
  const problem = scheduleProblem({ cron: draft, timezone });
  const commit = (): void => {
    if (draft.trim() !== cron) onChange(draft.trim());
  };
  return (
    <TextField
      label="Cron"
      className="mono-field"
      spellCheck={false}
      autoComplete="off"
      value={draft}
      maxLength={200}
      hint={draft.trim() === cron ? 'Minute, hour, day of the month, month, weekday.' : describeSchedule(draft, timezone)}
      error={problem?.key === 'cron' ? sentence(problem.message) : undefined}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        keepTyping(event);
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

function TimezoneField({ timezone, onChange }: { timezone: string | undefined; onChange: (timezone: string | undefined) => void }): ReactElement {
  const list = useId();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [draft, setDraft] = useState(timezone ?? '');
  const problem = draft.trim() === '' ? null : scheduleProblem({ cron: '* * * * *', timezone: draft.trim() });
  const commit = (): void => {
    const next = draft.trim() === '' ? undefined : draft.trim();
    if (next !== timezone && problem === null) onChange(next);
  };
  return (
    <>
      <TextField
        label="Time zone"
        list={list}
        placeholder={`This computer's, ${own}`}
        autoComplete="off"
        spellCheck={false}
        value={draft}
        maxLength={64}
        error={problem === null ? undefined : sentence(problem.message)}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={(event) => {
          keepTyping(event);
          if (event.key === 'Enter') commit();
        }}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** The schedule in words and its next five times. */
function Explained({ cron, timezone }: { cron: string; timezone: string | undefined }): ReactElement {
  const now = useNow(30_000);
  const schedule = { cron, timezone };
  const problem = scheduleProblem(schedule);
  if (problem !== null)
    return (
      <p className="dangerc" role="alert">
        {sentence(problem.message)}
      </p>
    );
  const times: number[] = [];
  for (let at = nextRunAfter(schedule, now); at !== null && times.length < 5; at = nextRunAfter(schedule, at)) times.push(at);
  const words = describeSchedule(cron, timezone);
  return (
    <div className="runs-next">
      <p>{sentence(words)}. While Casual OS is open on this computer.</p>
      <h4 className="label">Next five times</h4>
      <ol className="num">
        {times.map((at) => (
          <li key={at}>
            {new Date(at).toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })}
          </li>
        ))}
      </ol>
    </div>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
