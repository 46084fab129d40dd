// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EditorProvider } from './editor-context.tsx';
import { sampleEditor } from './testing/sample-app.ts';
import { useDockAsked } from './use-dock-asked.ts';

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
});
afterEach(() => {
  cleanup();
  sample.dispose();
});
const wrapper = ({ children }: { children: ReactNode }): ReactElement => <EditorProvider editor={sample.editor}>{children}</EditorProvider>;

it('opens the dock once for each time it is asked for, whatever else changes', () => {
  const open = vi.fn();
  // A new function each time, as where the panels of another surface are kept.
  const { rerender } = renderHook(() => useDockAsked(() => open(sample.editor.state.surface)), { wrapper });
  expect(open).not.toHaveBeenCalled();
  act(() => sample.editor.showDock('inspect'));
  expect(open.mock.calls).toEqual([['design']]);
  act(() => sample.editor.store.set({ surface: 'data' }));
  act(() => sample.editor.store.set({ surface: 'design' }));
  rerender();
  expect(open).toHaveBeenCalledTimes(1);
  act(() => sample.editor.showDock('inspect'));
  expect(open).toHaveBeenCalledTimes(2);
});

it('does not open what was asked for before it was shown, or what something else covers', () => {
  const open = vi.fn();
  act(() => sample.editor.showDock('calls'));
  const { rerender } = renderHook(({ takes }: { takes: boolean }) => useDockAsked(open, takes), { wrapper, initialProps: { takes: false } });
  act(() => sample.editor.showDock('steps'));
  rerender({ takes: true });
  expect(open).not.toHaveBeenCalled();
});
