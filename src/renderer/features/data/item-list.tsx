import Ellipsis from 'lucide-react/icons/ellipsis';
import Plus from 'lucide-react/icons/plus';
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { classNames, IconButton, landmark, Menu } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { RenameInput } from '../layers/index.ts';

export type ListedItem = { id: string; name: string; detail?: string };

type Props = {
  title: string;
  /** "query", for the labels of buttons. */
  one: string;
  icon: ReactNode;
  items: readonly ListedItem[];
  current: string | null;
  empty: string;
  onSelect: (id: string) => void;
  onAdd?: () => void;
  onRename: (id: string, name: string) => void;
  onRemove?: (item: ListedItem) => void;
};

/** Named things of one sort. F2 or a double click renames, Delete deletes, arrows move. */
export function ItemList({ title, one, icon, items, current, empty, onSelect, onAdd, onRename, onRemove }: Props): ReactElement {
  const editor = useEditor();
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const { canEdit } = editor;
  const at = items.findIndex((item) => item.id === current);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (renamingId !== null || !(event.target instanceof HTMLElement)) return;
    const focused = items.findIndex((item) => item.id === (event.target as HTMLElement).dataset['item']);
    const item = items[focused];
    if (item === undefined) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) event.currentTarget.querySelector<HTMLElement>(`[data-item="${items[focused + step]?.id ?? ''}"]`)?.focus();
    else if (event.key === 'F2' && canEdit) setRenamingId(item.id);
    else if (event.key === 'Delete' && canEdit && onRemove !== undefined) onRemove(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className="item-list line-t" {...landmark(title)}>
      <div className="phead">
        <h2>{title}</h2>
        <span className="grow" />
        {canEdit && onAdd !== undefined && <IconButton size="s" label={`Add ${one}`} icon={<Plus size={14} />} onClick={onAdd} />}
      </div>
      {items.length === 0 && <p className="item-empty t3">{empty}</p>}
      <ul className="entities-list" onKeyDown={onKeyDown}>
        {items.map((item, i) => (
          <li key={item.id} className={classNames('pages-row', item.id === current && 'is-current')}>
            {renamingId === item.id ? (
              <span className="pages-main">
                {icon}
                <RenameInput
                  name={item.name}
                  label={`Name of the ${one}`}
                  onDone={(name) => {
                    setRenamingId(null);
                    if (name !== null && name.trim() !== '' && name.trim() !== item.name) onRename(item.id, name.trim().slice(0, 200));
                  }}
                />
              </span>
            ) : (
              <button type="button" className="pages-main" data-item={item.id} tabIndex={i === Math.max(0, at) ? 0 : -1} aria-current={item.id === current ? 'true' : undefined} title={item.id} onClick={() => onSelect(item.id)} onDoubleClick={() => canEdit && setRenamingId(item.id)}>
                {icon}
                <span className="grow ell">{item.name}</span>
                {item.detail !== undefined && <span className="t3 item-detail">{item.detail}</span>}
              </button>
            )}
            {canEdit && (
              <Menu
                align="end"
                trigger={<IconButton size="s" className="pages-more" label={`${item.name}: more`} icon={<Ellipsis size={14} />} />}
                items={[
                  { id: 'edit', label: 'Edit', onSelect: () => onSelect(item.id) },
                  { id: 'rename', label: 'Rename', keys: ['F2'], onSelect: () => setRenamingId(item.id) },
                  ...(onRemove === undefined ? [] : [{ kind: 'separator' as const }, { id: 'delete', label: 'Delete', danger: true, onSelect: () => onRemove(item) }]),
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
