// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { HELPER_SCOPE } from './helpers-scope.ts';
import { TemplateField } from './template-field.tsx';

afterEach(cleanup);
const SCOPE = [{ name: 'openTasks', kind: 'query' as const, label: 'Open tasks', detail: '18 rows', members: [{ name: 'data', detail: '18 rows' }] }, ...HELPER_SCOPE];

function Harness({ start = '' }: { start?: string }): ReactElement {
  const [value, setValue] = useState(start);
  return (
    <>
      <TemplateField label="Text" value={value} scope={SCOPE} onChange={setValue} live={[1, 2]} />
      <output>{value}</output>
    </>
  );
}
const type = (text: string): void => {
  const field = screen.getByLabelText<HTMLTextAreaElement>('Text');
  field.focus();
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: text, selectionStart: text.length } });
};
const kept = (): string => screen.getByRole('status').textContent ?? '';

describe('text with bindings', () => {
  it('keeps plain text as it is typed', () => {
    render(<Harness />);
    type('Hello');
    expect(kept()).toBe('Hello');
  });

  it('`{{` offers what is in scope, Enter takes it, and a half-written binding is not kept', () => {
    render(<Harness />);
    type('{{ open');
    expect(kept()).toBe('');
    expect(screen.getByRole('option', { name: /openTasks\.data/ })).toBeTruthy();
    fireEvent.keyDown(screen.getByLabelText('Text'), { key: 'Enter' });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe('{{ openTasks.data');
    type('{{ openTasks.data }}');
    expect(kept()).toBe('{{ openTasks.data }}');
  });

  it('shows a binding as a chip with its value now; says what is wrong', () => {
    render(<Harness start="{{ openTasks.data }}" />);
    expect(screen.getByRole('button', { name: 'Text: {{ openTasks.data }}' }).textContent).toContain('2 rows');
    cleanup();
    render(<Harness start="{{ openTasks. }}" />);
    expect(screen.getByText(/column/)).toBeTruthy();
  });
});

describe('keys in a field', () => {
  it('stay there, but shortcuts of the whole window go on', () => {
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    window.addEventListener('keydown', listen);
    render(<Harness />);
    const field = screen.getByLabelText('Text');
    fireEvent.keyDown(field, { key: 'v' });
    fireEvent.keyDown(field, { key: 'Delete' });
    fireEvent.keyDown(field, { key: 'k', ctrlKey: true });
    fireEvent.keyDown(field, { key: 'F5' });
    window.removeEventListener('keydown', listen);
    expect(heard).toEqual(['k', 'F5']);
  });
});
