// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { registerCommand, registerPaletteSource } from '../platform/index.ts';
import { Palette } from './palette.tsx';

vi.mock('../platform/rpc.ts', () => ({
  host: 'browser',
  connection: { status: 'open', onDidChangeStatus: () => () => {} },
  rpc: { apps: { list: () => Promise.resolve([]) }, templates: { list: () => Promise.resolve([]) } },
}));

const stops: (() => void)[] = [];
beforeEach(() => {
  // What the list asks of a browser and jsdom does not have.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  stops.splice(0).forEach((stop) => stop());
  vi.unstubAllGlobals();
});

it('Enter before the results are there runs what the text finds, not what an earlier text found', async () => {
  const layer = vi.fn();
  const permissions = vi.fn();
  const answers: (() => void)[] = [];
  stops.push(
    registerCommand({ id: 'test.permissions', title: 'Permissions', run: permissions }),
    registerPaletteSource({
      id: 'layers',
      title: 'Layers',
      find: async (query) => {
        if (query !== '') await new Promise<void>((resolve) => answers.push(resolve));
        return [{ id: 'layer:1', title: 'Overview header', run: layer }];
      },
    }),
  );
  render(<Palette onClose={() => {}} />);
  await screen.findByText('Overview header');
  const box = screen.getByRole('combobox');
  fireEvent.change(box, { target: { value: 'permissions' } });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(permissions).not.toHaveBeenCalled();
  answers.forEach((answer) => answer());
  await waitFor(() => expect(permissions).toHaveBeenCalledTimes(1));
  expect(layer).not.toHaveBeenCalled();
});

it.each([
  ['a command that begins with the words comes before what only resembles them', 'theme', 'Tables, the menu', 'command'],
  ['what begins with the words, too, stays before the commands', 'theme', 'Theme park', 'source'],
])('%s', async (_title, typed, found, first) => {
  const ran = vi.fn();
  stops.push(
    registerCommand({ id: 'test.theme', title: 'Theme…', run: () => ran('command') }),
    registerPaletteSource({ id: 'found', title: 'Found', find: () => Promise.resolve([{ id: 'found:1', title: found, run: () => ran('source') }]) }),
  );
  render(<Palette onClose={() => {}} />);
  const box = screen.getByRole('combobox');
  fireEvent.change(box, { target: { value: typed } });
  await screen.findByText('Found');
  fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(ran).toHaveBeenCalledExactlyOnceWith(first));
});
