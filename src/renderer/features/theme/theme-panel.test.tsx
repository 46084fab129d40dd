// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setTheme } from '../../../shared/app/document/index.ts';
import { readThemeFile, writeThemeFile } from '../../../shared/app/theme/theme-file.ts';
import { themeOfPreset } from '../../../shared/app/theme/index.ts';
import { settings, updateSettings } from '../../platform/index.ts';
import { TooltipProvider } from '../../ui/index.ts';
import { DesignViewSource, EditorProvider, LiveProvider } from '../editor/index.ts';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { ThemePanel } from './theme-panel.tsx';

const rpc = vi.hoisted(() => ({ settings: { get: vi.fn(), update: vi.fn() } }));
vi.mock('../../platform/rpc.ts', () => ({ host: 'browser', connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc }));

let sample: ReturnType<typeof sampleEditor>;
let live: DesignViewSource;
let clipboard = '';

function show(isReadOnly = false): void {
  sample = sampleEditor(isReadOnly);
  live = new DesignViewSource(sample.app);
  render(
    <TooltipProvider>
      <EditorProvider editor={sample.editor}>
        <LiveProvider source={live}>
          <ThemePanel />
        </LiveProvider>
      </EditorProvider>
    </TooltipProvider>,
  );
}
const onCanvas = () => live.frame()?.theme;
const option = (name: RegExp): HTMLElement => within(screen.getByRole('listbox', { name: 'Presets' })).getByRole('option', { name });
const focus = (element: HTMLElement): void => act(() => element.focus());
const steps = (): number => {
  let count = 0;
  while (sample.undo.canUndo) {
    act(() => sample.undo.undo());
    count++;
  }
  return count;
};

beforeEach(async () => {
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as unknown as MediaQueryList;
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        clipboard = text;
        return Promise.resolve();
      },
      readText: () => Promise.resolve(clipboard),
    },
  });
  rpc.settings.update.mockResolvedValue({});
  await updateSettings({ themes: [] });
});
afterEach(() => {
  cleanup();
  live.dispose();
  sample.dispose();
});

