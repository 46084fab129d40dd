import { expect } from '@playwright/test';
import type { Json } from '../../../src/shared/kernel/json.ts';
import { hasFocus, isState, type MethodCheck, type Running } from './running.ts';

/** What “set” gives each input. */
export const SET_VALUES: Readonly<Record<string, Json>> = {
  NumberInput: 45,
  TextArea: 'Prefers mornings',
  TextInput: 'Ada',
  Checkbox: false,
  MultiSelect: ['Check-up'],
  RadioGroup: 'By email',
  Select: 'Hanna Weiss',
  Switch: false,
  DatePicker: '2026-06-18',
  DateRange: { start: '2026-07-01', end: '2026-07-03' },
  ColorPicker: '#223344',
  CurrencyInput: 99.5,
  FilePicker: { name: 'roof.txt', type: 'text/plain', size: 5, data: 'dGlsZXM=' },
  PhoneInput: '+44 20 7946 0019',
  Rating: 2,
  Slider: 70,
  TagsInput: ['elm'],
  CodeEditor: 'SELECT 1',
  RichText: '<p>Hello</p>',
  Signature:
    'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA0MCAyMCI+PHBhdGggZD0iTTIgMTBRMTAgMCAyMCAxMFQzOCAxMCIvPjwvc3ZnPg==',
  TreeSelect: 'r1',
};

/** Values that “validate” refuses where an empty one is fine, whatever `required` says. */
const REFUSED: Readonly<Record<string, Json>> = { Slider: 1000, NumberInput: 1000, Rating: null };

/** What the methods of every input do. `empty`: what it holds when it is cleared. */
export function inputCheck(id: string, method: string, empty: Json): MethodCheck | undefined {
  const value = SET_VALUES[id] ?? null;
  switch (method) {
    case 'set':
      return {
        args: [value],
        check: async (at) => {
          const before = await face(at);
          await at.call('set');
          await isState(at, 'value', value);
          await expect.poll(() => face(at), { message: `${id} shows what was set` }).not.toBe(before);
        },
      };
    case 'clear':
      return {
        props: { value },
        check: async (at) => {
          const before = await face(at);
          await at.call('clear');
          await isState(at, 'value', empty);
          if (JSON.stringify(value) !== JSON.stringify(empty))
            await expect.poll(() => face(at), { message: `${id} shows that it was cleared` }).not.toBe(before);
        },
      };
    case 'focus':
      return {
        check: async (at) => {
          await at.call('focus');
          await hasFocus(at);
        },
      };
    case 'validate':
      return {
        props: { required: true, value: REFUSED[id] ?? empty },
        check: async (at) => {
          await at.call('validate');
          await expect.poll(() => at.state('error')).toEqual(expect.any(String));
          await expect(at.of.getByText(String(await at.state('error')), { exact: true })).toBeVisible();
        },
      };
    default:
      return undefined;
  }
}

/** All that shows a value: words, fields, ticks, marks and drawings. */
function face({ of }: Running): Promise<string> {
  return of.evaluate((element) =>
    [
      element instanceof HTMLElement ? element.innerText : '',
      ...[...element.querySelectorAll('input, textarea')].map((field) =>
        field instanceof HTMLInputElement && /checkbox|radio/.test(field.type) ? field.checked : (field as HTMLInputElement).value,
      ),
      ...[...element.querySelectorAll('[aria-valuenow], [aria-checked], [aria-selected]')].map((part) =>
        ['aria-valuenow', 'aria-checked', 'aria-selected'].map((name) => part.getAttribute(name)).join(),
      ),
      ...[...element.querySelectorAll('path, img')].map((part) => part.getAttribute('d') ?? part.getAttribute('src')),
    ].join('\n'),
  );
}
