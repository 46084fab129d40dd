import ChevronDown from 'lucide-react/icons/chevron-down';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type ReactElement } from 'react';
import { ACTION_KINDS, type ActionKind, type ActionStep } from '../../../shared/app/manifest/index.ts';
import { Button, classNames, IconButton, Menu, Select, TextArea, type MenuItem } from '../../ui/index.ts';
import { useEditor, useSection, type Editor } from '../editor/index.ts';
import type { ScopeEntry } from './completion.ts';
import { sentenceText, stepSentence, type SentenceNames, type SentencePart } from './sentence.ts';
import { SortableList } from './sortable-list.tsx';
import { newStep, stepParams } from './step-params.ts';
import { TemplateField } from './template-field.tsx';
import { formatLoose, parseLoose } from './value-format.ts';

type Props = { steps: readonly ActionStep[]; scope: readonly ScopeEntry[]; pageId: string | null; onChange: (steps: ActionStep[]) => void; onTyping: (steps: ActionStep[]) => void };

/** The steps of an event as sentences, in order. A click opens one to edit it. */
export function StepList({ steps, scope, pageId, onChange, onTyping }: Props): ReactElement {
  const editor = useEditor();
  useSection('queries');
  const [openAt, setOpenAt] = useState<number | null>(null);
  const names = namesOf(editor);
  const replace = (at: number, step: ActionStep): ActionStep[] => steps.map((other, i) => (i === at ? step : other));
  return (
    <>
      {steps.length > 0 && (
        <div className="steps raised">
          <SortableList
            items={steps}
            onMove={(next) => { setOpenAt(null); onChange(next); }}
            nameOf={(step) => sentenceText(stepSentence(step, names))}
            render={(step, i) => (
              <div className={classNames('step', openAt === i && 'is-open')}>
                <button type="button" className="step-head" aria-expanded={openAt === i} onClick={() => setOpenAt(openAt === i ? null : i)}>
                  <span className="step-n num">{i + 1}</span>
                  <span className="step-words">
                    {stepSentence(step, names).map((part, k) => <Part key={k} part={part} />)}
                    {step.onlyIf !== undefined && <span className="step-note">only if <code className="bind">{step.onlyIf}</code></span>}
                    {(step.onError?.length ?? 0) > 0 && <span className="step-note">if it fails: {step.onError!.map((inner) => sentenceText(stepSentence(inner, names))).join(', ')}</span>}
                  </span>
                  <ChevronDown size={12} aria-hidden className="list-chevron" />
                </button>
                {openAt === i && (
                  <StepEditor step={step} scope={scope} pageId={pageId} onChange={(next) => onChange(replace(i, next))} onTyping={(next) => onTyping(replace(i, next))} onRemove={() => { setOpenAt(null); onChange(steps.filter((_, k) => k !== i)); }} />
                )}
              </div>
            )}
          />
        </div>
      )}
      <AddStep onAdd={(kind) => { onChange([...steps, newStep(editor, kind, pageId)]); setOpenAt(steps.length); }} />
    </>
  );
}

function Part({ part }: { part: SentencePart }): ReactElement {
  if (part.kind === 'code') return <code className="bind">{part.text}</code>;
  if (part.kind === 'name') return <b className="m">{part.text}</b>;
  if (part.kind === 'quote') return <span className="t2">“{part.text}”</span>;
  return <span>{part.text}</span>;
}

function AddStep({ onAdd }: { onAdd: (kind: ActionKind) => void }): ReactElement {
  const groups = ['Data', 'Screen', 'State', 'Flow'];
  const items: MenuItem[] = groups.flatMap((group): MenuItem[] => [
    { kind: 'label', label: group },
    ...Object.entries(ACTION_KINDS).filter(([, kind]) => kind.group === group).map(([id, kind]): MenuItem => ({ id, label: kind.label, onSelect: () => onAdd(id as ActionKind) })),
  ]);
  return (
    <Menu
      items={items}
      trigger={
        <Button size="s" icon={<Plus size={13} />}>
          Add step
        </Button>
      }
    />
  );
}

