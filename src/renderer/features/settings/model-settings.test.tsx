// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/kernel/errors.ts';
import { updateSettings } from '../../platform/index.ts';
import { costWords, NO_MODEL, readField } from './model-fields.ts';
import { ModelSettings } from './model-settings.tsx';

const rpc = vi.hoisted(() => ({ settings: { get: vi.fn(), update: vi.fn(), testModel: vi.fn() } }));
vi.mock('../../platform/rpc.ts', () => ({ host: 'browser', connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc }));

beforeEach(async () => {
  // jsdom has none; the theme asks for it.
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as unknown as MediaQueryList;
  rpc.settings.update.mockResolvedValue({});
  await updateSettings({ ai: NO_MODEL });
  rpc.settings.update.mockClear();
});
afterEach(() => {
  cleanup();
  rpc.settings.testModel.mockReset();
});
const box = (name: RegExp): HTMLInputElement => screen.getByRole('textbox', { name });
const testButton = (): HTMLButtonElement => screen.getByRole('button', { name: 'Test' });

function describeModel(): void {
  fireEvent.change(box(/^Address/), { target: { value: ' http://127.0.0.1:11434/v1/ ' } });
  fireEvent.blur(box(/^Address/));
  fireEvent.change(box(/^Name/), { target: { value: 'llama3.2' } });
  fireEvent.keyDown(box(/^Name/), { key: 'Enter' });
}

describe('the settings of the AI model', () => {
  it('starts with none and says so; what is typed is kept field by field', () => {
    render(<ModelSettings />);
    expect(screen.getByText(/^No model is set up/)).toBeTruthy();
    expect(testButton().disabled).toBe(true);
    describeModel();
    expect(rpc.settings.update.mock.calls).toEqual([
      [{ ai: { ...NO_MODEL, baseUrl: 'http://127.0.0.1:11434/v1' } }],
      [{ ai: { ...NO_MODEL, baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.2' } }],
    ]);
    expect(testButton().disabled).toBe(false);
  });

  it('says what is wrong beside the field, and neither keeps nor tests it', () => {
    render(<ModelSettings />);
    describeModel();
    rpc.settings.update.mockClear();
    fireEvent.change(box(/variable/), { target: { value: 'sk-abc123' } });
    fireEvent.blur(box(/variable/));
    expect(screen.getByText(/looks like the key/)).toBeTruthy();
    expect(box(/variable/).getAttribute('aria-invalid')).toBe('true');
    expect(testButton().disabled).toBe(true);
    expect(rpc.settings.update).not.toHaveBeenCalled();
  });

  it('tests what stands in the fields and shows the answer, or what to do', async () => {
    rpc.settings.testModel.mockResolvedValueOnce({ text: 'ready', durationMs: 840, inputTokens: 9, outputTokens: 1, cost: 0.00012 });
    render(<ModelSettings />);
    describeModel();
    fireEvent.click(testButton());
    expect(await screen.findByText('It answered in 0.8 s, for $0.00012.')).toBeTruthy();
    expect(screen.getByText('“ready”')).toBeTruthy();
    expect(rpc.settings.testModel.mock.lastCall?.[0]).toMatchObject({ ai: { model: 'llama3.2' } });
    rpc.settings.testModel.mockRejectedValueOnce(new AppError('ai.failed', { problem: 'nothing answers at its address. Is it running?' }));
    fireEvent.click(testButton());
    expect((await screen.findByRole('alert')).textContent).toContain('Is it running?');
  });

  it('a test can be cancelled, and the model removed and brought back', async () => {
    rpc.settings.testModel.mockImplementationOnce(
      (_input, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new AppError('cancelled')))),
    );
    render(<ModelSettings />);
    describeModel();
    fireEvent.click(testButton());
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(testButton()).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(rpc.settings.update.mock.lastCall).toEqual([{ ai: NO_MODEL }]);
    expect(box(/^Address/).value).toBe('');
  });

  it.each([
    ['baseUrl', 'localhost:11434', false],
    ['baseUrl', 'ftp://a/v1', false],
    ['baseUrl', 'http://me:secret@a/v1', false],
    ['baseUrl', 'http://a/v1/chat/completions', false],
    ['baseUrl', 'http://a/v1?key=1', false],
    ['baseUrl', 'https://a.example/v1//', 'https://a.example/v1'],
    ['baseUrl', '  ', ''],
    ['apiKeyEnv', 'MY KEY', false],
    ['apiKeyEnv', 'OPENAI_API_KEY', 'OPENAI_API_KEY'],
    ['dollarsPerMillionIn', '-1', false],
    ['dollarsPerMillionIn', 'two', false],
    ['dollarsPerMillionIn', '', 0],
    ['dollarsPerMillionOut', '0.15', 0.15],
  ] as const)('%s “%s” → %s', (key, typed, kept) => {
    const read = readField(key, typed);
    expect('value' in read ? read.value : false).toBe(kept);
  });

  it('small sums are told from nothing', () => {
    expect([0.00012, 0.0000034, 0.5, 12].map(costWords)).toEqual(['$0.00012', '$0.0000034', '$0.50', '$12.00']);
  });
});
