import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatAny, initialsOf } from '../core/format.ts';
import { AppIcon } from '../core/icon.tsx';
import { isInnerClick } from '../core/interactive.ts';
import { Kids } from '../core/node-view.tsx';
import { objectOf, pathOf, textOf, toneOf } from '../core/values.ts';
import { momentText } from '../components/timeline.tsx';
import type { BoardGroup } from './board-model.ts';

type Props = {
  item: JsonObject;
  /** Its own layout, instead of the fields. */
  kids: readonly string[];
  cardKey: string;
  p: JsonObject;
  /** Where it may go; `isFull`: shown, but takes no more. */
  targets: readonly { group: BoardGroup; isFull: boolean }[];
  isClickable: boolean;
  canMove: boolean;
  isDragged: boolean;
  /** Picked up with the keyboard. */
  isHeld: boolean;
  /** A line over it shows where what is dragged would go. */
  isTarget: boolean;
  /** The one that Tab reaches. */
  isCurrent: boolean;
  onClick: () => void;
  onMove: (to: Json) => void;
  onDrag: (item: JsonObject | null) => void;
};

export function cardTitle(item: JsonObject, p: JsonObject): string {
  const field = textOf(p['titleField']);
  return (field === '' ? '' : formatAny(pathOf(item, field))) || formatAny(item['name']) || 'Untitled';
}

export function BoardCard({
  item,
  kids,
  cardKey,
  p,
  targets,
  isClickable,
  canMove,
  isDragged,
  isHeld,
  isTarget,
  isCurrent,
  onClick,
  onMove,
  onDrag,
}: Props): ReactElement {
  const read = (prop: string): string => (textOf(p[prop]) === '' ? '' : formatAny(pathOf(item, textOf(p[prop]))));
  const title = cardTitle(item, p);
  const tag = read('tagField');
  const person = read('personField');
  const date = textOf(p['dateField']) === '' ? '' : momentText(pathOf(item, textOf(p['dateField'])));
  // Only what the keyboard stands on is a stop for Tab: there may be a thousand cards.
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li
      className="ca-kanban-card"
      data-own={kids.length > 0 || undefined}
      draggable={canMove}
      tabIndex={tabIndex}
      data-card={cardKey}
      data-clickable={isClickable || undefined}
      data-dragged={isDragged}
      data-held={isHeld || undefined}
      data-target={isTarget || undefined}
      aria-description={canMove ? 'Space picks the card up, arrows move it, Space puts it down.' : undefined}
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
        {kids.length > 0 ? (
          // Its name for who does not see it; Enter on the card is a click.
          <span className="ca-fill">
            <span className="ca-sr">{title}</span>
          </span>
        ) : isClickable ? (
          <button type="button" tabIndex={tabIndex} onClick={onClick}>
            {title}
          </button>
        ) : (
          <span>{title}</span>
        )}
        {canMove && targets.length > 0 && (
          <Menu
            withInitialFocusPlaceholder={false}
            position="bottom-end"
            offset={4}
            classNames={{ dropdown: 'ca-pop', item: 'ca-option', label: 'ca-pop-empty' }}
          >
            <Menu.Target>
              <button type="button" tabIndex={tabIndex} className="ca-iconbtn" data-size="small" aria-label={`Move ${title}`}>
                <AppIcon name="ellipsis" />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Move to</Menu.Label>
              {targets.map(({ group, isFull }) => (
                <Menu.Item key={textOf(group.value)} disabled={isFull} onClick={() => onMove(group.value)}>
                  {isFull ? `${group.label} (full)` : group.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {kids.length > 0 && (
        <div className="ca-kanban-own">
          <Kids ids={kids} />
        </div>
      )}
      {kids.length === 0 && read('textField') !== '' && <div className="ca-faint">{read('textField')}</div>}
      {kids.length === 0 && (date !== '' || tag !== '' || person !== '') && (
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
