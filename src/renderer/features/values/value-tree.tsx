import ChevronRight from 'lucide-react/icons/chevron-right';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Inspected } from '../../../shared/contracts/inspected.ts';
import './values.css';

/** Fetches a value with a page of what is inside it. */
export type LoadValue = (path: readonly string[], offset: number) => Promise<Inspected>;

type Props = {
  /** What it is called; without it only the value shows. */
  name?: ReactNode;
  value: Inspected;
  /** Where it is, for `load`. */
  path?: readonly string[];
  load?: LoadValue;
  /** Rises when what is open should be read again. */
  version?: number;
  /** After the value, such as a button. */
  end?: ReactNode;
  startsOpen?: boolean;
};

/** A value that opens, level by level. What is inside comes along, or is fetched when it is opened. */
export function ValueTree({ name, value, path = [], load, version = 0, end, startsOpen = false }: Props): ReactElement {
  const [isOpen, setOpen] = useState(startsOpen);
  const canOpen =
    value.kind === 'list' || value.kind === 'object'
      ? (value.size ?? 0) > 0 && (load !== undefined || (value.children?.length ?? 0) > 0)
      : value.kind === 'string' && value.size !== undefined && load !== undefined;
  const label = (
    <>
      {name !== undefined && <span className="vt-name">{name}</span>}
      <ValueWords value={value} />
    </>
  );
  return (
    <div className="vt">
      <div className="vt-row">
        {canOpen ? (
          <button type="button" className="vt-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <ChevronRight size={11} aria-hidden className="vt-twist" />
            {label}
          </button>
        ) : (
          <span className="vt-open vt-leaf">{label}</span>
        )}
        {end}
      </div>
      {isOpen && canOpen && <Inside value={value} path={path} load={load} version={version} />}
    </div>
  );
}

function Inside({ value, path, load, version }: { value: Inspected; path: readonly string[]; load: LoadValue | undefined; version: number }): ReactElement {
  const [shown, setShown] = useState<Inspected | null>(load === undefined ? value : null);
  const [problem, setProblem] = useState<string | null>(null);
  /** How much has been asked for; what is open stays open when it is read again. */
  const pages = useRef(1);
  const latest = useRef({ path, load });
  latest.current = { path, load };
  const read = async (isGone: () => boolean): Promise<void> => {
    const { path: at, load: fetch } = latest.current;
    if (fetch === undefined) return;
    try {
      const first = await fetch(at, 0);
      for (let page = 1; page < pages.current && (first.children?.length ?? 0) < (first.size ?? 0); page++) {
        const more = await fetch(at, first.children?.length ?? 0);
        first.children = [...(first.children ?? []), ...(more.children ?? [])];
      }
      if (isGone()) return;
      setShown(first);
      setProblem(null);
    } catch (error) {
      if (!isGone()) setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const key = path.join('\u0000');
  useEffect(() => {
    let isGone = false;
    void read(() => isGone);
    return () => {
      isGone = true;
    };
    // Read again when the app says so or another value stands here.
  }, [key, version]);
  if (problem !== null) return <p className="vt-note">{problem}</p>;
  if (shown === null) return <p className="vt-note">Reading…</p>;
  if (shown.kind === 'string') return <pre className="vt-text">{shown.text}</pre>;
  const children = shown.children ?? [];
  const left = (shown.size ?? 0) - children.length;
  return (
    <ul className="vt-inside">
      {children.map((child) => (
        <li key={child.key}>
          <ValueTree name={child.key} value={child.value} path={[...path, child.key]} {...(load === undefined ? {} : { load })} version={version} />
        </li>
      ))}
      {left > 0 && (
        <li>
          {load === undefined ? (
            <span className="vt-note">{left.toLocaleString('en')} more</span>
          ) : (
            <button
              type="button"
              className="vt-more"
              onClick={() => {
                pages.current++;
                void read(() => false);
              }}
            >
              Show more ({left.toLocaleString('en')} left)
            </button>
          )}
        </li>
      )}
    </ul>
  );
}

/** One line for a value. */
export function ValueWords({ value }: { value: Inspected }): ReactElement {
  const text = value.kind === 'string' ? JSON.stringify(value.text) : value.text;
  return (
    <span className="vt-value ell" data-kind={value.kind} title={text.length > 40 ? text.slice(0, 1000) : undefined}>
      {text}
      {value.size !== undefined && value.kind === 'list' && <span className="t3"> {value.size.toLocaleString('en')}</span>}
      {value.size !== undefined && value.kind === 'string' && <span className="t3"> {value.size.toLocaleString('en')} characters</span>}
    </span>
  );
}
