// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Banners } from './banners.tsx';
import { PageState } from './page-state.ts';

let isOnline = true;
const goOnline = (next: boolean): void => {
  isOnline = next;
  act(() => void window.dispatchEvent(new Event(next ? 'online' : 'offline')));
};
const asked: string[] = [];
let state: PageState;

beforeEach(() => {
  isOnline = true;
  asked.length = 0;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => isOnline);
  state = new PageState();
  render(<Banners state={state} onSaveCopy={() => asked.push('copy')} onRetry={() => asked.push('retry')} />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('says that there is no network until it is back or read, and the next time again', () => {
  goOnline(false);
  expect(screen.getByRole('status').textContent).toContain('You are offline');
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.getByRole('status').textContent).toBe('');
  goOnline(true);
  goOnline(false);
  expect(screen.getByRole('status').textContent).toContain('You are offline');
  goOnline(true);
  expect(screen.getByRole('status').textContent).toBe('');
});

it('offers a new version, now or later', () => {
  act(() => state.set({ update: () => asked.push('update') }));
  fireEvent.click(screen.getByRole('button', { name: 'Reload' }));
  expect(asked).toEqual(['update']);
  fireEvent.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.getByRole('status').textContent).toBe('');
});

it('says that nothing was saved, with the ways out', () => {
  act(() => state.set({ isFull: true }));
  expect(screen.getByRole('status').textContent).toContain('Not saved');
  fireEvent.click(screen.getByRole('button', { name: 'Save a copy' }));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked).toEqual(['copy', 'retry']);
});
