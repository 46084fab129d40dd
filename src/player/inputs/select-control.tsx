import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { type ReadOption, listOf, textOf } from '../core/values.ts';
import { type Control, nativeProps } from './input-node.tsx';
import { useDescribed } from './use-described.ts';

/** Mantine keeps texts; an option's own value may be a number or a yes/no, so keys carry the kind. */
function keyOf(value: Json): string {
  return `${typeof value}:${textOf(value)}`;
}

type Item = { value: string; label: string; disabled: boolean };

function useItems(options: readonly ReadOption[]): { items: Item[]; valueOf: (key: string) => Json | undefined } {
  return useMemo(() => {
    const byKey = new Map<string, ReadOption>();
    for (const option of options) if (!byKey.has(keyOf(option.value))) byKey.set(keyOf(option.value), option);
    const items = [...byKey].map(([value, option]) => ({ value, label: option.label === '' ? '–' : option.label, disabled: option.isDisabled }));
    return { items, valueOf: (key) => byKey.get(key)?.value };
  }, [options]);
}

const CLASSES = { input: 'ca-input ca-select', dropdown: 'ca-pop', option: 'ca-option', empty: 'ca-pop-empty', section: 'ca-section' } as const;
const chevron = <ChevronDown size={16} aria-hidden="true" />;

/** From so many options on, typing searches among them. */
const SEARCH_FROM = 8;
/** Letters typed within this time belong together. */
const LETTERS_MS = 700;

/** Letters go to the next option that begins with them, as in the selects of the browser. */
function useByLetter(): (event: KeyboardEvent, items: readonly Item[], current: string | null) => Item | undefined {
  const typed = useRef({ text: '', at: 0 });
  return (event, items, current) => {
    if ([...event.key].length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) {
      typed.current.text = '';
      return undefined;
    }
    const letter = event.key.toLocaleLowerCase();
    const before = performance.now() - typed.current.at < LETTERS_MS ? typed.current.text : '';
    // The same letter again goes on to the next.
    const text = before === letter ? letter : before + letter;
    typed.current = { text, at: performance.now() };
    const from = items.findIndex((item) => item.value === current) + (text.length === 1 ? 1 : 0);
    const round = [...items.slice(Math.max(0, from)), ...items.slice(0, Math.max(0, from))];
    return round.find((item) => !item.disabled && item.label.toLocaleLowerCase().startsWith(text));
  };
}

export type SelectControlProps = {
  control: Control;
  options: readonly ReadOption[];
  isSearchable?: boolean;
  isClearable?: boolean;
  freeText?: boolean;
  onSearch?: (text: string) => void;
};

export function SelectControl({ control, options, isSearchable = false, isClearable = true, freeText = false, onSearch }: SelectControlProps): ReactElement {
  const { items, valueOf } = useItems(options);
  const { value, onChange } = control;
  useDescribed(control.a11y);
  const key = value === null || value === '' ? null : keyOf(value);
  // A value that is not among the options (any more, or not yet loaded) still shows.
  const shown = key === null || items.some((item) => item.value === key) ? items : [...items, { value: key, label: textOf(value), disabled: false }];
  const canSearch = isSearchable || freeText || items.length > SEARCH_FROM;
  const [isOpen, setIsOpen] = useState(false);
  const byLetter = useByLetter();
  return (
    <Select
      {...nativeProps(control)}
      // The list that opens takes its name from here.
      aria-label={control.a11y.name}
      error={control.a11y['aria-invalid'] === true}
      classNames={CLASSES}
      data={shown}
      value={key}
      placeholder={control.placeholder}
      allowDeselect={false}
      searchable={canSearch}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      clearable={isClearable && !control.isRequired && key !== null}
      clearButtonProps={{ 'aria-label': 'Clear' }}
      rightSection={key === null || control.isRequired || !isClearable ? chevron : undefined}
      rightSectionPointerEvents={key === null || control.isRequired || !isClearable ? 'none' : 'all'}
      nothingFoundMessage="Nothing matches"
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', offset: 4 }}
      // A dialog that gives it the focus, or Tab, shows what is there first: a click, typing or an arrow key opens the list.
      openOnFocus={false}
      onChange={(next) => onChange(next === null ? null : (valueOf(next) ?? value))}
      {...(onSearch === undefined ? {} : { onSearchChange: onSearch })}
      onKeyDown={(event) => {
        // The clear button is for the pointer; the keyboard has Delete.
        if (event.key === 'Delete' && isClearable && !control.isRequired && event.currentTarget.selectionEnd === event.currentTarget.value.length)
          onChange(null);
        const found = canSearch || control.isReadOnly ? undefined : byLetter(event, shown, key);
        if (found !== undefined) {
          setIsOpen(false);
          if (found.value !== key) onChange(valueOf(found.value) ?? value);
        }
        if (event.key !== 'Enter' || !freeText) return;
        const text = event.currentTarget.value.trim();
        if (text !== '' && !items.some((item) => item.label.toLowerCase().includes(text.toLowerCase()))) onChange(text);
      }}
    />
  );
}

