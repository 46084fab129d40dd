import DOMPurify from 'dompurify';
import { type KeyboardEvent, type MouseEvent, type ReactElement, useMemo } from 'react';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, textOf } from '../core/values.ts';
import { openUrl } from '../effects/browser.ts';

/** No scripts, styles, forms or frames; nothing that could answer to the app's own names. */
export function cleanHtml(html: string): string {
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'iframe', 'video', 'audio', 'source', 'dialog'],
    FORBID_ATTR: ['style', 'srcset', 'id', 'name', 'class', 'for', 'tabindex', 'autofocus', 'popover', 'popovertarget'],
  });
}

export function Html({ p, root, send }: NodeProps): ReactElement {
  // Elements that say something are reached and worked by keyboard as well.
  const html = useMemo(() => cleanHtml(textOf(p['html'])).replace(/(<(?!a\b)[a-z][\w-]*)(?=[^>]*\sdata-message=)/gi, '$1 role="button" tabindex="0"'), [p]);
  const tell = (target: EventTarget): boolean => {
    const element = target instanceof Element ? target.closest('[data-message]') : null;
    if (!(element instanceof HTMLElement) || flagOf(p['disabled'])) return false;
    const { message = '', ...data } = element.dataset;
    send('message', { name: message, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value ?? ''])) });
    return true;
  };
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link !== null) event.preventDefault();
    if (!tell(event.target) && link !== null) openUrl(link.getAttribute('href') ?? '');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof Element && event.target.getAttribute('role') === 'button' && tell(event.target))
      event.preventDefault();
  };
  const label = textOf(p['ariaLabel']);
  return (
    <div
      {...root}
      {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      className={cx('ca-markdown ca-html', root.className)}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}