describe('presets', () => {
  it('going through them with the arrows shows each on the canvas and writes nothing; Enter chooses in one step', () => {
    show();
    focus(option(/^Plain/));
    fireEvent.keyDown(option(/^Plain/), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(option(/^Office/));
    expect(onCanvas()?.preset).toBe('office');
    fireEvent.keyDown(option(/^Office/), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(option(/^Forest/));
    expect(onCanvas()?.preset).toBe('forest');
    // Tab and Shift Tab lead out of the list from there.
    expect(screen.getAllByRole('option').filter((one) => one.tabIndex === 0)).toEqual([option(/^Forest/)]);
    expect(sample.app.theme().preset).toBe('plain');
    expect(sample.undo.canUndo).toBe(false);
    fireEvent.click(option(/^Forest/));
    expect(sample.app.theme()).toEqual(themeOfPreset('forest'));
    expect(option(/^Forest/).getAttribute('aria-selected')).toBe('true');
    expect(steps()).toBe(1);
    expect(sample.app.theme().preset).toBe('plain');
  });

  it('THEME-2: pointing at one shows it, and leaving the list or the panel takes it back', () => {
    show();
    fireEvent.pointerEnter(option(/^Midnight/));
    expect(onCanvas()?.mode).toBe('dark');
    fireEvent.pointerLeave(screen.getByRole('listbox', { name: 'Presets' }));
    expect(onCanvas()?.mode).toBe('light');
    fireEvent.pointerEnter(option(/^Coral/));
    cleanup();
    expect(onCanvas()?.preset).toBe('plain');
  });

  it('replaces the app’s own colours, keeps which way it is read, and goes back as a whole', () => {
    show();
    act(() => setTheme(sample.app, sample.editor.origin(), { colors: { primary: '#aa0000' }, headingFont: 'Lora', direction: 'rtl' }));
    expect(screen.getByText('2 things differ from Plain')).toBeTruthy();
    fireEvent.click(option(/^Ocean/));
    expect(sample.app.theme()).toEqual({ ...themeOfPreset('ocean'), direction: 'rtl' });
    act(() => sample.undo.undo());
    expect(sample.app.theme()).toMatchObject({ preset: 'plain', colors: { primary: '#aa0000' }, headingFont: 'Lora' });
    fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(sample.app.theme()).toEqual({ ...themeOfPreset('plain'), direction: 'rtl' });
  });

  it('of the person’s own can be kept, chosen in any app, and removed', async () => {
    show();
    fireEvent.click(option(/^Plum/));
    fireEvent.keyDown(screen.getByRole('button', { name: 'More about the theme' }), { key: 'Enter' });
    fireEvent.click(screen.getByRole('menuitem', { name: 'Save as my preset' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'House style' } });
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Save' })));
    expect(settings().themes).toEqual([{ name: 'House style', theme: themeOfPreset('plum') }]);
    fireEvent.click(option(/^Plain/));
    fireEvent.click(screen.getByRole('button', { name: 'House style' }));
    expect(sample.app.theme()).toEqual(themeOfPreset('plum'));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Remove House style from my presets' })));
    expect(settings().themes).toEqual([]);
  });
});

describe('colours', () => {
  it('THEME-3: everything between opening the picker and closing it is one step; the canvas follows at once', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: /^Main colour/ }));
    const picker = screen.getByLabelText<HTMLInputElement>('Main colour: pick a colour');
    for (const value of ['#112233', '#223344', '#334455']) fireEvent.input(picker, { target: { value } });
    expect(onCanvas()?.colors.primary).toBe('#334455');
    expect(sample.app.theme().colors.primary).toBeUndefined();
    act(() => void picker.dispatchEvent(new Event('change', { bubbles: true })));
    expect(sample.app.theme().colors.primary).toBe('#334455');
    expect(steps()).toBe(1);
  });

  it('keeps what was picked when the panel goes away with the picker open', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: /^Background/ }));
    fireEvent.input(screen.getByLabelText('Background: pick a colour'), { target: { value: '#f0f0ff' } });
    cleanup();
    expect(sample.app.theme().colors.background).toBe('#f0f0ff');
  });

  it('takes hex in words of three or six digits and nothing else; goes back to the preset', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: /^Surface/ }));
    const hex = screen.getByRole('textbox', { name: 'Surface: hex' });
    fireEvent.change(hex, { target: { value: 'red; }' } });
    fireEvent.keyDown(hex, { key: 'Enter' });
    fireEvent.blur(hex);
    expect(sample.app.theme().colors.surface).toBeUndefined();
    fireEvent.change(hex, { target: { value: 'FED' } });
    fireEvent.keyDown(hex, { key: 'Enter' });
    expect(sample.app.theme().colors.surface).toBe('#ffeedd');
    fireEvent.click(screen.getByRole('button', { name: 'Surface as in the preset', hidden: true }));
    expect(sample.app.theme().colors.surface).toBeUndefined();
  });
});

describe('shape and type', () => {
  it('writes a choice in one step and offers the way back', () => {
    show();
    fireEvent.click(within(screen.getByRole('radiogroup', { name: 'Shadows' })).getByRole('radio', { name: 'Raised' }));
    fireEvent.click(within(screen.getByRole('radiogroup', { name: 'Text size' })).getByRole('radio', { name: 'Large' }));
    expect(sample.app.theme()).toMatchObject({ shadow: 'raised', textSize: 'large' });
    fireEvent.click(screen.getByRole('button', { name: 'Shadows as in the preset' }));
    expect(sample.app.theme().shadow).toBeUndefined();
    expect(steps()).toBe(3);
  });

  it('shows a font on the canvas while it is pointed at, and keeps it when chosen', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Headings: Inter' }));
    const list = screen.getByRole('listbox', { name: 'Headings' });
    fireEvent.pointerEnter(within(list).getByRole('option', { name: /^Fraunces/ }));
    expect(onCanvas()?.headingFont).toBe('Fraunces');
    fireEvent.click(within(list).getByRole('option', { name: /^Lora/ }));
    expect(sample.app.theme().headingFont).toBe('Lora');
    expect(onCanvas()?.headingFont).toBe('Lora');
  });
});

