import type { Json } from '../../../src/shared/kernel/json.ts';
import { expect } from './gallery.ts';
import { silence } from './gestures.ts';
import { hasFocus, isState, type MethodCheck, type Running } from './running.ts';

const hears = (at: Running, event: string): Promise<void> => expect.poll(at.said, { message: `${at.id} says ${event}` }).toContain(event);
/** A recorder, a camera: what a person sees of them is the button that ends it. */
const turnsOn =
  (method: string, off: RegExp): MethodCheck['check'] =>
  async (at) => {
    await at.call(method);
    await expect(at.of.getByRole('button', { name: off })).toBeVisible();
  };
const turnsOff =
  (start: string, stop: string, off: RegExp): MethodCheck['check'] =>
  async (at) => {
    await turnsOn(start, off)(at);
    await at.call(stop);
    await expect(at.of.getByRole('button', { name: off })).toHaveCount(0);
  };

const takesFocus: MethodCheck['check'] = async (at) => {
  await at.call('focus');
  await hasFocus(at);
};

async function typeIntoSheet(at: Running): Promise<void> {
  await at.call('select');
  await isState(at, 'selectedRange', 'B2');
  await takesFocus(at);
  await at.page.keyboard.type('7');
  await at.page.keyboard.press('Enter');
  await expect.poll(() => at.state('cells')).toMatchObject({ B2: 7 });
}

const opens: MethodCheck = {
  props: { open: false },
  check: async (at) => {
    await at.call('open');
    await isState(at, 'open', true);
    await expect(at.page.getByRole('dialog')).toBeVisible();
    await expect.poll(at.said).not.toEqual([]);
  },
};
const closes: MethodCheck = {
  props: { open: true },
  check: async (at) => {
    await expect(at.page.getByRole('dialog')).toBeVisible();
    await at.call('close');
    await isState(at, 'open', false);
    await expect(at.page.getByRole('dialog')).toHaveCount(0);
    await expect.poll(at.said).not.toEqual([]);
  },
};

const media = (id: string): Record<string, MethodCheck> => ({
  [`${id}.play`]: {
    props: { src: silence(20) },
    check: async (at) => {
      await at.call('play');
      await isState(at, 'playing', true);
    },
  },
  [`${id}.pause`]: {
    props: { src: silence(20) },
    check: async (at) => {
      await at.call('play');
      await isState(at, 'playing', true);
      await at.call('pause');
      await isState(at, 'playing', false);
    },
  },
  [`${id}.seek`]: {
    props: { src: silence(20) },
    args: [12],
    check: async (at) => {
      await at.of
        .locator('audio, video')
        .evaluate((element) => (element as HTMLMediaElement).readyState > 0 || new Promise((done) => element.addEventListener('loadedmetadata', done)));
      await at.call('seek');
      await expect.poll(() => at.of.locator('audio, video').evaluate((element) => (element as HTMLMediaElement).currentTime)).toBe(12);
    },
  },
});

