import ChevronDown from 'lucide-react/icons/chevron-down';
import Plus from 'lucide-react/icons/plus';
import { useState, type ReactElement } from 'react';
import { ACTION_KINDS, type ActionKind, type ActionStep } from '../../../shared/app/manifest/index.ts';
import { Button, classNames, Menu, type MenuItem } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { scopeEntries, type Scope } from './completion.ts';
import { stepEntries } from './scope.ts';
import { sentenceText, stepSentence, type SentencePart } from './sentence.ts';
import { SortableList } from './sortable-list.tsx';
import { StepEditor, type StepsProps } from './step-editor.tsx';
import { resultsBefore, stepNotes } from './step-options.ts';
import { newStep } from './step-params.ts';
import { namesOf } from './step-words.ts';

/** The steps of an event as sentences, in order. A click opens one to edit it. */
export function StepList({ steps, scope, results = [], pageId, onChange, onTyping }: StepsProps): ReactElement {
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
                    {stepNotes(step, names).map((note) => <span key={note.words} className="step-note">{note.words}{note.code !== undefined && <> <code className="bind">{note.code}</code></>}</span>)}
                  </span>
                  <ChevronDown size={12} aria-hidden className="list-chevron" />
                </button>
                {openAt === i && (
                  <StepEditor step={step} renderSteps={(props) => <StepList {...props} />} scope={withResults(scope, [...results, ...resultsBefore(steps, i)])} results={[...results, ...resultsBefore(steps, i)]} pageId={pageId} onChange={(next) => onChange(replace(i, next))} onTyping={(next) => onTyping(replace(i, next))} onRemove={() => { setOpenAt(null); onChange(steps.filter((_, k) => k !== i)); }} />
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

function withResults(scope: Scope, results: readonly string[]): Scope {
  return results.length === 0 ? scope : () => [...stepEntries({ steps: results }), ...scopeEntries(scope).filter((entry) => entry.name !== 'steps')];
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
