import { addMonths, dayOfParts, dayText, partsOfDay } from '../days.ts';
import { FormulaProblem } from '../problem.ts';
import { type Argument, type CellValue, asRange, dayFrom, one, textFrom } from '../value.ts';
import { type FunctionEntry, entry, num } from './arguments.ts';

const day = (argument: Argument | undefined): number => dayFrom(one(argument));

export function dateOfDay(at: number): CellValue {
  const words = dayText(at);
  if (words === null) throw new FormulaProblem('That is no date between the years 1 and 9999.', '#NUM!');
  return words;
}

function time(argument: Argument | undefined): RegExpExecArray {
  const found = /(?:^|[T ])(\d\d?):(\d\d)/.exec(textFrom(one(argument)));
  if (found === null) throw new FormulaProblem(`“${textFrom(one(argument)).slice(0, 60)}” has no time such as 14:30.`);
  return found;
}

const isWeekend = (at: number): boolean => [0, 6].includes(partsOfDay(at).weekday);
/** 400 years: counting day by day would take too long beyond. */
const MAX_SPAN = 146_097;

/** Dates are text such as "2026-06-12", as the app keeps them: a date plus a number is a date, the difference of two a number of days. */
export const DATE_FUNCTIONS: Readonly<Record<string, FunctionEntry>> = {
  DATE: entry('year, month, day', 3, (year, month, at) => dateOfDay(dayOfParts(num(year), num(month), num(at)))),
  YEAR: entry('date', 1, (value) => partsOfDay(day(value)).year),
  MONTH: entry('date', 1, (value) => partsOfDay(day(value)).month),
  DAY: entry('date', 1, (value) => partsOfDay(day(value)).day),
  WEEKDAY: entry('date, kind', 1, (value, kind) => {
    const at = partsOfDay(day(value)).weekday;
    return num(kind, 1) === 1 ? at + 1 : ((at + 6) % 7) + (num(kind, 1) === 3 ? 0 : 1);
  }),
  HOUR: entry('time', 1, (value) => Number(time(value)[1])),
  MINUTE: entry('time', 1, (value) => Number(time(value)[2])),
  DAYS: entry('end, start', 2, (end, start) => day(end) - day(start)),
  EDATE: entry('date, months', 2, (value, months) => dateOfDay(addMonths(day(value), num(months)))),
  EOMONTH: entry('date, months', 2, (value, months) => {
    const { year, month } = partsOfDay(day(value));
    return dateOfDay(dayOfParts(year, month + Math.trunc(num(months)) + 1, 0));
  }),
  DATEDIF: entry('start, end, unit', 3, (start, end, unit) => {
    const [from, to] = [day(start), day(end)];
    if (to < from) throw new FormulaProblem('The end is before the start.', '#NUM!');
    const kind = textFrom(one(unit)).toUpperCase();
    if (kind === 'D') return to - from;
    const [a, b] = [partsOfDay(from), partsOfDay(to)];
    const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
    if (kind === 'M') return months;
    if (kind === 'Y') return Math.trunc(months / 12);
    throw new FormulaProblem('The unit is "D", "M" or "Y".');
  }),
  NETWORKDAYS: entry('start, end, holidays', 2, (start, end, holidays) => {
    const [from, to] = [day(start), day(end)];
    if (Math.abs(to - from) > MAX_SPAN) throw new FormulaProblem('These dates are too far apart.', '#NUM!');
    const free = new Set(
      holidays === undefined
        ? []
        : asRange(holidays)
            .values.filter((value) => value !== null && value !== '')
            .map((value) => dayFrom(value)),
    );
    let count = 0;
    for (let at = Math.min(from, to); at <= Math.max(from, to); at++) if (!isWeekend(at) && !free.has(at)) count++;
    return from <= to ? count : -count;
  }),
};
