import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '../core/cx.ts';
import { type FileSource, dataText, fileSourceOf } from '../core/file-source.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { hostOf, useBlocked } from '../core/use-blocked.ts';
import { clampOf, flagOf, numberOf, textOf } from '../core/values.ts';
import { saveFile } from '../effects/browser.ts';
import { type Shown, kindOf } from '../media/doc-kind.ts';
import { DocText } from '../media/doc-text.tsx';
import '../styles/media.css';

export function DocViewer({ view, p, root, send }: NodeProps): ReactElement {
  const pages = useMemo(() => (Array.isArray(p['src']) ? p['src'] : [p['src']]).map((entry) => fileSourceOf(entry)).filter((entry) => entry !== null), [p]);
  const page = Math.min(Math.max(1, Math.round(numberOf(view.state['page'] ?? p['page'], 1))), Math.max(1, pages.length));
  const source = pages[page - 1];
  const height = clampOf(p['height'], 420, 120, 2000);
  const name = textOf(p['name']) || source?.name || '';
  const step = (label: string, to: number, icon: ReactElement): ReactElement => (
    <button
      type="button"
      className="ca-iconbtn"
      aria-label={label}
      disabled={to < 1 || to > pages.length || flagOf(p['disabled'])}
      onClick={() => send('pageChange', { page: to })}
    >
      {icon}
    </button>
  );
  return (
    <section {...root} className={cx('ca-card ca-doc ca-grows', root.className)} aria-label={textOf(p['ariaLabel']) || name || 'Document'}>
      {source !== undefined && (
        <header>
          <AppIcon name="file-text" />
          <span className="ca-ell ca-doc-name">{name}</span>
          <span className="ca-fill" />
          {pages.length > 1 && (
            <>
              {step('Previous page', page - 1, <ChevronLeft size={16} aria-hidden="true" />)}
              <span className="ca-faint ca-num" role="status">{`${page} of ${pages.length}`}</span>
              {step('Next page', page + 1, <ChevronRight size={16} aria-hidden="true" />)}
            </>
          )}
          {flagOf(p['canDownload'], true) && (
            <button type="button" className="ca-iconbtn" aria-label={`Download ${name}`} onClick={() => saveFile(source.url, name)}>
              <Download size={16} aria-hidden="true" />
            </button>
          )}
        </header>
      )}
      <div className="ca-doc-body" style={{ height }}>
        {source === undefined ? (
          <Note text="No document yet." />
        ) : (
          <DocPage key={source.url} source={source} name={name} onProblem={(message) => send('error', { message })} />
        )}
      </div>
    </section>
  );
}

function Note({ text }: { text: string }): ReactElement {
  return (
    <div className="ca-media-none" role="note">
      <AppIcon name="file-text" size={20} />
      <span>{text}</span>
    </div>
  );
}

type PageProps = { source: FileSource; name: string; onProblem: (message: string) => void };

function DocPage({ source, name, onProblem }: PageProps): ReactElement {
  const kind = kindOf(source);
  const isBlocked = useBlocked(source.url);
  const [failed, setFailed] = useState(false);
  const [text, setText] = useState(() => dataText(source.url));
  const needsFetch = kind !== 'image' && kind !== 'pdf' && kind !== 'other' && !source.url.startsWith('data:');
  const url = source.url;
  useEffect(() => {
    if (!needsFetch) return undefined;
    const stop = new AbortController();
    fetch(url, { signal: stop.signal, referrerPolicy: 'no-referrer' })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
      .then(setText)
      .catch(() => {
        if (!stop.signal.aborted) setFailed(true);
      });
    return () => stop.abort();
  }, [needsFetch, url]);

  const problem = problemOf(kind, source, isBlocked, failed || (kind !== 'image' && kind !== 'pdf' && kind !== 'other' && !needsFetch && text === null));
  const tell = useRef(onProblem);
  tell.current = onProblem;
  useEffect(() => {
    if (problem !== '' && kind !== 'other') tell.current(problem);
  }, [problem, kind]);
  if (problem !== '') return <Note text={problem} />;
  if (kind === 'image') return <img className="ca-doc-image" src={url} alt={name} onError={() => setFailed(true)} />;
  if (kind === 'pdf')
    return (
      <object data={url} type="application/pdf" aria-label={name}>
        <Note text="This PDF cannot be shown here. Use Download to open it." />
      </object>
    );
  if (text === null) return <Note text="Loading…" />;
  return <DocText kind={kind} text={text} name={name} />;
}

function problemOf(kind: Shown, source: FileSource, isBlocked: boolean, isBroken: boolean): string {
  if (kind === 'other') return 'Files of this kind cannot be shown here. Use Download to open it.';
  if (isBlocked)
    return kind === 'pdf' && !/^https?:/i.test(source.url)
      ? 'PDFs may not be shown inside this app. Use Download to open it.'
      : `This app may not use ${hostOf(source.url) || 'this address'}. Put the file into the app instead.`;
  return isBroken ? 'This document could not be loaded. It is missing or not what its name says.' : '';
}
