import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import { cx } from '../core/cx.ts';
import { formatAny, initialsOf } from '../core/format.ts';
import { AppIcon } from '../core/icon.tsx';
import { isInnerClick } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { type ReadOption, flagOf, objectOf, optionsOf, pathOf, rowsOf, textOf, toneOf } from '../core/values.ts';
import { momentText } from './timeline.tsx';

/** Where cards were put here before the app has said so itself. */
type Moved = ReadonlyMap<string, Json>;

export function Kanban({ p, root, send, handles }: NodeProps): ReactElement {
  const items = rowsOf(p['items']);
  const groupBy = textOf(p['groupBy']) || 'status';
  const keyField = textOf(p['itemKey']) || 'id';
  const [moved, setMoved] = useState<Moved>(new Map());
  const [seenItems, setSeenItems] = useState(p['items']);
  const [dragged, setDragged] = useState<JsonObject | null>(null);
  const [over, setOver] = useState<Json | undefined>(undefined);
  if (seenItems !== p['items']) {
    setSeenItems(p['items']);
    setMoved(new Map());
  }
  const keyOf = (item: JsonObject): string => textOf(pathOf(item, keyField));
  const groupOf = (item: JsonObject): Json => moved.get(keyOf(item)) ?? pathOf(item, groupBy);
  const given = optionsOf(p['groups']);
  const groups: readonly ReadOption[] =
    given.length > 0 ? given : optionsOf([...new Set(items.map((item) => formatAny(pathOf(item, groupBy))))].filter((value) => value !== ''));
  const isDisabled = flagOf(p['disabled']);

  const move = (item: JsonObject, to: Json): void => {
    const from = groupOf(item);
    setDragged(null);
    if (isDisabled || jsonEqual(from, to)) return;
    setMoved(new Map(moved).set(keyOf(item), to));
    send('move', { item, from, to });
  };
  return (
    <div {...root} className={cx('ca-kanban ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || 'Board'} tabIndex={0}>
      {groups.map((group) => {
        const cards = items.filter((item) => jsonEqual(groupOf(item), group.value) || formatAny(groupOf(item)) === formatAny(group.value));
        return (
          <section
            key={textOf(group.value)}
            aria-label={`${group.label}, ${cards.length}`}
            data-over={dragged !== null && jsonEqual(over, group.value)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(group.value);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) move(dragged, group.value);
            }}
          >
            <header>
              {group.tone !== 'neutral' && <span className="ca-kanban-dot" data-tone={group.tone} />}
              <h2>{group.label}</h2>
              <span className="ca-num">{cards.length}</span>
              <span className="ca-fill" />
              {textOf(p['addLabel']) !== '' && !isDisabled && (
                <button
                  type="button"
                  className="ca-iconbtn"
                  aria-label={`${textOf(p['addLabel'])} in ${group.label}`}
                  onClick={() => send('add', { group: group.value })}
                >
                  <Plus size={16} aria-hidden="true" />
                </button>
              )}
            </header>
            {flagOf(p['loading']) && items.length === 0 ? (
              <SkeletonLine width="80%" />
            ) : cards.length === 0 ? (
              <p className="ca-kanban-empty">{textOf(p['emptyText']) || 'Nothing here'}</p>
            ) : (
              <ul>
                {cards.map((item) => (
                  <KanbanCard
                    key={keyOf(item)}
                    item={item}
                    p={p}
                    groups={groups.filter((other) => other !== group)}
                    isClickable={handles('click') && !isDisabled}
                    canMove={!isDisabled}
                    isDragged={dragged === item}
                    onClick={() => send('click', { item })}
                    onMove={(to) => move(item, to)}
                    onDrag={setDragged}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

type CardProps = {
  item: JsonObject;
  p: JsonObject;
  groups: readonly ReadOption[];
  isClickable: boolean;
  canMove: boolean;
  isDragged: boolean;
  onClick: () => void;
  onMove: (to: Json) => void;
  onDrag: (item: JsonObject | null) => void;
};

function KanbanCard({ item, p, groups, isClickable, canMove, isDragged, onClick, onMove, onDrag }: CardProps): ReactElement {
  const read = (prop: string): string => (textOf(p[prop]) === '' ? '' : formatAny(pathOf(item, textOf(p[prop]))));
  const title = read('titleField') || formatAny(item['name']) || 'Untitled';
  const tag = read('tagField');
  const person = read('personField');
  const date = textOf(p['dateField']) === '' ? '' : momentText(pathOf(item, textOf(p['dateField'])));
  return (
    <li
      className="ca-kanban-card"
      draggable={canMove}
      data-clickable={isClickable || undefined}
      data-dragged={isDragged}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        onDrag(item);
      }}
      onDragEnd={() => onDrag(null)}
      onClick={(event) => {
        if (isClickable && !isInnerClick(event)) onClick();
      }}
    >
      <div className="ca-kanban-title">
        {isClickable ? (
          <button type="button" onClick={onClick}>
            {title}
          </button>
        ) : (
          <span>{title}</span>
        )}
        {canMove && groups.length > 0 && (
          <Menu
            withInitialFocusPlaceholder={false}
            position="bottom-end"
            offset={4}
            classNames={{ dropdown: 'ca-pop', item: 'ca-option', label: 'ca-pop-empty' }}
          >
            <Menu.Target>
              <button type="button" className="ca-iconbtn" data-size="small" aria-label={`Move ${title}`}>
                <AppIcon name="ellipsis" />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Move to</Menu.Label>
              {groups.map((group) => (
                <Menu.Item key={textOf(group.value)} onClick={() => onMove(group.value)}>
                  {group.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {read('textField') !== '' && <div className="ca-faint">{read('textField')}</div>}
      {(date !== '' || tag !== '' || person !== '') && (
        <div className="ca-kanban-foot">
          {date !== '' && (
            <>
              <AppIcon name="clock" size={14} />
              <span className="ca-num">{date}</span>
            </>
          )}
          {tag !== '' && (
            <span className="ca-tag" data-tone={toneOf(objectOf(p['tones'])[tag])}>
              {tag}
            </span>
          )}
          <span className="ca-fill" />
          {person !== '' && (
            <span className="ca-avatar-face" role="img" aria-label={person} data-tip={person}>
              {initialsOf(person)}
            </span>
          )}
        </div>
      )}
    </li>
  );
}
