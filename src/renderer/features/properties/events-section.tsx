import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import Zap from 'lucide-react/icons/zap';
import { memo, useCallback, useState, type ReactElement } from 'react';
import type { ComponentSpec, EventSpec } from '../../../shared/app/catalogue/index.ts';
import { setEvent, type NodeSnapshot } from '../../../shared/app/document/index.ts';
import type { ActionStep } from '../../../shared/app/manifest/index.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import { IconButton } from '../../ui/index.ts';
import { useEditor, useLive } from '../editor/index.ts';
import { buildScope } from './scope.ts';
import { StepList } from './step-list.tsx';

/** Events that have steps, as sentences; then the others, to begin one. */
export const EventsSection = memo(Sections, (a, b) => a.spec === b.spec && a.node.id === b.node.id && a.node.pageId === b.node.pageId && jsonEqual(a.node.events, b.node.events));

function Sections({ node, spec }: { node: NodeSnapshot; spec: ComponentSpec }): ReactElement {
  const [started, setStarted] = useState<readonly string[]>([]);
  const all = Object.entries(spec.events);
  const isShown = (id: string): boolean => (node.events[id]?.length ?? 0) > 0 || started.includes(id);
  const others = all.filter(([id]) => !isShown(id));
  return (
    <>
      {all.filter(([id]) => isShown(id)).map(([id, event]) => <OneEvent key={id} node={node} id={id} event={event} />)}
      {all.length === 0 && (
        <div className="props-group">
          <h3>Events</h3>
          <p className="t3">{spec.label} has no events.</p>
        </div>
      )}
      {others.length > 0 && (
        <div className="props-group">
          <h3>{others.length === all.length ? 'Events' : 'Other events'}</h3>
          {others.map(([id, event]) => (
            <button key={id} type="button" className="event-add" onClick={() => setStarted([...started, id])}>
              <span className="grow ell">{event.label}</span>
              <Plus size={14} aria-hidden />
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function OneEvent({ node, id, event }: { node: NodeSnapshot; id: string; event: EventSpec }): ReactElement {
  const editor = useEditor();
  const live = useLive();
  const steps = node.events[id] ?? [];
  const scope = useCallback(() => buildScope(editor.app, node.id, (other) => live.liveView(other), { inEvent: event.payload }), [editor, live, node.id, event]);
  const write = (next: readonly ActionStep[]): void => setEvent(editor.app, editor.origin(), node.id, id, next.length === 0 ? undefined : next);
  return (
    <div className="props-group" data-prop={id}>
      <h3>
        <Zap size={14} aria-hidden />
        <span className="grow">{event.label}</span>
        {steps.length > 0 && <IconButton size="s" label={`Remove all steps of “${event.label}”`} icon={<Trash2 size={13} />} onClick={() => editor.change(() => write([]))} />}
      </h3>
      <StepList steps={steps} scope={scope} pageId={node.pageId} onChange={(next) => editor.change(() => write(next))} onTyping={(next) => editor.type(() => write(next))} />
    </div>
  );
}
