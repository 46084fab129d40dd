import Box from 'lucide-react/icons/box';
import CodeXml from 'lucide-react/icons/code-xml';
import Database from 'lucide-react/icons/database';
import Rows3 from 'lucide-react/icons/rows-3';
import Variable from 'lucide-react/icons/variable';
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { Completion, ScopeKind } from './completion.ts';
import { describeValue, sample } from './value-format.ts';

const HEADINGS: Record<ScopeKind, string> = { item: 'Here', query: 'Queries', state: 'Variables', component: 'Components', module: 'Modules', function: 'Functions' };
const ICONS = { item: Rows3, query: Database, state: Variable, component: Box, module: CodeXml, function: CodeXml };

/** Suggestions under the field being typed in, with what each one is now. */
export function CompletionList({ id, anchor, items, active, live, onPick, onGoTo }: { id: string; anchor: RefObject<HTMLElement | null>; items: readonly Completion[]; active: number; live: unknown; onPick: (item: Completion) => void; /** Goes to what an expression names; false when that is not of the app. */ onGoTo: ((code: string) => boolean) | null }): ReactElement | null {
  const [place, setPlace] = useState<{ left: number; top: number; width: number; maxHeight: number } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const box = anchor.current?.closest('.field')?.getBoundingClientRect();
      if (box === undefined) return;
      const width = Math.max(280, box.width);
      const below = window.innerHeight - box.bottom - 12;
      const isAbove = below < 180 && box.top > below;
      const maxHeight = Math.min(340, isAbove ? box.top - 12 : below);
      setPlace({ left: Math.min(box.left, window.innerWidth - width - 8), top: isAbove ? box.top - maxHeight - 4 : box.bottom + 4, width, maxHeight });
    };
    measure();
    window.addEventListener('scroll', measure, true);
    return () => window.removeEventListener('scroll', measure, true);
  }, [anchor, items.length]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (place === null) return null;
  const chosen = items[active];
  const now = chosen?.value ?? (live !== undefined && items.length === 0 ? live : undefined);
  return createPortal(
    <div className="ide-layer cl float" style={place} onPointerDown={(event) => event.preventDefault()}>
      <div ref={list} id={id} role="listbox" aria-label="Suggestions" className="cl-list scroll">
        {items.map((item, i) => {
          const Icon = ICONS[item.kind];
          return (
            <div key={`${item.kind}${item.text}`} role="presentation">
              {(i === 0 || items[i - 1]?.kind !== item.kind) && (
                <div className="label cl-head" role="presentation">
                  {HEADINGS[item.kind]}
                </div>
              )}
              <div id={`${id}-${i}`} role="option" aria-selected={i === active} className="cl-item" onClick={(event) => { if (!((event.ctrlKey || event.metaKey) && onGoTo?.(item.text) === true)) onPick(item); }}>
                <Icon size={13} aria-hidden />
                <span className="cl-name ell">{item.label}</span>
                <span className="cl-detail ell">{item.value === undefined || Array.isArray(item.value) ? item.detail : describeValue(item.value)}</span>
              </div>
            </div>
          );
        })}
      </div>
      {now !== undefined && (
        <div className="cl-now">
          <div className="row" style={{ gap: 6 }}>
            <span className="live" aria-hidden="true" />
            <b className="m">Now: {describeValue(now)}</b>
          </div>
          <code className="ell">{sample(now)}</code>
        </div>
      )}
    </div>,
    document.body,
  );
}
