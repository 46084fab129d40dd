import { type ReactElement, useState } from 'react';
import { FORMATS, type FormatType } from './cell-format.ts';
import { type CellRange, cellName, parseRange, rangeName } from './cell-name.ts';
import { inside } from './selection.ts';
import type { Sheet } from './use-sheet.ts';

const FORMAT_LABELS: Readonly<Record<FormatType, string>> = {
  auto: 'Automatic',
  number: 'Number',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  text: 'Plain text',
};

type Props = {
  sheet: Sheet;
  /** What the input shows: what is being typed, else what the cell holds. */
  text: string;
  onEdit: (text: string) => void;
  onKeep: () => void;
  onCancel: () => void;
  onLeave: () => void;
};

/** Where one is, what the cell holds, how it is shown. */
export function SheetBar({ sheet, text, onEdit, onKeep, onCancel, onLeave }: Props): ReactElement {
  const { selection, range, isLocked, bounds, formats } = sheet;
  const [wanted, setWanted] = useState<string | null>(null);
  const name = cellName(selection.at);
  const go = (to: CellRange | null): void => {
    setWanted(null);
    if (to === null) return;
    sheet.select(inside(to.from, bounds), inside(to.to, bounds));
    onLeave();
  };
  return (
    <div className="ca-sheet-bar">
      <input
        type="text"
        className="ca-num ca-sheet-name"
        aria-label="Go to cell"
        autoComplete="off"
        spellCheck={false}
        value={wanted ?? rangeName(range)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setWanted(event.target.value)}
        onBlur={() => setWanted(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(parseRange(wanted ?? ''));
          else if (event.key === 'Escape') go(null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <input
        type="text"
        aria-label={`Content of ${name}`}
        autoComplete="off"
        spellCheck={false}
        readOnly={isLocked}
        value={text}
        onChange={(event) => onEdit(event.target.value)}
        onBlur={onKeep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          if (event.key === 'Enter') onKeep();
          else onCancel();
          event.preventDefault();
          event.stopPropagation();
          onLeave();
        }}
      />
      {!isLocked && (
        <select
          aria-label="Format"
          value={formats(selection.at).type}
          onChange={(event) => sheet.setFormat(FORMATS.find((type) => type === event.target.value) ?? 'auto')}
        >
          {FORMATS.map((type) => (
            <option key={type} value={type}>
              {FORMAT_LABELS[type]}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
