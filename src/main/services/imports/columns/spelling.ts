import type { Field } from '../../../../shared/app/manifest/index.ts';
import { isNumberField } from '../../../../shared/app/data/index.ts';
import { dayOrderVote, isNumericDate, type DayOrder } from './read-date.ts';
import { decimalVote, type DecimalMark } from './read-number.ts';

/** How one column is written. One decision for a whole column: a file never mixes. */
export type Spelling = { decimal: DecimalMark; dayOrder: DayOrder };

/** Counts what the cells of a column settle. The majority wins; where no cell settles it, the decimal mark is a point and the day comes first. */
export class SpellingVotes {
  private comma = 0;
  private point = 0;
  private dayFirst = 0;
  private monthFirst = 0;
  private numericDates = 0;

  add(cell: unknown, wants: 'number' | 'date' | 'both'): void {
    if (typeof cell !== 'string' || cell === '') return;
    if (wants !== 'date') {
      const mark = decimalVote(cell);
      if (mark === ',') this.comma++;
      else if (mark === '.') this.point++;
    }
    if (wants !== 'number') {
      const order = dayOrderVote(cell);
      if (order === 'day') this.dayFirst++;
      else if (order === 'month') this.monthFirst++;
      if (this.numericDates === 0 && isNumericDate(cell)) this.numericDates++;
    }
  }

  decide(): Spelling {
    return { decimal: this.comma > this.point ? ',' : '.', dayOrder: this.monthFirst > this.dayFirst ? 'month' : 'day' };
  }

  /** What people should know before they rely on it. */
  note(field: Field): string | undefined {
    if ((field.type === 'date' || field.type === 'datetime') && this.numericDates > 0) {
      const isMonth = this.monthFirst > this.dayFirst;
      const sample = isMonth ? '12/31/2026' : '31/12/2026';
      const sure = this.dayFirst + this.monthFirst > 0 ? '' : ' No date here shows which comes first.';
      return `Dates are read ${isMonth ? 'month' : 'day'} first (${sample}).${sure}`;
    }
    return isNumberField(field) && this.comma > this.point ? 'Numbers are read with a decimal comma (1.234,56).' : undefined;
  }
}

/** Whether the spelling of cells matters for a field. */
export function spellingOf(field: Field): 'number' | 'date' | null {
  if (isNumberField(field)) return 'number';
  return field.type === 'date' || field.type === 'datetime' ? 'date' : null;
}
