import { useVirtualizer } from '@tanstack/react-virtual';
import Download from 'lucide-react/icons/download';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import type { ImportProblem } from '../../../../shared/contracts/imports.ts';
import { saveText, toastError } from '../../../platform/index.ts';
import { Button, Dialog, Select } from '../../../ui/index.ts';
import { problemsByColumn } from './import-state.ts';

const ROW = 30;

type Props = {
  problems: readonly ImportProblem[];
  /** Rows with a problem, listed here or not. */
  total: number;
  column: string | null;
  onColumn: (column: string | null) => void;
  onClose: () => void;
  file: () => Promise<{ fileName: string; text: string }>;
};

/** The rows of the file that do not fit, and why. */
export function ProblemRows({ problems, total, column, onColumn, onClose, file }: Props): ReactElement {
  const [isSaving, setSaving] = useState(false);
  const counts = useMemo(() => problemsByColumn(problems), [problems]);
  const shown = useMemo(() => (column === null ? problems : problems.filter((problem) => problem.column === column)), [problems, column]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    initialRect: { width: 900, height: 400 },
  });
  const save = (): void => {
    setSaving(true);
    file()
      .then(({ fileName, text }) => saveText(fileName, 'text/csv', text))
      .catch(toastError)
      .finally(() => setSaving(false));
  };
  return (
    <Dialog open wide onOpenChange={(isOpen) => !isOpen && onClose()} hideTitle title="Rows with problems">
      <div className="import-problems-head">
        <h3 className="sb grow" aria-hidden="true">
          Rows with problems
        </h3>
        <Select
          size="s"
          hideLabel
          label="Column"
          value={column ?? ''}
          options={[
            { value: '', label: 'All columns' },
            ...[...counts].map(([name, count]) => ({ value: name, label: `${name} (${count.toLocaleString('en')})` })),
          ]}
          onChange={(name) => onColumn(name === '' ? null : name)}
        />
        <Button size="s" icon={<Download size={13} />} busy={isSaving} onClick={save}>
          Download as CSV
        </Button>
        <Button size="s" onClick={onClose}>
          Close
        </Button>
      </div>
      <div ref={scroller} className="import-problems scroll" role="table" aria-label="Rows with problems" aria-rowcount={shown.length + 1} tabIndex={0}>
        <div className="import-problem is-head" role="row" aria-rowindex={1}>
          {['Line', 'Column', 'Value', 'Problem'].map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const problem = shown[item.index];
            return problem === undefined ? null : (
              <div
                key={item.key}
                className="import-problem"
                role="row"
                aria-rowindex={item.index + 2}
                style={{ position: 'absolute', insetInline: 0, top: 0, height: ROW, transform: `translateY(${item.start}px)` }}
              >
                <span role="cell" className="num t3">
                  {problem.line.toLocaleString('en')}
                </span>
                <span role="cell" className="ell">
                  {problem.column}
                </span>
                <span role="cell" className="ell mono" title={problem.value}>
                  {problem.value === '' ? <em className="t3">empty</em> : problem.value}
                </span>
                <span role="cell" className="ell" title={problem.problem}>
                  {problem.problem}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      <p className="import-problems-foot t3 num">
        {total > problems.length
          ? `${total.toLocaleString('en')} rows have problems. The first ${problems.length.toLocaleString('en')} problems are listed; the download has all.`
          : `${total.toLocaleString('en')} ${total === 1 ? 'row has' : 'rows have'} problems.`}
      </p>
    </Dialog>
  );
}