function StepEditor({ step, scope, pageId, onChange, onTyping, onRemove }: { step: ActionStep; scope: readonly ScopeEntry[]; pageId: string | null; onChange: (step: ActionStep) => void; onTyping: (step: ActionStep) => void; onRemove: () => void }): ReactElement {
  const editor = useEditor();
  const [hasCondition, setCondition] = useState(step.onlyIf !== undefined);
  const withParam = (key: string, value: ActionStep['with'][string]): ActionStep => ({ ...step, with: { ...step.with, [key]: value } });
  const groupOf = (kind: ActionKind): string => ACTION_KINDS[kind].group;
  return (
    <div className="step-body">
      <div className="list-line">
        <span className="t3" aria-hidden="true">Step</span>
        <Select size="s" label="Step" hideLabel value={step.do} options={(Object.keys(ACTION_KINDS) as ActionKind[]).map((kind) => ({ value: kind, label: `${ACTION_KINDS[kind].label}${groupOf(kind) === 'Data' ? '' : ''}` }))} onChange={(kind) => onChange({ ...newStep(editor, kind, pageId), ...(step.onlyIf === undefined ? {} : { onlyIf: step.onlyIf }) })} />
      </div>
      {stepParams(editor, step, pageId).map((param) => {
        const value = step.with[param.key];
        return (
          <div key={param.key} className={param.kind === 'code' ? 'list-line is-tall' : 'list-line'}>
            <span className="t3" aria-hidden="true">{param.label}</span>
            {param.kind === 'choice' ? (
              <Select size="s" label={param.label} hideLabel value={typeof value === 'string' ? value : ''} options={withCurrent(param.options, value)} onChange={(next) => onChange(withParam(param.key, next))} />
            ) : param.kind === 'code' ? (
              <TextArea label={param.label} hideLabel className="prop-json" spellCheck={false} rows={4} value={formatLoose(value)} onKeyDown={(event) => event.stopPropagation()} onChange={(text) => onTyping(withParam(param.key, text))} />
            ) : (
              <TemplateField label={param.label} value={formatLoose(value)} placeholder={param.placeholder} scope={scope} isLong={param.kind === 'value'} onChange={(text) => onTyping(withParam(param.key, param.kind === 'value' ? parseLoose(text) : text))} />
            )}
          </div>
        );
      })}
      {hasCondition && (
        <div className="list-line">
          <span className="t3" aria-hidden="true">Only if</span>
          <TemplateField isBare label="Only if" value={step.onlyIf ?? ''} placeholder="item.done === false" scope={scope} onChange={(text) => { const { onlyIf: _old, ...rest } = step; onTyping(text.trim() === '' ? rest : { ...rest, onlyIf: text }); }} />
        </div>
      )}
      <div className="row">
        {!hasCondition && (
          <Button size="s" variant="ghost" onClick={() => setCondition(true)}>
            Only if…
          </Button>
        )}
        <span className="grow" />
        <IconButton size="s" label="Remove this step" icon={<Trash2 size={13} />} onClick={onRemove} />
      </div>
    </div>
  );
}

/** What is set stays choosable, even when it is gone from the app. */
function withCurrent(options: readonly { value: string; label: string }[], value: unknown): { value: string; label: string }[] {
  const current = typeof value === 'string' ? value : '';
  if (options.some((option) => option.value === current)) return [...options];
  return [{ value: current, label: current === '' ? 'Choose' : `${current} (missing)` }, ...options];
}

function namesOf(editor: Editor): SentenceNames {
  const { app } = editor;
  const find = <T extends { id: string; name: string }>(list: readonly T[], id: string): string => list.find((item) => item.id === id)?.name ?? id;
  return { node: (id) => editor.nameOf(id), query: (id) => find(app.queries(), id), entity: (id) => find(app.entities(), id).toLowerCase(), state: (id) => find(app.state(), id), page: (id) => find(app.pages(), id) };
}
