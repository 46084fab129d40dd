import ChevronRight from 'lucide-react/icons/chevron-right';
import { memo, useState, type ReactElement } from 'react';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { goToPlace, useEditor } from '../editor/index.ts';
import { clockTime, ValueTree } from '../values/index.ts';
import './console.css';

export const ROW = 22;
const SOURCE_TONE: Readonly<Record<string, string>> = { data: 'datac', event: 'accentc', action: 'accentc' };

type Props = {
  entry: LogEntry;
  /** px from the top of its list */
  top: number;
  /** How many equal lines it stands for. */
  count?: number;
  isOpen?: boolean;
  /** Where lines open, told to open or close. */
  onToggle?: (() => void) | undefined;
  /** Measures lines that are open. */
  measure?: ((element: HTMLElement | null) => void) | undefined;
  index?: number;
};

/** How the messages of `permission.denied` and `permission.undeclared` end. */
const DENIAL = /Allow it in Permissions\.|in its permissions first\./;

/** One line, placed by its list. Also a line of what a run wrote. */
export function LogLine({ entry, top, count = 1, isOpen = false, onToggle, measure, index }: Props): ReactElement {
  const editor = useEditor();
  const { place, values } = entry;
  const word = entry.level === 'error' ? 'error' : entry.level === 'warn' ? 'warning' : entry.level === 'debug' ? 'debug' : entry.source;
  const canOpen = onToggle !== undefined && (values !== undefined || entry.text.length > 120 || entry.text.includes('\n'));
  const text = (
    <span className="ell" title={entry.text.slice(0, 2000)}>
      {entry.text}
    </span>
  );
  return (
    <div ref={measure} data-index={index} className="log-entry" data-level={entry.level} style={{ transform: `translateY(${top}px)` }}>
      <div className="log-line" style={{ height: ROW }}>
        <span className="num t3">{clockTime(entry.at)}</span>
        <span className={SOURCE_TONE[word] ?? ''}>{word}</span>
        {canOpen ? (
          <button type="button" className="log-open" aria-expanded={isOpen} onClick={onToggle}>
            <ChevronRight size={11} aria-hidden className="log-twist" />
            {text}
          </button>
        ) : (
          text
        )}
        <span className="log-end">
          {count > 1 && (
            <span className="log-count num" title={`${count} equal lines`}>
              {count}
            </span>
          )}
          {DENIAL.test(entry.text) && (
            <button type="button" className="log-go" onClick={() => editor.store.set({ surface: 'permissions', isPreviewOpen: false })}>
              Permissions
            </button>
          )}
          {place !== undefined && (
            <button
              type="button"
              className="log-go"
              onClick={() => {
                if (!goToPlace(editor, place)) editor.notify({ text: 'That place is gone.' });
              }}
            >
              {placeWords(place)}
            </button>
          )}
        </span>
      </div>
      {isOpen && canOpen && (
        <div className="log-inside">
          {values === undefined ? (
            <pre>{entry.text}</pre>
          ) : (
            values.map((value, i) => <ValueTree key={i} value={value} startsOpen={values.filter((each) => each.children !== undefined).length === 1} />)
          )}
        </div>
      )}
    </div>
  );
}

function placeWords(place: NonNullable<LogEntry['place']>): string {
  if (place.line !== undefined && place.kind === 'module') return `${place.id}, line ${place.line}`;
  return place.kind === 'node' && place.key !== undefined ? (place.key.includes('[') ? 'Go to step' : 'Go to binding') : 'Show';
}

/** With its own state of being open; drawn again only for its own entry. */
export const ConsoleLine = memo(function ConsoleLine({
  isOpen: startsOpen,
  onOpen,
  ...props
}: Omit<Props, 'onToggle'> & { onOpen: (entry: LogEntry, isOpen: boolean) => void }): ReactElement {
  const [isOpen, setOpen] = useState(startsOpen === true);
  return (
    <LogLine
      {...props}
      isOpen={isOpen}
      onToggle={() => {
        setOpen(!isOpen);
        onOpen(props.entry, !isOpen);
      }}
    />
  );
});
