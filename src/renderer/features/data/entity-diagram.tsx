import Maximize from 'lucide-react/icons/maximize';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { addField } from '../../../shared/app/document/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { announce, useKeptView } from '../../platform/index.ts';
import { Button, IconButton, landmark } from '../../ui/index.ts';
import { DRAG_THRESHOLD, useEditor } from '../editor/index.ts';
import { fitView, parseDiagramView, revealed, zoomAt, type DiagramView } from './diagram-view.ts';
import { EntityCardView } from './entity-card.tsx';
import { layoutEntities, type EntityCard } from './entity-layout.ts';
import { followPointer } from './follow-pointer.ts';

const PAN = 48;

/** Entities as cards, relations as lines. Drag to look around, Ctrl and the wheel zoom; cards stay where they are put. */
export function EntityDiagram({
  entities,
  counts,
  current,
  onSelect,
}: {
  entities: readonly Entity[];
  counts: ReadonlyMap<string, number>;
  current: string | null;
  onSelect: (id: string) => void;
}): ReactElement {
  const editor = useEditor();
  const [kept, keep] = useKeptView(`${editor.appId}.data.diagram`);
  const view = useMemo(() => parseDiagramView(kept), [kept]);
  const picture = useMemo(() => layoutEntities(entities, view.places), [entities, view.places]);
  const box = useRef<HTMLElement>(null);
  const [relating, setRelating] = useState<{ x1: number; y1: number; x2: number; y2: number; target: string | null } | null>(null);
  const latest = useRef({ view, picture });
  useEffect(() => {
    latest.current = { view, picture };
  });
  const setView = (next: DiagramView): void => {
    latest.current.view = next;
    keep(next as unknown as Json);
  };
  const room = (): { width: number; height: number } => ({ width: box.current?.clientWidth ?? 0, height: box.current?.clientHeight ?? 0 });
  const fit = (): void => setView(fitView(latest.current.view, latest.current.picture, room()));

  // Where it was never looked at before, all of it is shown.
  const isNew = kept === undefined;
  useEffect(() => {
    if (isNew && room().width > 0) fit();
    // Once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNew]);
  useEffect(() => {
    const card = latest.current.picture.cards.find((candidate) => candidate.id === current);
    if (card === undefined || room().width === 0) return;
    const next = revealed(latest.current.view, card, room());
    if (next !== latest.current.view) setView(next);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current]);

  // Not passive: the page must not zoom instead.
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const now = latest.current.view;
      const bounds = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey)
        setView(zoomAt(now, now.zoom * Math.exp(-event.deltaY * 0.002), { x: event.clientX - bounds.left, y: event.clientY - bounds.top }));
      else setView({ ...now, x: now.x - (event.shiftKey ? event.deltaY : event.deltaX), y: now.y - (event.shiftKey ? 0 : event.deltaY) });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const zoomBy = (factor: number): void => setView(zoomAt(view, view.zoom * factor, { x: room().width / 2, y: room().height / 2 }));
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== box.current) return;
    const pan = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] }[event.key];
    if (pan !== undefined) setView({ ...view, x: view.x + (pan[0] ?? 0), y: view.y + (pan[1] ?? 0) });
    else if (event.key === '+' || event.key === '=') zoomBy(1.2);
    else if (event.key === '-') zoomBy(1 / 1.2);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onPanStart(event: PointerEvent): void {
    if (event.button > 1 || (event.target as Element).closest('.entity-card, .diagram-tools') !== null) return;
    const from = latest.current.view;
    followPointer(event, {
      onMove: (dx, dy) => setView({ ...latest.current.view, x: from.x + dx, y: from.y + dy }),
      onCancel: () => setView({ ...latest.current.view, x: from.x, y: from.y }),
    });
  }

  function place(card: EntityCard, x: number, y: number): void {
    const now = latest.current.view;
    setView({ ...now, places: { ...now.places, [card.id]: { x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 } } });
  }
  function onMoveStart(event: PointerEvent, card: EntityCard): void {
    if (event.button !== 0) return;
    const before = latest.current.view.places;
    const { zoom } = latest.current.view;
    followPointer(event, {
      threshold: DRAG_THRESHOLD,
      onMove: (dx, dy) => place(card, card.x + dx / zoom, card.y + dy / zoom),
      onCancel: () => setView({ ...latest.current.view, places: before }),
    });
  }

  function onRelateStart(event: PointerEvent, card: EntityCard, isKey: boolean): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const bounds = box.current?.getBoundingClientRect();
    if (bounds === undefined) return;
    const at = (x: number, y: number): { x: number; y: number } => ({
      x: (x - bounds.left - latest.current.view.x) / latest.current.view.zoom,
      y: (y - bounds.top - latest.current.view.y) / latest.current.view.zoom,
    });
    const start = at(event.clientX, event.clientY);
    let target: string | null = null;
    followPointer(event, {
      onMove: (_dx, _dy, pointer) => {
        target = document.elementFromPoint(pointer.x, pointer.y)?.closest<HTMLElement>('[data-entity]')?.dataset['entity'] ?? null;
        if (target === card.id) target = null;
        const end = at(pointer.x, pointer.y);
        setRelating({ x1: start.x, y1: start.y, x2: end.x, y2: end.y, target });
      },
      onEnd: () => {
        setRelating(null);
        if (target !== null) relate(isKey ? target : card.id, isKey ? card.id : target);
      },
      onCancel: () => setRelating(null),
    });
  }

  /** A field of `from` that holds a row of `to`. */
  function relate(from: string, to: string): void {
    const source = entities.find((entity) => entity.id === from);
    const target = entities.find((entity) => entity.id === to);
    if (source === undefined || target === undefined) return;
    const made = editor.change(() =>
      addField(editor.app, editor.origin(), from, {
        label: from === to ? `Part of` : target.name,
        type: 'reference',
        reference: { entity: to, onDelete: 'setNull' },
      }),
    );
    if (made !== undefined)
      editor.notify({
        text: `Each ${source.name.toLowerCase()} has one ${target.name.toLowerCase()} now.`,
        action: { label: 'Undo', run: () => editor.undo.undo() },
      });
  }

  return (
    <section ref={box} className="diagram dots" {...landmark('Entity diagram')} tabIndex={0} onKeyDown={onKeyDown} onPointerDown={onPanStart}>
      <div className="diagram-world" style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}>
        <svg className="lines" width={1} height={1} aria-hidden="true">
          {picture.lines.map((line) => (
            <path key={line.id} d={line.path} className={line.from === current || line.to === current ? 'is-current' : ''} />
          ))}
          {relating !== null && <path d={`M${relating.x1} ${relating.y1}L${relating.x2} ${relating.y2}`} className="is-current" strokeDasharray="4 3" />}
        </svg>
        {picture.cards.map((card) => {
          const entity = entities.find((candidate) => candidate.id === card.id);
          return entity === undefined ? null : (
            <EntityCardView
              key={card.id}
              card={card}
              entity={entity}
              entities={entities}
              count={counts.get(entity.id)}
              isCurrent={card.id === current}
              isTarget={relating?.target === card.id}
              canEdit={editor.canEdit}
              onSelect={onSelect}
              onMoveStart={onMoveStart}
              onNudge={(moved, dx, dy) => {
                place(moved, moved.x + dx, moved.y + dy);
                announce(`Moved ${entity.name}.`);
              }}
              onRelateStart={onRelateStart}
              onRelate={relate}
            />
          );
        })}
      </div>
      <div className="diagram-tools float">
        <IconButton size="s" label="Zoom out" tooltipSide="top" icon={<Minus size={14} />} onClick={() => zoomBy(1 / 1.2)} />
        <IconButton size="s" label="Zoom in" tooltipSide="top" icon={<Plus size={14} />} onClick={() => zoomBy(1.2)} />
        <IconButton size="s" label="Show all" tooltipSide="top" icon={<Maximize size={13} />} onClick={fit} />
        <Button
          size="s"
          variant="ghost"
          disabled={Object.keys(view.places).length === 0}
          onClick={() => {
            setView({ ...view, places: {} });
          }}
        >
          Tidy up
        </Button>
      </div>
    </section>
  );
}
