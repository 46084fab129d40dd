import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import X from 'lucide-react/icons/x';
import { useState, type ReactElement, type ReactNode } from 'react';
import { ACTION_KINDS, type ActionKind, type ActionStep } from '../../../shared/app/manifest/index.ts';
import { Button, IconButton, Menu, Select, TextArea } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { scopeEntries, type Scope } from './completion.ts';
import { DraftField } from './draft-field.tsx';
import { NumberField } from './number-field.tsx';
import { stepEntries } from './scope.ts';
import { hasOption, optionsFor, optionsOf, resultName, STEP_OPTIONS, withOption, type StepOption } from './step-options.ts';
import { newStep, stepParams } from './step-params.ts';
import { TemplateField } from './template-field.tsx';
import { formatLoose, parseLoose } from './value-format.ts';
import { keepTyping } from './keep-typing.ts';

export type StepsProps = {
  steps: readonly ActionStep[];
  scope: Scope;
  /** Results of steps before these. */
  results?: readonly string[];
  pageId: string | null;
  onChange: (steps: ActionStep[]) => void;
  onTyping: (steps: ActionStep[]) => void;
};

type Props = {
  step: ActionStep;
  /** Draws the steps inside this one. Handed in, because lists of steps hold step editors. */
  renderSteps: (props: StepsProps) => ReactElement;
  scope: Scope;
  /** Names of results that this step can use. */
  results: readonly string[];
  pageId: string | null;
  onChange: (step: ActionStep) => void;
  onTyping: (step: ActionStep) => void;
  onRemove: () => void;
};

