import { type CSSProperties, type ReactElement, Suspense, lazy } from 'react';
import { cx } from '../core/cx.ts';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, numberOf, oneOf, textOf } from '../core/values.ts';

const Markdown = lazy(() => import('../core/markdown.tsx').then((module) => ({ default: module.Markdown })));

const TONES = ['normal', 'soft', 'faint', 'accent', 'ok', 'warn', 'danger', 'info'] as const;

export function Text(node: NodeProps): ReactElement {
  const { p, root } = node;
  const content = textOf(p['content']);
  const tone = oneOf(p['tone'], TONES, 'normal');
  const lines = numberOf(p['lines'], null);
  const props = {
    ...root,
    ...clickable(node, true),
    'data-tone': tone,
    'data-size': oneOf(p['size'], ['normal', 'small', 'large'] as const, 'normal'),
    'data-weight': oneOf(p['weight'], ['normal', 'medium', 'bold'] as const, 'normal'),
    style: { ...(lines === null ? {} : ({ '--lines': Math.max(1, lines) } as CSSProperties)), ...root.style },
    'data-clamp': lines === null ? undefined : true,
    'aria-label': textOf(p['ariaLabel']) || undefined,
  };
  if (p['format'] === 'heading') {
    const level = Math.round(clampOf(p['level'], 2, 1, 4)) as 1 | 2 | 3 | 4;
    const Heading = `h${level}` as const;
    return (
      <Heading {...props} className={cx(`ca-h${level}`, root.className)}>
        {content}
      </Heading>
    );
  }
  if (p['format'] === 'markdown') {
    return (
      <div {...props} className={cx('ca-text ca-markdown', root.className)}>
        {/* Keeps its room: signs that are about to become formatting are not shown. */}
        <Suspense fallback={<p style={{ visibility: 'hidden' }}>{content}</p>}>
          <Markdown text={content} />
        </Suspense>
      </div>
    );
  }
  return (
    <p {...props} className={cx('ca-text', root.className)}>
      {content}
    </p>
  );
}
