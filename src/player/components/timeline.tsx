import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { formatAny, formatDate, formatDateTime } from '../core/format.ts';
import { onActivate } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, isObject, listOf, pathOf, textOf, toneOf } from '../core/values.ts';

export function Timeline({ p, root, send, handles }: NodeProps): ReactElement {
  const items = listOf(p['items']).map((item): JsonObject => (isObject(item) ? item : { title: textOf(item) }));
  const isNumbered = flagOf(p['numbered']);
  const text = (item: JsonObject, prop: string): string => (textOf(p[prop]) === '' ? '' : formatAny(pathOf(item, textOf(p[prop]))));
  if (items.length === 0)
    return (
      <div {...root} className={cx('ca-grows', root.className)}>
        <Empty text={textOf(p['emptyText']) || 'Nothing has happened yet.'} icon="history" />
      </div>
    );
  return (
    <ol {...root} className={cx('ca-timeline ca-grows', root.className)} aria-label={textOf(p['ariaLabel']) || undefined}>
      {items.map((item, i) => {
        const tone = toneOf(pathOf(item, textOf(p['toneField'], 'tone')));
        return (
          <li
            key={textOf(item['id']) || i}
            data-tone={tone}
            {...(handles('select') && !flagOf(p['disabled']) ? onActivate(() => send('select', { item, index: i }), false) : {})}
          >
            <span className="ca-timeline-mark">{tone === 'ok' ? <Check size={14} strokeWidth={2.6} aria-hidden="true" /> : isNumbered ? i + 1 : null}</span>
            <div>
              <div className="ca-timeline-title">{text(item, 'titleField') || formatAny(item['name'])}</div>
              {text(item, 'textField') !== '' && <div className="ca-faint">{text(item, 'textField')}</div>}
            </div>
            <span className="ca-faint ca-num">{momentText(pathOf(item, textOf(p['timeField'], 'time')))}</span>
          </li>
        );
      })}
    </ol>
  );
}

export function momentText(value: Json): string {
  const text = formatAny(value);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return formatDateTime(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text) : text;
}