describe('contrast', () => {
  it('says that all pairs pass, lists them, and explains what was changed', () => {
    show();
    expect(screen.getByText(/^All \d+ pairs of text and ground pass AA, \d+ of them AAA\. Lowest: [4-9]\.\d : 1\.$/)).toBeTruthy();
    act(() => setTheme(sample.app, sample.editor.origin(), { colors: { text: '#88aa88' } }));
    const notes = screen.getByRole('list', { name: 'Adjusted colours' });
    expect(notes.textContent).toMatch(/Your text colour was darkened from #88aa88 to #[0-9a-f]{6}, so that it reads on/);
    fireEvent.click(screen.getByRole('button', { name: 'Show every pair' }));
    expect(screen.getByRole('table').textContent).toContain('Text on the page');
    expect(screen.queryByText('Low')).toBeNull();
  });
});

describe('passing a theme on', () => {
  const choose = async (item: string): Promise<void> => {
    fireEvent.keyDown(screen.getByRole('button', { name: 'More about the theme' }), { key: 'Enter' });
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: item })));
  };

  it('copies as text that another app takes in one step', async () => {
    show();
    fireEvent.click(option(/^Paper/));
    await choose('Copy theme');
    expect(readThemeFile(clipboard)).toEqual({ name: 'Tools', theme: themeOfPreset('paper') });
    clipboard = writeThemeFile({ name: 'Other', theme: { ...themeOfPreset('clear'), colors: { primary: '#123456' } } });
    await choose('Paste theme');
    expect(sample.app.theme()).toMatchObject({ preset: 'clear', colors: { primary: '#123456' } });
    expect(sample.notices.at(-1)?.text).toBe('Theme “Other” put in.');
    act(() => sample.notices.at(-1)?.action?.run());
    expect(sample.app.theme()).toEqual(themeOfPreset('paper'));
  });

  it('THEME-5: changes nothing when something else is pasted', async () => {
    show();
    clipboard = 'shopping: eggs';
    await choose('Paste theme');
    expect(sample.app.theme()).toEqual(themeOfPreset('plain'));
  });

  it('asks for the text where the clipboard cannot be read, and says what is wrong with it', async () => {
    show();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { readText: () => Promise.reject(new Error('denied')) } });
    await choose('Paste theme');
    fireEvent.change(screen.getByRole('textbox', { name: 'Theme' }), { target: { value: '{"kind":"casual-theme"}' } });
    fireEvent.click(screen.getByRole('button', { name: 'Use this theme' }));
    expect(screen.getByText(/^That is not a theme:/)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Theme' }), { target: { value: writeThemeFile({ name: 'x', theme: themeOfPreset('plum') }) } });
    fireEvent.click(screen.getByRole('button', { name: 'Use this theme' }));
    expect(sample.app.theme().preset).toBe('plum');
  });

  it('makes a random look that can be undone', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Random theme' }));
    expect(Object.keys(sample.app.theme().colors)).toEqual(['primary', 'background']);
    expect(steps()).toBe(1);
    expect(sample.app.theme()).toEqual(themeOfPreset('plain'));
  });
});

it('shows the theme of an app that is open read-only, and changes nothing', () => {
  show(true);
  expect(screen.getByText(/cannot be changed now/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Random theme' })).toBeNull();
  fireEvent.click(option(/^Forest/));
  expect(sample.app.theme().preset).toBe('plain');
});
