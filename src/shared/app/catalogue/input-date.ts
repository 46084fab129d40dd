import { defineInput } from './define.ts';
import * as p from './props.ts';

export const datePicker = defineInput({
  id: 'DatePicker',
  label: 'Date',
  icon: 'calendar',
  common: true,
  role: 'textbox',
  empty: null,
  valueType: 'date',
  description: 'A date ("2026-06-12"), a time ("14:30"), or both as ISO 8601 in UTC.',
  keywords: ['date', 'time', 'datetime', 'calendar', 'day', 'deadline', 'due', 'birthday'],
  size: { w: 240, h: 64 },
  props: {
    mode: p.choice('Kind', ['date', 'time', 'datetime'], 'date', { section: 'behaviour' }),
    format: p.text('Shown as', '', { section: 'look', description: 'Such as D MMM YYYY; empty: the usual' }),
    min: p.data('date', 'Earliest', '', { section: 'behaviour' }),
    max: p.data('date', 'Latest', '', { section: 'behaviour' }),
    clearable: p.flag('Can be cleared', true),
  },
});

export const dateRange = defineInput({
  id: 'DateRange',
  label: 'Date range',
  icon: 'calendar-range',
  common: true,
  role: 'textbox',
  empty: { start: null, end: null },
  valueType: 'object',
  description: 'From one date to another: {start, end}.',
  keywords: ['period', 'between', 'from', 'to', 'filter', 'dates', 'stay'],
  size: { w: 300, h: 64 },
  props: {
    min: p.data('date', 'Earliest', '', { section: 'behaviour' }),
    max: p.data('date', 'Latest', '', { section: 'behaviour' }),
    presets: p.flag('Offer common periods', true),
    clearable: p.flag('Can be cleared', true),
  },
});
