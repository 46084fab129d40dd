import { Fragment, type ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, keyValueFieldsOf, objectOf, oneOf, textOf } from '../core/values.ts';
import { Cell } from '../table/cell.tsx';
import { cellText } from '../table/table-model.ts';

export function KeyValue({ p, root }: NodeProps): ReactElement {
  const data = objectOf(p['data']);
  const fields = keyValueFieldsOf(p['fields'], data);
  if (Object.keys(data).length === 0)
    return (
      <div {...root} className={cx('ca-grows', root.className)}>
        <Empty text={textOf(p['emptyText']) || 'Nothing is chosen yet.'} icon="list" />
      </div>
    );
  return (
    <dl
      {...root}
      className={cx('ca-kv ca-grows', root.className)}
      aria-label={textOf(p['ariaLabel']) || undefined}
      data-layout={oneOf(p['layout'], ['beside', 'above'] as const, 'beside')}
      data-columns={clampOf(p['columns'], 1, 1, 4)}
    >
      {fields.map((field) => (
        <div key={field.field}>
          <dt>{field.label}</dt>
          <dd>{cellText(data, field) === '' && field.type !== 'boolean' ? <Fragment>–</Fragment> : <Cell row={data} column={field} />}</dd>
        </div>
      ))}
    </dl>
  );
}