/** What each method of each component does, as the app and the person see it. Inputs share the checks of `inputCheck`. */
export const METHOD_CHECKS: Readonly<Record<string, MethodCheck>> = {
  'AppShell.toggle': {
    check: async (at) => {
      await at.call('toggle');
      await isState(at, 'collapsed', true);
      await expect(at.of.getByRole('navigation', { name: 'Places', exact: true })).toHaveCount(0);
    },
  },
  'AppShell.open': {
    props: { collapsed: true },
    check: async (at) => {
      await at.call('open');
      await isState(at, 'collapsed', false);
      await expect(at.of.getByRole('navigation', { name: 'Places', exact: true })).toBeVisible();
    },
  },
  'AppShell.close': {
    check: async (at) => {
      await at.call('close');
      await isState(at, 'isOpen', false);
      await expect(at.of.getByRole('navigation', { name: 'Places', exact: true })).toHaveCount(0);
    },
  },
  'Steps.next': {
    check: async (at) => {
      await at.call('next');
      await isState(at, 'current', 2);
      await expect(at.of.getByText('How do you pay?')).toBeVisible();
    },
  },
  'Steps.back': {
    check: async (at) => {
      await at.call('back');
      await isState(at, 'current', 0);
      await expect(at.of.getByText('What is in it')).toBeVisible();
    },
  },
  'Tabs.select': {
    args: ['history'],
    check: async (at) => {
      await at.call('select');
      await isState(at, 'active', 'history');
      await expect(at.of.getByText('Nothing yet')).toBeVisible();
    },
  },
  'Form.submit': {
    check: async (at) => {
      await at.call('submit');
      await hears(at, 'invalid');
      await at.of.getByLabel('Patient').fill('Ada');
      await at.call('submit');
      await hears(at, 'submit');
    },
  },
  'Form.reset': {
    check: async (at) => {
      await at.of.getByLabel('Patient').fill('Ada');
      await isState(at, 'isDirty', true);
      await at.call('reset');
      await expect(at.of.getByLabel('Patient')).toHaveValue('');
      await isState(at, 'isDirty', false);
    },
  },
  'Form.validate': {
    check: async (at) => {
      await at.call('validate');
      await isState(at, 'isValid', false);
      await expect(at.of.getByText('Fill this in.')).toBeVisible();
    },
  },
  'Form.set': {
    args: [{ patient: 'Grace', email: 'grace@example.com' }],
    check: async (at) => {
      await at.call('set');
      await expect(at.of.getByLabel('Patient')).toHaveValue('Grace');
      await expect.poll(() => at.state('values')).toMatchObject({ patient: 'Grace', email: 'grace@example.com' });
    },
  },
  'SchemaForm.reset': {
    check: async (at) => {
      await at.of.getByLabel('Patient').fill('Grace');
      await expect.poll(() => at.state('values')).toMatchObject({ patient: 'Grace' });
      await at.call('reset');
      await expect(at.of.getByLabel('Patient')).toHaveValue('Ada Okafor');
      await expect.poll(() => at.state('values')).toMatchObject({ patient: 'Ada Okafor' });
    },
  },
  'AudioRecorder.start': { check: turnsOn('start', /Stop/) },
  'AudioRecorder.stop': {
    check: async (at) => {
      await turnsOff('start', 'stop', /Stop/)(at);
      await hears(at, 'stop');
    },
  },
  'Camera.start': { check: turnsOn('start', /camera off/) },
  'Camera.stop': { check: turnsOff('start', 'stop', /camera off/) },
  'Camera.capture': {
    check: async (at) => {
      await turnsOn('start', /camera off/)(at);
      await expect.poll(() => at.of.locator('video').evaluate((video) => (video as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
      await at.call('capture');
      await hears(at, 'capture');
      await expect(at.of.getByRole('img')).toBeVisible();
    },
  },
  // Whether the browser can read codes depends on the system: where it cannot, it says so and the code is typed.
  'Scanner.start': {
    check: async (at) => {
      await expect(at.of.getByRole('textbox')).toBeVisible();
      await at.call('start');
      await expect.poll(async () => (await at.of.locator('video').count()) > 0 || (await at.said()).includes('error')).toBe(true);
    },
  },
  'Scanner.stop': {
    check: async (at) => {
      await at.call('start');
      await at.call('stop');
      await expect(at.of.locator('video')).toHaveCount(0);
    },
  },
  'Table.clearSelection': {
    check: async (at) => {
      await at.of.getByRole('checkbox').nth(1).click({ force: true });
      await expect.poll(async () => ((await at.state('selectedRows')) as Json[]).length).toBe(1);
      await at.call('clearSelection');
      await isState(at, 'selectedRows', []);
      await expect(at.of.getByRole('checkbox').nth(1)).not.toBeChecked();
    },
  },
  'Table.firstPage': {
    props: { pageSize: 3 },
    check: async (at) => {
      await at.of.getByRole('button', { name: /Next/ }).click();
      await isState(at, 'page', 2);
      await expect(at.of.getByText('Ada Okafor')).toHaveCount(0);
      await at.call('firstPage');
      await isState(at, 'page', 1);
      await expect(at.of.getByText('Ada Okafor').first()).toBeVisible();
    },
  },
  'Table.exportCsv': {
    check: async (at) => {
      const [download] = await Promise.all([at.page.waitForEvent('download'), at.call('exportCsv')]);
      expect(download.suggestedFilename()).toMatch(/\.csv$/);
    },
  },
  'Chat.focus': {
    check: async (at) => {
      await at.call('focus');
      await expect(at.of.getByRole('textbox')).toBeFocused();
    },
  },
  'FilterBar.clear': {
    check: async (at) => {
      await at.call('clear');
      await hears(at, 'change');
      await isState(at, 'value', {});
    },
  },
  'Tree.expandAll': {
    check: async (at) => {
      await at.call('expandAll');
      await expect(at.of.locator('[role=treeitem][aria-expanded=false]')).toHaveCount(0);
    },
  },
  'Tree.collapseAll': {
    check: async (at) => {
      await expect(at.of.locator('[role=treeitem][aria-expanded=true]').first()).toBeVisible();
      await at.call('collapseAll');
      await expect(at.of.locator('[role=treeitem][aria-expanded=true]')).toHaveCount(0);
    },
  },
  'Tree.reveal': {
    args: ['2024'],
    check: async (at) => {
      await at.call('reveal');
      await expect(at.of.getByRole('treeitem').and(at.page.locator(':focus'))).toBeVisible();
    },
  },
  'Tree.focus': { check: takesFocus },
  'List.clearSelection': {
    props: { selection: 'multiple' },
    check: async (at) => {
      await at.of.getByRole('row').first().focus();
      await at.page.keyboard.press('Space');
      await expect.poll(async () => ((await at.state('selectedItems')) as Json[]).length).toBe(1);
      await at.call('clearSelection');
      await isState(at, 'selectedItems', []);
      await expect(at.of.getByRole('row', { selected: true })).toHaveCount(0);
    },
  },
  'Spreadsheet.focus': { check: takesFocus },
  'Spreadsheet.select': {
    args: ['B2:C3'],
    check: async (at) => {
      await at.call('select');
      await isState(at, 'selectedRange', 'B2:C3');
    },
  },
  'Spreadsheet.undo': {
    calls: { select: ['B2'] },
    check: async (at) => {
      await typeIntoSheet(at);
      await at.call('undo');
      await expect.poll(() => at.state('cells')).toMatchObject({ B2: 45 });
    },
  },
  'Spreadsheet.redo': {
    calls: { select: ['B2'] },
    check: async (at) => {
      await typeIntoSheet(at);
      await at.call('undo');
      await expect.poll(() => at.state('cells')).toMatchObject({ B2: 45 });
      await at.call('redo');
      await expect.poll(() => at.state('cells')).toMatchObject({ B2: 7 });
    },
  },
  'Button.click': {
    check: async (at) => {
      await at.call('click');
      await hears(at, 'click');
    },
  },
  ...media('Audio'),
  ...media('Video'),
  'Carousel.next': {
    check: async (at) => {
      await at.call('next');
      await isState(at, 'active', 1);
      await hears(at, 'change');
    },
  },
  'Carousel.previous': {
    check: async (at) => {
      await at.call('previous');
      await isState(at, 'active', 2);
      await hears(at, 'change');
    },
  },
  'Map.goTo': {
    args: [48.2, 16.4, 7],
    check: async (at) => {
      await at.call('goTo');
      await hears(at, 'move');
      await isState(at, 'zoomLevel', 7);
      await isState(at, 'view', { lat: 48.2, lng: 16.4 });
    },
  },
  'Map.fit': {
    check: async (at) => {
      await at.of.getByRole('button', { name: 'Nearer' }).click();
      await expect.poll(at.said).toHaveLength(1);
      await at.call('fit');
      await expect.poll(at.said).toHaveLength(2);
    },
  },
  'Drawer.open': opens,
  'Drawer.close': closes,
  'Modal.open': opens,
  'Modal.close': closes,
  'Popover.open': opens,
  'Popover.close': closes,
  'Timer.start': {
    check: async (at) => {
      await at.call('start');
      await isState(at, 'running', true);
      await expect(at.of.getByRole('button', { name: 'Pause' })).toBeVisible();
      await hears(at, 'tick');
    },
  },
  'Timer.pause': {
    check: async (at) => {
      await at.call('start');
      await isState(at, 'running', true);
      await at.call('pause');
      await isState(at, 'running', false);
      await expect(at.of.getByRole('button', { name: 'Start' })).toBeVisible();
    },
  },
  'Timer.reset': {
    props: { seconds: 90 },
    check: async (at) => {
      await at.call('start');
      await hears(at, 'tick');
      await at.call('reset');
      await isState(at, 'running', false);
      await expect(at.of.getByRole('timer')).toHaveText('01:30');
      await expect(at.of.getByRole('button', { name: 'Start' })).toBeVisible();
    },
  },
};
