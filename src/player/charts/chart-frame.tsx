import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { textOf } from '../core/values.ts';
import { type ChartTable, FiguresTable } from './chart-table.tsx';

type Props = {
  node: NodeProps;
  /** What the figure is called when the app says nothing. */
  name?: string;
  icon?: string;
  emptyText?: string;
  /** The same figures as a table: read by screen readers, and shown to whoever asks. */
  table: ChartTable;
  /** Said under the picture: what it leaves out. */
  note?: string;
  children: (label: string) => ReactNode;
};

/** Title, picture, its figures as a table, and what stands there when there are none or they could not be had. */
export function ChartFrame({
  node: { p, root, send, handles },
  name = 'Chart',
  icon = 'chart-column',
  emptyText,
  table,
  note = '',
  children,
}: Props): ReactElement {
  const [isTable, setIsTable] = useState(false);
  const title = textOf(p['title']);
  const label = textOf(p['ariaLabel']) || title || name;
  const isEmpty = table.rows.length === 0;
  const problem = textOf(p['problem']);
  return (
    <figure {...root} className={cx('ca-card ca-chart ca-grows', root.className)} aria-label={label}>
      {title !== '' && <figcaption className="ca-h2">{title}</figcaption>}
      {!isEmpty && (
        <button
          type="button"
          className="ca-iconbtn ca-chart-turn"
          data-size="small"
          aria-pressed={isTable}
          aria-label={`Show ${label} as a table`}
          data-tip={isTable ? 'Show the picture' : 'Show as a table'}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? <ChartColumn size={16} aria-hidden="true" /> : <Table2 size={16} aria-hidden="true" />}
        </button>
      )}
      {problem !== '' && isEmpty ? (
        <Empty text={problem} icon="triangle-alert">
          {handles('retry') && (
            <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => send('retry')}>
              Try again
            </button>
          )}
        </Empty>
      ) : isEmpty ? (
        <Empty text={textOf(p['emptyText']) || emptyText || 'Nothing to show yet. The chart draws itself when there is data.'} icon={icon} />
      ) : (
        !isTable && children(label)
      )}
      {!isEmpty && note !== '' && !isTable && <p className="ca-faint ca-chart-note">{note}</p>}
      {!isEmpty && <FiguresTable label={label} table={table} isShown={isTable} />}
    </figure>
  );
}
