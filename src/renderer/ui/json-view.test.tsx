// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Json } from '../../shared/kernel/json.ts';
import { JsonView } from './json-view.tsx';

afterEach(cleanup);

it('opens and closes by click and by arrows', () => {
  render(<JsonView label="Result" openLevels={1} value={{ name: 'Ada', list: [1, { deep: true }] }} />);
  expect(screen.getByText('"Ada"')).toBeTruthy();
  const list = screen.getByRole('button', { name: /list: 2 items/ });
  expect(screen.queryByText('1')).toBeNull();
  list.focus();
  fireEvent.keyDown(list, { key: 'ArrowRight' });
  expect(screen.getByText('1')).toBeTruthy();
  fireEvent.keyDown(list, { key: 'ArrowDown' });
  const item = screen.getByRole('button', { name: /1: \{ deep \}/ });
  expect(document.activeElement).toBe(item);
  fireEvent.keyDown(item, { key: 'ArrowLeft' });
  expect(document.activeElement).toBe(list);
  fireEvent.keyDown(list, { key: 'ArrowLeft' });
  expect(screen.queryByText('1')).toBeNull();
});

it('draws ten thousand rows a page at a time, and cuts a long text until it is asked for', () => {
  const { container } = render(
    <JsonView label="Result" openLevels={1} value={{ rows: Array.from({ length: 10_000 }, (_, i) => i), text: 'x'.repeat(50_000) }} />,
  );
  fireEvent.click(screen.getByRole('button', { name: /rows: 10,000 items/ }));
  expect(container.querySelectorAll('li').length).toBeLessThan(110);
  fireEvent.click(screen.getByRole('button', { name: /Show 100 more of 9,900/ }));
  expect(container.querySelectorAll('li').length).toBeGreaterThan(200);
  fireEvent.click(screen.getByRole('button', { name: /Show all 50,002 characters/ }));
  expect(container.textContent).toContain('x'.repeat(50_000));
});

it.each([[null], [0], [''], [[]], [{}], [false]])('shows %j by itself', (value: Json) => {
  const { container } = render(<JsonView label="Result" value={value} />);
  expect(container.textContent).toBe(JSON.stringify(value));
});
