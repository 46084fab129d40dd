import { Check, Copy } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import { copyText } from '../effects/browser.ts';
import { TreeList } from '../trees/tree-list.tsx';
import { STEP, jsonLines } from '../trees/json-lines.ts';

export function JsonView({ view, p, root, send }: NodeProps): ReactElement {
  const data = p['data'] ?? null;
  const depth = Math.round(clampOf(p['depth'], 2, 0, 20));
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [extra, setExtra] = useState<ReadonlyMap<string, number>>(new Map());
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const lines = useMemo(() => jsonLines(data, depth, turned, extra), [data, depth, turned, extra]);
  const title = textOf(p['title']);

  const copy = async (): Promise<void> => {
    setCopied((await copyText(JSON.stringify(data, null, 2))) ? 'yes' : 'refused');
    setTimeout(() => setCopied('no'), 2000);
  };
  const choose = (id: string): void => {
    const line = lines.find((candidate) => candidate.id === id);
    if (line === undefined) return;
    if (line.kind === 'more') {
      const path = textOf(line.value);
      setExtra(new Map(extra).set(path, (extra.get(path) ?? 0) + STEP * 4));
    } else {
      if (line.isOpen !== undefined) setTurned(new Map(turned).set(id, !line.isOpen));
      send('select', { path: id, value: line.value });
    }
  };
  return (
    <div {...root} className={cx('ca-card ca-jsonview ca-grows', root.className)}>
      {(title !== '' || flagOf(p['canCopy'], true)) && (
        <header>
          {title !== '' && <h2 className="ca-h2">{title}</h2>}
          <span className="ca-fill" />
          <span className="ca-faint" role="status">
            {copied === 'yes' ? 'Copied' : copied === 'refused' ? 'The browser did not allow copying.' : ''}
          </span>
          {flagOf(p['canCopy'], true) && (
            <button type="button" className="ca-iconbtn" aria-label="Copy as JSON" onClick={() => void copy()}>
              {copied === 'yes' ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
            </button>
          )}
        </header>
      )}
      {lines.length === 0 ? (
        <code className="ca-json-alone">{JSON.stringify(data)}</code>
      ) : (
        <TreeList
          label={textOf(p['ariaLabel']) || title || 'Data'}
          lines={lines}
          selected={new Set([textOf(view.state['selectedPath'])])}
          isDisabled={flagOf(p['disabled'])}
          onToggle={(id, open) => setTurned(new Map(turned).set(id, open))}
          onChoose={choose}
          content={(line) => {
            const found = lines[lines.indexOf(line as (typeof lines)[number])];
            if (found === undefined || found.kind === 'more') return <span className="ca-json-more">{line.label}</span>;
            return (
              <span className="ca-json-line">
                <span className="ca-json-key">{line.label}</span>
                {found.summary !== '' && <span data-kind={found.kind}>{found.summary.length > 300 ? `${found.summary.slice(0, 300)}…` : found.summary}</span>}
              </span>
            );
          }}
        />
      )}
    </div>
  );
}
