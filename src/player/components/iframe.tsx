import { ExternalLink } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { toPlainJson } from '../core/plain-json.ts';
import { hostOf, useBlocked } from '../core/use-blocked.ts';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import { openUrl, safeUrl } from '../effects/browser.ts';
import '../styles/media.css';

/** A page in a frame that has no origin: it reaches neither this app nor its own cookies. */
export function Iframe({ p, root, send }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const frame = useRef<HTMLIFrameElement>(null);
  const url = safeUrl(textOf(p['src'])) ?? '';
  const isWeb = /^https?:/i.test(url);
  const isBlocked = useBlocked(isWeb ? url : '');
  const title = textOf(p['ariaLabel']) || textOf(p['title']) || 'Page';
  const height = clampOf(p['height'], 320, 60, 2000);
  const now = useRef(send);
  now.current = send;

  useEffect(() => {
    const onMessage = (event: MessageEvent): void => {
      if (frame.current !== null && event.source === frame.current.contentWindow) now.current('message', { data: toPlainJson(event.data) });
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);
  useEffect(() => {
    if (isBlocked) now.current('error', { message: `This app may not show ${hostOf(url)}.` });
  }, [isBlocked, url]);

  if (!isWeb || isBlocked || source.mode === 'design')
    return (
      <div {...root} className={cx('ca-media-none ca-grows', root.className)} style={{ minHeight: Math.min(height, 160), ...root.style }} role="note">
        <AppIcon name="globe" size={20} />
        <span>
          {isBlocked
            ? `Pages of ${hostOf(url)} may not be shown inside this app.`
            : isWeb
              ? `Shows ${hostOf(url)} when the app runs.`
              : 'No page yet. Give it an address that starts with https://.'}
        </span>
        {isWeb && source.mode === 'run' && (
          <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => openUrl(url)}>
            <ExternalLink size={14} aria-hidden="true" />
            Open it apart
          </button>
        )}
      </div>
    );
  return (
    <div {...root} className={cx('ca-frame ca-grows', root.className)} style={{ height, ...root.style }}>
      <iframe
        ref={frame}
        src={url}
        title={title}
        sandbox={flagOf(p['allowScripts'], true) ? 'allow-scripts allow-forms allow-popups' : ''}
        referrerPolicy="no-referrer"
        loading="lazy"
        onLoad={() => send('load', { loaded: true })}
      />
    </div>
  );
}
