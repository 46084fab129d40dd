// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setModule } from '../../../shared/app/document/index.ts';
import { EditorProvider, useSection } from '../editor/index.ts';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { ModuleCode } from './module-code.tsx';

vi.mock('../../platform/rpc.ts', () => ({ host: 'browser', connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: {} }));

let app: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  vi.useFakeTimers();
  app = sampleEditor();
  setModule(app.app, app.editor.origin(), { id: 'tools', name: 'Tools', code: 'export function go(inputs) {\n  return inputs;\n}\n' });
});
afterEach(() => {
  cleanup();
  app.dispose();
  vi.useRealTimers();
});

function Shown(): ReactElement | null {
  const module = useSection('modules')[0];
  return module === undefined ? null : <ModuleCode module={module} />;
}
function open(): HTMLTextAreaElement {
  render(
    <EditorProvider editor={app.editor}>
      <Shown />
    </EditorProvider>,
  );
  return screen.getByLabelText('Code of Tools');
}
const code = (): string | undefined => app.app.modules()[0]?.code;

it('belongs to the app a moment after typing, when it is left, and when it is closed', () => {
  const field = open();
  fireEvent.change(field, { target: { value: '1;' } });
  expect(code()).toContain('go(inputs)');
  act(() => void vi.advanceTimersByTime(400));
  expect(code()).toBe('1;');
  fireEvent.change(field, { target: { value: '2;' } });
  fireEvent.blur(field);
  expect(code()).toBe('2;');
  fireEvent.change(field, { target: { value: '3;' } });
  cleanup();
  expect(code()).toBe('3;');
});

it('shows what an undo or somebody else makes of it', () => {
  const field = open();
  act(() => void setModule(app.app, app.editor.origin(), { id: 'tools', name: 'Tools', code: 'let a;' }));
  expect(field.value).toBe('let a;');
});

it('says the first mistake with its line; offers its functions to run', () => {
  const field = open();
  fireEvent.click(screen.getByRole('button', { name: 'go' }));
  expect(app.editor.state).toMatchObject({ surface: 'runs', runsItem: { kind: 'function', name: 'tools.go' } });
  fireEvent.change(field, { target: { value: 'const a = 1;\nconst = 2;' } });
  expect(screen.getByText(/^Line 2, column 7: Unexpected token/)).toBeTruthy();
  fireEvent.change(field, { target: { value: 'const a = 1;' } });
  expect(screen.getByText(/Export a function/)).toBeTruthy();
});

it('goes to the line that was asked for', () => {
  const field = open();
  act(() => app.editor.showDataItem('module', 'tools', 'line:2'));
  expect(document.activeElement).toBe(field);
  expect(field.selectionStart).toBe('export function go(inputs) {\n'.length);
  act(() => app.editor.showDataItem('module', 'tools', 'line:900'));
  expect(field.selectionStart).toBe(field.value.length);
});