export type MultiSelectControlProps = {
  control: Control;
  options: readonly ReadOption[];
  max?: number | null;
  isSearchable?: boolean;
  isClearable?: boolean;
  onSearch?: (text: string) => void;
};

export function MultiSelectControl({ control, options, max = null, isSearchable = true, isClearable = true, onSearch }: MultiSelectControlProps): ReactElement {
  const { items, valueOf } = useItems(options);
  const values = listOf(control.value);
  useDescribed(control.a11y);
  const unknown = values.filter((value) => !items.some((item) => item.value === keyOf(value)));
  const shown = [...items, ...unknown.map((value) => ({ value: keyOf(value), label: textOf(value), disabled: false }))];
  return (
    <MultiSelect
      {...nativeProps(control)}
      // The list that opens takes its name from here.
      aria-label={control.a11y.name}
      error={control.a11y['aria-invalid'] === true}
      classNames={{ ...CLASSES, pill: 'ca-pill', pillsList: 'ca-pills', inputField: 'ca-pill-field' }}
      data={shown}
      value={values.map(keyOf)}
      placeholder={values.length === 0 ? control.placeholder : ''}
      searchable={isSearchable}
      clearable={isClearable && values.length > 0}
      clearButtonProps={{ 'aria-label': 'Clear' }}
      {...(max === null ? {} : { maxValues: max })}
      rightSection={values.length === 0 ? chevron : undefined}
      rightSectionPointerEvents={values.length === 0 ? 'none' : 'all'}
      nothingFoundMessage="Nothing matches"
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', offset: 4 }}
      openOnFocus={false}
      onChange={(next) =>
        control.onChange(
          next.flatMap((key): Json[] => {
            const found = valueOf(key) ?? values.find((value) => keyOf(value) === key);
            return found === undefined ? [] : [found];
          }),
        )
      }
      {...(onSearch === undefined ? {} : { onSearchChange: onSearch })}
    />
  );
}

export function TagsControl({ control, suggestions, max = null }: { control: Control; suggestions: readonly string[]; max?: number | null }): ReactElement {
  const values = listOf(control.value).map((value) => textOf(value));
  useDescribed(control.a11y);
  return (
    <TagsInput
      {...nativeProps(control)}
      // The list that opens takes its name from here.
      aria-label={control.a11y.name}
      error={control.a11y['aria-invalid'] === true}
      classNames={{ ...CLASSES, pill: 'ca-pill', pillsList: 'ca-pills', inputField: 'ca-pill-field' }}
      data={[...new Set(suggestions)]}
      value={values}
      placeholder={values.length === 0 ? control.placeholder : ''}
      {...(max === null ? {} : { maxTags: max })}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', offset: 4 }}
      onChange={(next) => control.onChange(next)}
    />
  );
}
