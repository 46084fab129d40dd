import type { ReactElement } from 'react';
import type { ImportLook } from '../../../../shared/contracts/imports.ts';
import { Select } from '../../../ui/index.ts';
import { DELIMITERS, sizeWords } from './import-state.ts';

/** How the file was read, to change when it was read wrongly. */
export function FileSettings({
  look,
  isBusy,
  onChange,
}: {
  look: ImportLook;
  isBusy: boolean;
  onChange: (how: { hasHeader?: boolean; delimiter?: string }) => void;
}): ReactElement {
  const delimiters = DELIMITERS.some((known) => known.value === look.delimiter)
    ? DELIMITERS
    : [{ value: look.delimiter, label: `“${look.delimiter}”` }, ...DELIMITERS];
  // One answer leaves the other as it is.
  const set = (how: { hasHeader?: boolean; delimiter?: string }): void =>
    onChange({ hasHeader: look.hasHeader, ...(look.format === 'csv' ? { delimiter: look.delimiter } : {}), ...how });
  return (
    <div className="import-file">
      <p className="t3 num">
        {look.rows.toLocaleString('en')} {look.rows === 1 ? 'row' : 'rows'}, {look.columns.length} {look.columns.length === 1 ? 'column' : 'columns'},{' '}
        {sizeWords(look.bytes)}, {look.format === 'csv' ? look.encoding : 'JSON'}
      </p>
      {look.format === 'csv' && (
        <div className="import-pair">
          <Select
            size="s"
            label="Columns are parted by"
            disabled={isBusy}
            value={look.delimiter}
            options={delimiters}
            onChange={(delimiter) => set({ delimiter })}
          />
          <Select
            size="s"
            label="Headings"
            disabled={isBusy}
            value={look.hasHeader ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: 'In the first line' },
              { value: 'no', label: 'None' },
            ]}
            onChange={(value) => set({ hasHeader: value === 'yes' })}
          />
        </div>
      )}
    </div>
  );
}
