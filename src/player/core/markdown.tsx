import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { type MouseEvent, type ReactElement, useMemo } from 'react';
import { openUrl } from '../effects/browser.ts';

/** Markdown as elements: scripts, styles and anything that could fetch by itself are taken out. Links open apart. */
export function Markdown({ text }: { text: string }): ReactElement {
  const html = useMemo(
    () =>
      DOMPurify.sanitize(marked.parse(text, { async: false, gfm: true, breaks: true }), {
        USE_PROFILES: { html: true },
        FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe', 'video', 'audio', 'source'],
        FORBID_ATTR: ['style', 'srcset', 'id', 'name', 'class'],
      }),
    [text],
  );
  const onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    event.preventDefault();
    openUrl(link.getAttribute('href') ?? '');
  };
  return <div onClick={onClick} dangerouslySetInnerHTML={{ __html: html }} />;
}
