// @vitest-environment jsdom
import '../testing/dom.ts';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AppView } from '../app-view.tsx';
import { type Sketch, StaticSource } from '../testing/static-source.ts';

// Late components take longer than a second to come on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
afterEach(() => {
  cleanup();
  localStorage.clear();
});

function open(type: string, props: Sketch['props'], events: string[]): StaticSource {
  const source = new StaticSource({ id: 'root', type: 'Container', kids: [{ id: 'it', type, props: props ?? {}, events }] });
  render(<AppView source={source} />);
  return source;
}
const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(document.activeElement as Element, { key, ...more });

describe('a board by keyboard', () => {
  const items = ['a', 'b', 'c'].map((id, i) => ({ id, title: id.toUpperCase(), status: i < 2 ? 'todo' : 'doing', order: i }));
  const groups = [{ value: 'todo', label: 'To do' }, { value: 'doing', label: 'Doing', limit: 2 }, 'done'];
  const card = (id: string): HTMLElement => document.querySelector(`[data-card="${id}"]`) as HTMLElement;
  const cardsIn = (name: RegExp): (string | null)[] =>
    within(screen.getByRole('region', { name }))
      .queryAllByRole('listitem')
      .map((one) => one.getAttribute('data-card'));

  it('picks a card up, moves it and puts it down; a full column takes none', () => {
    const source = open('Kanban', { items, groups, orderField: 'order' }, ['move', 'click']);
    expect(document.querySelectorAll('[data-card][tabindex="0"]')).toHaveLength(1);
    card('b').focus();
    press(' ');
    press('ArrowRight');
    expect(cardsIn(/^Doing/)).toEqual(['c', 'b']);
    expect(document.activeElement).toBe(card('b'));
    press(' ');
    expect(source.payloads('it', 'move')).toEqual([{ item: items[1], from: 'todo', to: 'doing', order: 3, index: 1 }]);
    card('a').focus();
    press(' ');
    press('ArrowRight');
    expect(cardsIn(/^done/)).toEqual(['a']);
    press('Escape');
    expect(cardsIn(/^To do/)).toEqual(['a']);
    expect(source.payloads('it', 'move')).toHaveLength(1);
    press('Enter');
    expect(source.payloads('it', 'click')).toEqual([{ item: items[0] }]);
  });

  it('folds columns for who folded them', () => {
    open('Kanban', { items, groups, collapsible: true }, []);
    fireEvent.click(screen.getByRole('button', { name: 'Fold To do' }));
    cleanup();
    open('Kanban', { items, groups, collapsible: true }, []);
    expect(cardsIn(/^To do/)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Open To do' }));
    expect(cardsIn(/^To do/)).toEqual(['a', 'b']);
  });
});

describe('a calendar by keyboard', () => {
  const events = [{ id: 'a', title: 'Check-up', date: '2026-06-10T09:00', end: '2026-06-10T10:00' }];
  const props = { events, endField: 'end', date: '2026-06-10' };

  it('moves an entry by the quarter of an hour and by days, and moves its end', async () => {
    const source = open('Calendar', { ...props, view: 'day' }, ['move', 'select']);
    const entry = (): HTMLElement => screen.getByRole('button', { name: /^Check-up/ });
    (await screen.findByRole('button', { name: /^Check-up/ })).focus();
    press('ArrowDown', { altKey: true });
    press('ArrowDown', { altKey: true, shiftKey: true });
    expect(source.payloads('it', 'move').at(-1)).toEqual({ item: events[0], start: '2026-06-10T09:15', end: '2026-06-10T10:30' });
    expect(document.activeElement).toBe(entry());
    fireEvent.click(entry());
    expect(source.payloads('it', 'select')).toHaveLength(1);
    press('ArrowRight', { altKey: true });
    expect(source.payloads('it', 'move').at(-1)).toMatchObject({ start: '2026-06-11T09:15' });
  });

  it('moves by weeks in a month, and not at all where the app does not listen', async () => {
    const source = open('Calendar', props, ['move']);
    (await screen.findAllByRole('button', { name: /Check-up/ }))[0]?.focus();
    press('ArrowDown', { altKey: true });
    expect(source.payloads('it', 'move')).toEqual([{ item: events[0], start: '2026-06-17T09:00', end: '2026-06-17T10:00' }]);
    cleanup();
    const still = open('Calendar', props, []);
    (await screen.findAllByRole('button', { name: /Check-up/ }))[0]?.focus();
    press('ArrowDown', { altKey: true });
    expect(still.payloads('it', 'move')).toEqual([]);
  });
});
