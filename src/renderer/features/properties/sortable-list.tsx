import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import GripVertical from 'lucide-react/icons/grip-vertical';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../../ui/index.ts';

/** A list whose items move by grip: pointer, or Space and arrows. Ids are positions, because items may lack ids of their own. */
export function SortableList<T>({ items, onMove, render, nameOf, className }: { items: readonly T[]; onMove: (items: T[]) => void; render: (item: T, index: number) => ReactNode; nameOf: (item: T) => string; className?: string }): ReactElement {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const ids = items.map((_, i) => String(i + 1));
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over !== null && active.id !== over.id) onMove(arrayMove([...items], Number(active.id) - 1, Number(over.id) - 1));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd} accessibility={{ container: document.body }}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={classNames('sortable', className)}>
          {items.map((item, i) => (
            <SortableItem key={ids[i]} id={ids[i] ?? ''} name={nameOf(item)}>
              {render(item, i)}
            </SortableItem>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function SortableItem({ id, name, children }: { id: string; name: string; children: ReactNode }): ReactElement {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });
  return (
    <li ref={setNodeRef} className={classNames('sortable-item', isDragging && 'is-dragging')} style={{ transform: transform === null ? undefined : `translateY(${transform.y}px)`, transition }}>
      <button ref={setActivatorNodeRef} type="button" className="grip" {...attributes} {...listeners} aria-label={`Move ${name}`}>
        <GripVertical size={13} aria-hidden />
      </button>
      {children}
    </li>
  );
}
