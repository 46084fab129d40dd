// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeField, updateField } from '../../../shared/app/document/index.ts';
import type { MigrationPreview } from '../../../shared/contracts/imports.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { EditorProvider } from '../editor/index.ts';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { useModelChange, withField } from './model-change.tsx';

const previewMigration = vi.hoisted(() => vi.fn());
vi.mock('../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: { imports: { previewMigration } } }));

const lossy: MigrationPreview = {
  isLossy: true,
  steps: [
    {
      entity: 'tool',
      field: 'title',
      kind: 'convert',
      text: 'Title becomes a number. 2 of 3 rows cannot be converted and become empty.',
      rows: 3,
      lossyRows: 2,
      samples: [{ rowId: 'r1', before: 'a saw', after: null }],
    },
  ],
};

function Harness(): ReactElement {
  const { editor } = sample;
  const model = useModelChange();
  return (
    <>
      <button
        type="button"
        onClick={() =>
          model.request({
            question: 'Change Title to number?',
            done: 'Title holds number now.',
            next: (all) => withField(all, 'tool', 'title', (field) => ({ ...field, type: 'number' })),
            apply: () => updateField(editor.app, editor.origin(), 'tool', 'title', { type: 'number' }),
          })
        }
      >
        Retype
      </button>
      <button
        type="button"
        onClick={() =>
          model.request({
            question: 'Delete Price?',
            done: 'Deleted Price.',
            next: (all) => withField(all, 'tool', 'price', () => null),
            apply: () => removeField(editor.app, editor.origin(), 'tool', 'price'),
          })
        }
      >
        Remove
      </button>
      {model.dialog}
    </>
  );
}

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
  render(
    <EditorProvider editor={sample.editor}>
      <Harness />
    </EditorProvider>,
  );
});
afterEach(() => {
  cleanup();
  sample.dispose();
  previewMigration.mockReset();
});
const typeOfTitle = (): string | undefined => sample.app.entities()[0]?.fields.find((field) => field.id === 'title')?.type;

describe('a change of the data model', () => {
  it('that loses values shows which, and is made only when confirmed; undo is offered', async () => {
    previewMigration.mockResolvedValue(lossy);
    fireEvent.click(screen.getByText('Retype'));
    await screen.findByText('Title becomes a number. 2 of 3 rows cannot be converted and become empty.');
    expect(screen.getByText('a saw')).toBeTruthy();
    expect(previewMigration.mock.calls[0]?.[0]).toMatchObject({
      appId: 'app_test',
      entities: [{ id: 'tool', fields: [{ id: 'title', type: 'number' }, { id: 'price' }] }],
    });
    expect(document.activeElement?.textContent).toBe('Cancel');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(typeOfTitle()).toBe('text');

    fireEvent.click(screen.getByText('Retype'));
    fireEvent.click(await screen.findByRole('button', { name: 'Change anyway' }));
    expect(typeOfTitle()).toBe('number');
    sample.notices.at(-1)?.action?.run();
    expect(typeOfTitle()).toBe('text');
  });

  it('that loses nothing just happens', async () => {
    previewMigration.mockResolvedValue({ isLossy: false, steps: [] });
    fireEvent.click(screen.getByText('Remove'));
    await waitFor(() => expect(sample.app.entities()[0]?.fields).toHaveLength(1));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sample.notices.at(-1)).toMatchObject({ text: 'Deleted Price.', action: { label: 'Undo' } });
  });

  it('that cannot be looked at says so, can be looked at again, and leaves the choice', async () => {
    previewMigration.mockRejectedValueOnce(new AppError('host.disconnected')).mockResolvedValue(lossy);
    fireEvent.click(screen.getByText('Retype'));
    await screen.findByText(/Casual OS is not answering/);
    expect(typeOfTitle()).toBe('text');
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await screen.findByText(/2 of 3 rows/);
  });
});
