// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportLook, ImportProgress } from '../../../../shared/contracts/imports.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { TooltipProvider } from '../../../ui/index.ts';
import { EditorProvider } from '../../editor/index.ts';
import { sampleEditor } from '../../editor/testing/sample-app.ts';
import { ImportPanel } from './import-panel.tsx';
import { importOf, openImport } from './open-import.ts';

const imports = vi.hoisted(() => ({
  begin: vi.fn(),
  append: vi.fn(),
  look: vi.fn(),
  check: vi.fn(),
  run: vi.fn(),
  problems: vi.fn(),
  discard: vi.fn(),
  undo: vi.fn(),
}));
vi.mock('../../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: { imports } }));

const look: ImportLook = {
  importId: 'i1',
  fileName: 'tools.csv',
  format: 'csv',
  bytes: 10,
  rows: 3,
  delimiter: ';',
  encoding: 'UTF-8',
  hasHeader: true,
  preview: [],
  columns: [
    {
      name: 'Tool',
      samples: ['Saw'],
      filled: 1,
      suggestedField: { id: 'tool2', label: 'Tool', type: 'text', required: false, unique: false },
      suggestedTarget: 'title',
    },
    {
      name: 'Cost',
      samples: ['3', 'a lot'],
      filled: 0.5,
      suggestedField: { id: 'cost', label: 'Cost', type: 'text', required: false, unique: false },
      suggestedTarget: 'price',
    },
  ],
};
const checked: ImportProgress = {
  phase: 'done',
  value: 1,
  rowsRead: 3,
  added: 2,
  updated: 0,
  skipped: 1,
  problemRows: 1,
  clearedRows: 0,
  problems: [{ row: 2, line: 3, column: 'Cost', value: 'a lot', problem: 'type a number' }],
  undoId: null,
};

async function* once(progress: ImportProgress): AsyncGenerator<ImportProgress> {
  yield progress;
}

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
  imports.begin.mockResolvedValue({ importId: 'i1' });
  imports.append.mockResolvedValue({ received: 1 });
  imports.look.mockResolvedValue(look);
  imports.check.mockImplementation(async () => once(checked));
  imports.run.mockImplementation(async () => once({ ...checked, undoId: 'u1' }));
  imports.discard.mockResolvedValue({ ok: true });
  imports.undo.mockResolvedValue({ removed: 2, restored: 0, kept: 0 });
});
afterEach(() => {
  cleanup();
  sample.dispose();
  Object.values(imports).forEach((mock) => mock.mockReset());
});
function show(entityId: string | null = 'tool'): void {
  openImport(sample.editor, new File(['Tool;Cost'], 'tools.csv'), entityId);
  const controller = importOf(sample.editor).get()!;
  render(
    <TooltipProvider>
      <EditorProvider editor={sample.editor}>
        <ImportPanel controller={controller} />
      </EditorProvider>
    </TooltipProvider>,
  );
}

describe('the import panel', () => {
  it('shows what was found, what will happen, and imports only then; undo takes it back', async () => {
    show();
    const button = await screen.findByRole('button', { name: 'Import 2 rows' });
    expect(screen.getByText(/3 rows, 2 columns/)).toBeTruthy();
    expect((screen.getByLabelText('Tool becomes') as HTMLSelectElement).value).toBe('title');
    expect(screen.getByRole('button', { name: '1 value does not fit' })).toBeTruthy();
    fireEvent.click(button);
    await screen.findByText('Added 2 rows. 1 was left out.');
    expect(sample.notices.at(-1)).toMatchObject({ text: 'Added 2 rows. 1 was left out.', action: { label: 'Undo' } });
    fireEvent.click(screen.getByRole('button', { name: 'Undo the import' }));
    await waitFor(() => expect(importOf(sample.editor).get()).toBeNull());
    expect(imports.undo).toHaveBeenCalledTimes(1);
    // The message's own button finds it taken back already.
    sample.notices.find((notice) => notice.action?.label === 'Undo')?.action?.run();
    await Promise.resolve();
    expect(imports.undo).toHaveBeenCalledTimes(1);
  });

  it('says so to who went on to something else, and leads there', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Import 2 rows' }));
    sample.editor.store.set({ surface: 'design' });
    await waitFor(() => expect(sample.notices.at(-1)?.text).toBe('Added 2 rows. 1 was left out.'));
    expect(sample.editor.state.surface).toBe('design');
    expect(sample.notices.at(-1)?.also?.label).toBe('Show');
    sample.notices.at(-1)?.also?.run();
    expect(sample.editor.state).toMatchObject({ surface: 'data', entityId: 'tool' });
  });

  it('makes a new field through the document', async () => {
    show();
    await screen.findByRole('button', { name: 'Import 2 rows' });
    fireEvent.change(screen.getByLabelText('Cost becomes'), { target: { value: '+' } });
    expect(sample.app.entities()[0]?.fields.at(-1)).toMatchObject({ label: 'Cost', type: 'text' });
    await waitFor(() =>
      expect(imports.check.mock.lastCall?.[0]).toMatchObject({ plan: { mapping: { Tool: 'title', Cost: sample.app.entities()[0]?.fields.at(-1)?.id } } }),
    );
  });

  it('lists the problems by column, and can leave their cells empty or refuse to import while there are any', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: '1 value does not fit' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rows with problems' });
    expect(within(dialog).getByLabelText<HTMLSelectElement>('Column').value).toBe('Cost');
    expect(within(dialog).getByText('1 row has problems.')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    const onProblem = screen.getByLabelText<HTMLSelectElement>('A row with a problem');
    imports.check.mockImplementationOnce(async () => once({ ...checked, added: 3, skipped: 0, problemRows: 0, clearedRows: 1 }));
    fireEvent.change(onProblem, { target: { value: 'clear' } });
    await screen.findByText('Of these with cells left empty');
    expect(imports.check.mock.lastCall?.[0]).toMatchObject({ plan: { onProblem: 'clear' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import 3 rows' }).disabled).toBe(false);
    fireEvent.change(onProblem, { target: { value: 'stop' } });
    await waitFor(() => expect(imports.check.mock.lastCall?.[0]).toMatchObject({ plan: { onProblem: 'stop' } }));
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import 2 rows' }).disabled).toBe(true));
  });

  it('an empty file and a failure are said with a way on', async () => {
    imports.look.mockResolvedValueOnce({ ...look, rows: 0, columns: [] });
    show();
    await screen.findByText('There are no rows in this file');
    cleanup();
    imports.begin.mockRejectedValueOnce(new AppError('storage.disk-full'));
    show();
    await screen.findByText(/this disk is full/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Import 2 rows' });
  });

  it('makes an entity of a file and imports into it', async () => {
    show(null);
    fireEvent.click(await screen.findByRole('button', { name: 'Make Tools with 2 fields' }));
    expect(sample.app.entities().at(-1)).toMatchObject({ name: 'Tool', fields: [{ label: 'Tool' }, { label: 'Cost' }] });
    expect(imports.begin.mock.calls[0]?.[0]).toMatchObject({ entity: null });
    await screen.findByRole('button', { name: 'Import 2 rows' });
  });
});