/** One step, opened: what it does, with what, and its options. */
export function StepEditor({ step, renderSteps, scope, results, pageId, onChange, onTyping, onRemove }: Props): ReactElement {
  const editor = useEditor();
  const [opened, setOpened] = useState<readonly StepOption[]>([]);
  const withParam = (key: string, value: ActionStep['with'][string]): ActionStep => ({ ...step, with: { ...step.with, [key]: value } });
  const isShown = (option: StepOption): boolean => hasOption(step, option) || opened.includes(option);
  const drop = (option: StepOption): void => {
    setOpened(opened.filter((other) => other !== option));
    if (step[option] !== undefined) onChange(withOption(step, option, undefined));
  };
  const settle = (): void => editor.undo.stopCapturing();
  const all = optionsFor(step);
  return (
    <div className="step-body">
      <Line label="Step">
        <Select size="s" label="Step" hideLabel value={step.do} options={(Object.keys(ACTION_KINDS) as ActionKind[]).map((kind) => ({ value: kind, label: ACTION_KINDS[kind].label }))} onChange={(kind) => onChange({ ...newStep(editor, kind, pageId), ...optionsOf(step) })} />
      </Line>
      {stepParams(editor, step, pageId).map((param) => {
        const value = step.with[param.key];
        return (
          <Line key={param.key} label={param.label}>
            {param.kind === 'choice' ? (
              <Select size="s" label={param.label} hideLabel value={typeof value === 'string' ? value : ''} options={withCurrent(param.options, value)} onChange={(next) => onChange(withParam(param.key, next))} />
            ) : param.kind === 'code' ? (
              <TextArea label={param.label} hideLabel className="prop-json" spellCheck={false} rows={4} value={formatLoose(value)} onKeyDown={keepTyping} onChange={(text) => onTyping(withParam(param.key, text))} />
            ) : (
              <TemplateField label={param.label} value={formatLoose(value)} placeholder={param.placeholder} scope={scope} isLong={param.kind === 'value'} onChange={(text) => onTyping(withParam(param.key, param.kind === 'value' ? parseLoose(text) : text))} />
            )}
          </Line>
        );
      })}
      {isShown('onlyIf') && (
        <Line label="Only if" onRemove={() => drop('onlyIf')}>
          <TemplateField isBare label="Only if" value={step.onlyIf ?? ''} placeholder="item.done === false" scope={scope} onChange={(text) => onTyping(withOption(step, 'onlyIf', text))} />
        </Line>
      )}
      {isShown('as') && (
        <Line label="Result" onRemove={() => drop('as')} hint={step.as === undefined ? 'Later steps then have it.' : `Later steps call it steps.${step.as}.`}>
          <DraftField label="Name of its result" placeholder="newRow" value={step.as ?? ''} onChange={(text) => onChange(withOption(step, 'as', resultName(text)))} />
        </Line>
      )}
      {isShown('debounceMs') && (
        <Line label="Quiet" onRemove={() => drop('debounceMs')} hint="Runs once nothing has happened for this long.">
          <NumberField label="Quiet before it runs" unit="ms" placeholder="300" min={0} max={60_000} value={step.debounceMs} onChange={(ms) => onTyping(withOption(step, 'debounceMs', ms === null ? undefined : Math.round(ms)))} onDone={settle} />
        </Line>
      )}
      {isShown('throttleMs') && (
        <Line label="Once per" onRemove={() => drop('throttleMs')} hint="What comes sooner is passed over.">
          <NumberField label="At most once per" unit="ms" placeholder="1000" min={0} max={60_000} value={step.throttleMs} onChange={(ms) => onTyping(withOption(step, 'throttleMs', ms === null ? undefined : Math.round(ms)))} onDone={settle} />
        </Line>
      )}
      {isShown('onSuccess') && (
        <Inner title="When it worked" onRemove={() => drop('onSuccess')}>
          {renderSteps({ steps: step.onSuccess ?? [], scope, results: [...results, ...(step.as === undefined ? [] : [step.as])], pageId, onChange: (next) => onChange(withOption(step, 'onSuccess', next)), onTyping: (next) => onTyping(withOption(step, 'onSuccess', next)) })}
        </Inner>
      )}
      {isShown('onError') && (
        <Inner title="If it fails" onRemove={() => drop('onError')}>
          {renderSteps({ steps: step.onError ?? [], scope: () => [...stepEntries({ hasError: true }), ...scopeEntries(scope)], results, pageId, onChange: (next) => onChange(withOption(step, 'onError', next)), onTyping: (next) => onTyping(withOption(step, 'onError', next)) })}
        </Inner>
      )}
      <div className="row">
        <Menu
          trigger={
            <Button size="s" variant="ghost" icon={<Plus size={13} />} disabled={all.every(isShown)}>
              Option
            </Button>
          }
          items={STEP_OPTIONS.filter(({ id }) => all.includes(id) && !isShown(id)).map(({ id, label }) => ({ id, label, onSelect: () => setOpened([...opened, id]) }))}
        />
        <span className="grow" />
        <IconButton size="s" label="Remove this step" icon={<Trash2 size={13} />} onClick={onRemove} />
      </div>
    </div>
  );
}

function Line({ label, hint, onRemove, children }: { label: string; hint?: string; onRemove?: () => void; children: ReactNode }): ReactElement {
  return (
    <div className={onRemove === undefined ? 'list-line' : 'list-line has-remove'}>
      <span className="t3" aria-hidden="true">
        {label}
      </span>
      {children}
      {onRemove !== undefined && <IconButton size="s" label={`Remove “${label}”`} icon={<X size={12} />} onClick={onRemove} />}
      {hint !== undefined && <p className="t3 list-hint">{hint}</p>}
    </div>
  );
}

function Inner({ title, onRemove, children }: { title: string; onRemove: () => void; children: ReactNode }): ReactElement {
  return (
    <div className="step-inner" role="group" aria-label={title}>
      <div className="row">
        <span className="grow m">{title}</span>
        <IconButton size="s" label={`Remove “${title}”`} icon={<X size={12} />} onClick={onRemove} />
      </div>
      {children}
    </div>
  );
}

/** What is set stays choosable, even when it is gone from the app. */
function withCurrent(options: readonly { value: string; label: string }[], value: unknown): { value: string; label: string }[] {
  const current = typeof value === 'string' ? value : '';
  if (options.some((option) => option.value === current)) return [...options];
  return [{ value: current, label: current === '' ? 'Choose' : `${current} (missing)` }, ...options];
}
