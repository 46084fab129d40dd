// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addField } from '../../../shared/app/document/index.ts';
import { EditorProvider } from '../editor/index.ts';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { ReferenceEditor } from './reference-editor.tsx';

const data = vi.hoisted(() => ({ list: vi.fn(), get: vi.fn() }));
vi.mock('../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: { data } }));

const names = ['Saw 10', 'Saw 1', 'Old saw 1'];
let sample: ReturnType<typeof sampleEditor>;
const onDone = vi.fn();
beforeEach(() => {
  sample = sampleEditor();
  const id = addField(sample.app, { actor: 'me', kind: 'hand' }, 'tool', { label: 'Parent', type: 'reference', reference: { entity: 'tool' } });
  data.get.mockResolvedValue(null);
  data.list.mockImplementation(async ({ request }: { request: { where?: { value: string }[] } }) => {
    const wanted = request.where?.[0]?.value.toLowerCase() ?? '';
    const rows = names.filter((name) => name.toLowerCase().includes(wanted)).map((title) => ({ id: `id of ${title}`, title }));
    return { rows, total: rows.length };
  });
  const field = sample.app.entities()[0]!.fields.find((each) => each.id === id)!;
  render(
    <EditorProvider editor={sample.editor}>
      <ReferenceEditor field={field} text="" selectAll onDone={onDone} />
    </EditorProvider>,
  );
});
afterEach(() => {
  cleanup();
  sample.dispose();
  onDone.mockReset();
});

it('a name typed and Enter at once: the row of exactly that name is chosen when it is found, not what was shown before', async () => {
  await screen.findByRole('option', { name: 'Saw 10' });
  const input = screen.getByRole('combobox');
  fireEvent.change(input, { target: { value: 'saw 1' } });
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onDone).not.toHaveBeenCalled();
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('id of Saw 1', 'Enter', false));
});

it('words that find nothing stay, and Esc leaves the cell as it was', async () => {
  const input = screen.getByRole('combobox');
  fireEvent.change(input, { target: { value: 'hammer' } });
  await screen.findByText('Nothing matches “hammer”');
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(onDone).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: 'Escape' });
  expect(onDone).toHaveBeenCalledWith(null, null, false);
});
