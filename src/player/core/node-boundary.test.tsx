// @vitest-environment jsdom
import '../testing/dom.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { NodeBoundary } from './node-boundary.tsx';

const VIEW: ViewNode = { id: 'a', node: 'a', type: 'Table', props: {}, state: {}, kids: [], events: [] };
let isBroken: boolean;

function Part(): ReactElement {
  if (isBroken) throw new TypeError('Ada Okafor’s salary is not a number');
  return <p>Drawn</p>;
}
const drawn = (view = VIEW): ReactElement => (
  <NodeBoundary view={view}>
    <Part />
  </NodeBoundary>
);

beforeEach(() => {
  isBroken = true;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('says what could not be drawn and draws it again when asked', () => {
  render(drawn());
  expect(screen.getByRole('alert').textContent).toContain('This Table could not be drawn');
  isBroken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('Drawn')).toBeTruthy();
});

it('draws it again when its data changes', () => {
  const { rerender } = render(drawn());
  isBroken = false;
  rerender(drawn({ ...VIEW, props: { data: [] } }));
  expect(screen.getByText('Drawn')).toBeTruthy();
});

it('copies a report that says where, and nothing of the data', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: (text: string) => (copied.push(text), Promise.resolve()) } });
  render(drawn());
  fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));
  await screen.findByRole('button', { name: 'Copied' });
  vi.unstubAllGlobals();
  expect(copied[0]).toContain('Kind: TypeError');
  expect(copied[0]).toContain('Part');
  expect(copied[0]).not.toContain('Ada');
});
