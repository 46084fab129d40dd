import ChevronRight from 'lucide-react/icons/chevron-right';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Json } from '../../shared/kernel/json.ts';

/** Children shown at once; more come on request, so that ten thousand rows do not become ten thousand elements. */
const PAGE = 100;

/** Longest text shown whole, in characters. */
const TEXT = 2000;

/** A JSON value as a tree to open and close. Arrows move, Right opens, Left closes. */
export function JsonView({ value, label, openLevels = 2 }: { value: Json; label: string; openLevels?: number }): ReactElement {
  return (
    <ul className="json" aria-label={label} onKeyDown={onKeyDown}>
      <Item name={null} value={value} open={openLevels} />
    </ul>
  );
}

function Item({ name, value, open }: { name: string | null; value: Json; open: number }): ReactElement {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : null;
  const [isOpen, setOpen] = useState(open > 0 && (name === null || (entries?.length ?? 0) <= PAGE));
  const [shown, setShown] = useState(PAGE);
  if (entries === null || entries.length === 0) {
    return (
      <li className="json-leaf">
        {name !== null && <Name name={name} />}
        <Leaf value={value} />
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="json-twist" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={11} aria-hidden />
        {name !== null && <Name name={name} />}{' '}
        <span className="t3">
          {Array.isArray(value)
            ? `${entries.length.toLocaleString('en')} ${entries.length === 1 ? 'item' : 'items'}`
            : `{ ${summary(entries.map(([key]) => key))} }`}
        </span>
      </button>
      {isOpen && (
        <ul>
          {entries.slice(0, shown).map(([key, child]) => (
            <Item key={key} name={key} value={child} open={open - 1} />
          ))}
          {entries.length > shown && (
            <li>
              <button type="button" className="json-more" onClick={() => setShown(shown + PAGE)}>
                Show {Math.min(PAGE, entries.length - shown)} more of {(entries.length - shown).toLocaleString('en')}
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

function Name({ name }: { name: string }): ReactElement {
  return <span className="json-name">{`${name}: `}</span>;
}

function Leaf({ value }: { value: Json }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  const text = JSON.stringify(value);
  if (text.length <= TEXT || isWhole) return <span data-kind={kind}>{text}</span>;
  return (
    <span data-kind={kind}>
      {text.slice(0, TEXT)}…{' '}
      <button type="button" className="json-more" onClick={() => setWhole(true)}>
        Show all {text.length.toLocaleString('en')} characters
      </button>
    </span>
  );
}

function summary(keys: readonly string[]): string {
  return keys.length > 4 ? `${keys.slice(0, 4).join(', ')}, …` : keys.join(', ');
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const at = event.target;
  if (!(at instanceof HTMLElement) || at.tagName !== 'BUTTON') return;
  const expanded = at.getAttribute('aria-expanded');
  if ((event.key === 'ArrowRight' && expanded === 'false') || (event.key === 'ArrowLeft' && expanded === 'true')) at.click();
  else if (event.key === 'ArrowLeft') at.closest('ul')?.parentElement?.querySelector<HTMLElement>(':scope > button')?.focus();
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    all[all.indexOf(at) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  } else return;
  event.preventDefault();
}
