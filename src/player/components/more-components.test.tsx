// @vitest-environment jsdom
import '../testing/dom.ts';
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppView } from '../app-view.tsx';
import { csvRows } from '../media/doc-kind.ts';
import { fitted, project, unproject } from '../map/projection.ts';
import { safeSpec } from '../charts/spec-option.ts';
import { dataText, fileSourceOf } from '../core/file-source.ts';
import { strokePath } from '../inputs/signature-control.tsx';
import { typedValue } from '../sheet/typed-value.ts';
import { MORE_FILLED } from '../testing/new-samples.ts';
import { BOOKINGS } from '../testing/samples.ts';
import { type Sketch, StaticSource } from '../testing/static-source.ts';
import { cleanHtml } from './html.tsx';
import { pageMarks } from './pagination.tsx';
import { moveItem } from './reorder-list.tsx';

// Heavy components load on first use, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

afterEach(cleanup);

function open(type: string, props: Sketch['props'] = {}, rest: Partial<Sketch> = {}): StaticSource {
  const source = new StaticSource({ id: 'root', type: 'Container', kids: [{ id: 'it', type, props, ...rest }] });
  render(<AppView source={source} />);
  return source;
}
const key = (name: string): boolean => fireEvent.keyDown(document.activeElement as Element, { key: name });

describe('menus and pages', () => {
  it('chooses from a menu button', async () => {
    const source = open('MenuButton', MORE_FILLED.MenuButton);
    fireEvent.click(screen.getByRole('button', { name: 'Actions' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    expect(source.payloads('it', 'select')).toEqual([{ id: 'delete' }]);
  });

  it('opens a box with its children, and closes it on Escape', async () => {
    const source = open('Popover', { text: 'Filters', title: 'Only' }, { kids: [{ type: 'Checkbox', props: { label: 'Unpaid' } }] });
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const box = await screen.findByRole('dialog', { name: 'Only' });
    fireEvent.keyDown(within(box).getByLabelText('Unpaid'), { key: 'Escape' });
    expect(source.payloads('it', 'toggle')).toEqual([{ open: true }, { open: false }]);
  });

  it('steps through pages and leaves out the middle', () => {
    expect([pageMarks(1, 1), pageMarks(2, 4), pageMarks(7, 24), pageMarks(24, 24)]).toEqual([[1], [1, 2, 3, 4], [1, 0, 6, 7, 8, 0, 24], [1, 0, 23, 24]]);
    const source = open('Pagination', { total: 45, pageSize: 20 });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Previous page' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Page 3' }));
    expect(source.payloads('it', 'change')).toEqual([{ page: 3, offset: 40 }]);
    expect(screen.getByText('41–45 of 45 rows')).toBeDefined();
  });

  it('puts items in order by their buttons', async () => {
    expect([moveItem(['a', 'b', 'c'], 0, 2), moveItem(['a', 'b', 'c'], 2, 0)]).toEqual([
      ['b', 'c', 'a'],
      ['c', 'a', 'b'],
    ]);
    const source = open('ReorderList', { items: ['x', 'y', 'z'] });
    fireEvent.click(await screen.findByRole('button', { name: 'Move x down' }));
    expect(source.payloads('it', 'reorder')).toEqual([{ items: ['y', 'x', 'z'], ids: ['y', 'x', 'z'], from: 0, to: 1 }]);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['y', 'x', 'z']);
  });
});

describe('trees', () => {
  it('walks, opens and chooses by keyboard alone', async () => {
    const source = open('Tree', { ...MORE_FILLED.Tree, expanded: [], selected: '' });
    const first = await screen.findByRole('treeitem', { name: 'Clinic' });
    expect(screen.getAllByRole('treeitem').filter((item) => item.tabIndex === 0)).toEqual([first]);
    first.focus();
    key('ArrowRight');
    expect(first.getAttribute('aria-expanded')).toBe('true');
    key('ArrowRight');
    expect(document.activeElement?.textContent).toBe('Rooms');
    key('n');
    expect(document.activeElement?.textContent).toBe('Notes');
    key('Home');
    key('ArrowDown');
    key('Enter');
    expect(source.payloads('it', 'select')[0]).toMatchObject({ id: 'rooms', node: { label: 'Rooms' } });
    key('ArrowLeft');
    key('ArrowLeft');
    expect(screen.queryByRole('treeitem', { name: 'Rooms' })).toBeNull();
  });

  it('ticks whole branches', async () => {
    const source = open('Tree', { ...MORE_FILLED.Tree, checkable: true });
    fireEvent.click(await screen.findByRole('treeitem', { name: 'Rooms' }));
    expect(source.payloads('it', 'check')).toEqual([{ ids: ['r1', 'r2', 'r3'] }]);
    expect(screen.getByRole('treeitem', { name: 'Clinic' }).getAttribute('aria-checked')).toBe('mixed');
  });

  it('keeps a chosen entry in an input', async () => {
    const source = open('TreeSelect', { ...MORE_FILLED.TreeSelect, value: null });
    fireEvent.click(await screen.findByRole('combobox', { name: /^Place/ }));
    // Without layout the box counts as scrolled away, so its entries are found by their words.
    fireEvent.click(await screen.findByText('Notes'));
    expect(source.payloads('it', 'change')).toEqual([{ value: 'notes' }]);
    expect(screen.getByRole('combobox', { name: 'Place Notes' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(source.payloads('it', 'change').at(-1)).toEqual({ value: null });
  });

  it('says the path of a value', async () => {
    const source = open('JsonView', MORE_FILLED.JsonView);
    fireEvent.click(await screen.findByRole('treeitem', { name: /^fee/ }));
    expect(source.payloads('it', 'select')).toEqual([{ path: 'visits.0.fee', value: 45.5 }]);
  });
});

describe('a spreadsheet', () => {
  it('tells its results when it starts, and again after an edit in the bar', async () => {
    const source = open('Spreadsheet', { rows: 5, columns: 3, cells: { A1: 2, B1: '=A1*3', C1: '=C1' } });
    await screen.findByRole('grid');
    await vi.waitFor(() =>
      expect(source.payloads('it', 'calculate')).toEqual([
        { values: { A1: 2, B1: 6 }, problems: [{ cell: 'C1', code: '#CYCLE!', message: 'Needs itself: C1 → C1' }] },
      ]),
    );
    expect(screen.getByText('These formulas need each other: C1 → C1. Change one of them.')).toBeDefined();
    const bar = screen.getByRole('textbox', { name: 'Content of A1' });
    fireEvent.change(bar, { target: { value: '5' } });
    fireEvent.keyDown(bar, { key: 'Enter' });
    expect(source.payloads('it', 'cellChange')).toEqual([{ cell: 'A1', value: 5, changes: { A1: 5 }, cells: { A1: 5, B1: '=A1*3', C1: '=C1' } }]);
    await vi.waitFor(() => expect(source.payloads('it', 'calculate').at(-1)).toMatchObject({ values: { A1: 5, B1: 15 } }));
  });

  it('moves, types, clears and pastes by keyboard', async () => {
    const source = open('Spreadsheet', { rows: 5, columns: 3, cells: { B2: 'old' } });
    const grid = await screen.findByRole('grid');
    grid.focus();
    for (const name of ['ArrowDown', 'ArrowRight', 'Delete']) fireEvent.keyDown(grid, { key: name });
    expect(source.payloads('it', 'select').at(-1)).toEqual({ cell: 'B2', range: 'B2' });
    expect(source.payloads('it', 'cellChange')).toEqual([{ cell: 'B2', value: null, changes: { B2: null }, cells: {} }]);
    fireEvent.paste(grid, { clipboardData: { getData: () => '1\t2\t3\n4\t5' } });
    expect(source.payloads('it', 'cellChange').at(-1)?.['cells']).toEqual({ B2: 1, C2: 2, B3: 4, C3: 5 });
  });

  it('reads what is typed', () => {
    expect(['12', '1,250.5', '15%', ' =A1 ', 'true', '', '-', '3 cups', '007'].map(typedValue)).toEqual([
      12,
      1250.5,
      0.15,
      '=A1',
      true,
      null,
      '-',
      '3 cups',
      7,
    ]);
  });
});

describe('writing', () => {
  it('keeps only clean HTML in rich text, and follows what the app sets', async () => {
    const source = open('RichText', {
      label: 'Letter',
      value: '<p onclick="x()">Dear <b>Ada</b></p><script>alert(1)</script><p><a href="javascript:x()">bad</a></p>',
    });
    const body = await screen.findByRole('textbox', { name: 'Letter' });
    expect(body.innerHTML).not.toMatch(/script|onclick/);
    expect(body.textContent).toBe('Dear Adabad');
    act(() => source.setState('it', 'value', '<p>New text</p>'));
    await vi.waitFor(() => expect(body.textContent).toBe('New text'), { timeout: 15_000 });
    expect(screen.getByRole('toolbar', { name: 'Formatting' })).toBeDefined();
  });

  it('draws a signature as a path, or takes a typed name', async () => {
    expect(
      strokePath([
        [0, 0],
        [10, 0],
        [20, 10],
      ]),
    ).toBe('M0 0Q10 0 15 5L20 10');
    const source = open('Signature', { label: 'Sign' }, { events: ['sign', 'clear'] });
    fireEvent.click(await screen.findByRole('button', { name: 'Type instead' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Type your name to sign' }), { target: { value: 'Ada <x>' } });
    const signed = String(source.payloads('it', 'change').at(-1)?.['value']);
    expect(dataText(signed)).toContain('>Ada x</text>');
    expect(source.payloads('it', 'sign')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(source.payloads('it', 'change').at(-1)).toEqual({ value: '' });
  });

  it('edits code, and follows what the app sets', async () => {
    const source = open('CodeEditor', { label: 'Query', value: 'a' });
    const body = await screen.findByRole('textbox', { name: 'Query' });
    expect(body.textContent).toBe('a');
    act(() => source.setState('it', 'value', 'let b = 1;'));
    await vi.waitFor(() => expect(body.textContent).toBe('let b = 1;'));
    expect(source.payloads('it', 'change')).toEqual([]);
  });

  it('cleans own HTML and tells clicks on marked elements', async () => {
    expect(
      cleanHtml('<img src=x onerror=1><style>a{}</style><a href="javascript:x">k</a><iframe src="//x"></iframe><p style="color:red" id="root" class="x">t</p>'),
    ).toBe('<img src="x"><a>k</a><p>t</p>');
    const source = open('Html', MORE_FILLED.Html);
    fireEvent.keyDown(await screen.findByRole('button', { name: 'call us' }), { key: 'Enter' });
    expect(source.payloads('it', 'message')).toEqual([{ name: 'call', data: { number: '12' } }]);
  });
});

describe('figures and media', () => {
  it('says a gauge’s value and range', async () => {
    open('Gauge', MORE_FILLED.Gauge);
    const meter = await screen.findByRole('meter', { name: 'Bed occupancy' });
    expect(meter.getAttribute('aria-valuetext')).toBe('82%, Good');
  });

  it('adds up the rows of a heat map’s cell', async () => {
    const source = open(
      'Heatmap',
      {
        data: [
          { d: 'Mon', h: '8', n: 2 },
          { d: 'Mon', h: '8', n: 3 },
          { d: 'Tue', h: '8', n: 1 },
        ],
        x: 'h',
        y: 'd',
        value: 'n',
      },
      { events: ['cellClick'] },
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Mon, 8: 5' }));
    expect(source.payloads('it', 'cellClick')[0]).toMatchObject({ x: '8', y: 'Mon', value: 5 });
  });

  it('takes out of a chart’s description what could reach out', () => {
    expect(
      safeSpec({
        title: { text: 'T', link: 'https://x' },
        toolbox: {},
        tooltip: { renderMode: 'html', formatter: '{b}' },
        series: [{ symbol: 'image://x', data: [{ value: 1, link: 'javascript:x' }] }],
      }),
    ).toEqual({
      title: { text: 'T' },
      tooltip: { formatter: '{b}' },
      series: [{ symbol: 'circle', data: [{ value: 1 }] }],
    });
  });

  it('goes from slide to slide, round at the end', async () => {
    const source = open('Carousel', MORE_FILLED.Carousel);
    fireEvent.click(await screen.findByRole('button', { name: 'Slide before' }));
    expect(source.payloads('it', 'change')).toEqual([{ index: 2 }]);
    expect(screen.getByRole('group', { name: '3 of 3' })).toBeDefined();
  });

  it('moves the line of a split pane by keyboard, not past the least', async () => {
    const source = open('SplitPane', { size: 20, min: 15 }, { kids: [{ type: 'Text' }, { type: 'Text' }] });
    const line = await screen.findByRole('separator');
    for (const name of ['ArrowLeft', 'PageUp', 'Home']) fireEvent.keyDown(line, { key: name });
    expect(source.payloads('it', 'resize').map((payload) => payload['size'])).toEqual([18, 15]);
  });

  it('turns documents over, and reads CSV with quotes', async () => {
    expect(csvRows('a;b\r\n"x ""y""; z";2\n')).toEqual([
      ['a', 'b'],
      ['x "y"; z', '2'],
    ]);
    const source = open('DocViewer', MORE_FILLED.DocViewer);
    expect(await screen.findByText('twice')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(source.payloads('it', 'pageChange')).toEqual([{ page: 2 }]);
    expect(within(screen.getByRole('table', { name: 'Bookings.csv' })).getByText('Marino, Luca')).toBeDefined();
  });

  it('takes files and addresses, nothing that runs code', () => {
    expect(fileSourceOf('javascript:alert(1)')).toBeNull();
    expect(fileSourceOf('https://example.com/a%20b.pdf?x=1')).toMatchObject({ name: 'a b.pdf', type: 'application/pdf' });
    expect(fileSourceOf({ name: 'x.txt', type: 'text/plain;"<', data: 'aGk=' })?.url).toBe('data:application/octet-stream;base64,aGk=');
  });

  it('shows places, and goes nearer by keyboard', async () => {
    const lisbon = { lat: 38.72, lng: -9.14 };
    const there = unproject(project(lisbon, 5), 5);
    expect([there.lat, there.lng]).toEqual([expect.closeTo(38.72, 4), expect.closeTo(-9.14, 4)]);
    expect(fitted([lisbon, { lat: 48.2, lng: 16.4 }], 480, 360).zoom).toBe(4);
    const source = open('Map', MORE_FILLED.Map);
    fireEvent.click(await screen.findByRole('button', { name: 'Oslo' }));
    expect(source.payloads('it', 'markerClick')[0]).toMatchObject({ index: 2, marker: { id: 'c' } });
    const area = screen.getByRole('group', { name: /^Map, 3 places/ });
    fireEvent.keyDown(area, { key: '+' });
    expect(source.payloads('it', 'move').at(-1)?.['zoom']).toBe(Number(fitted([...(MORE_FILLED.Map.markers ?? [])], 480, 360).zoom) + 1);
  });

  it('says why a camera, a microphone or a reader cannot be used, and offers another way', async () => {
    const camera = open('Camera');
    fireEvent.click(await screen.findByRole('button', { name: 'Turn the camera on' }));
    expect(await screen.findByText('This browser offers no camera here. Choose a file instead.')).toBeDefined();
    expect(camera.payloads('it', 'error')).toHaveLength(1);
    expect(screen.getByLabelText('Choose a photo')).toBeDefined();
    cleanup();
    const recorder = open('AudioRecorder');
    fireEvent.click(await screen.findByRole('button', { name: 'Record' }));
    expect(await screen.findByText('This browser offers no microphone here. Choose a file instead.')).toBeDefined();
    expect(recorder.payloads('it', 'start')).toEqual([]);
    cleanup();
    const scanner = open('Scanner');
    expect(await screen.findByText('This browser cannot read codes. Type the code instead.')).toBeDefined();
    const typed = screen.getByRole('textbox', { name: 'Type the code' });
    fireEvent.change(typed, { target: { value: '4006381333931' } });
    fireEvent.keyDown(typed, { key: 'Enter' });
    expect(scanner.payloads('it', 'detect')).toEqual([{ text: '4006381333931', format: 'typed' }]);
  });

  it('shows another page only in a frame without an origin', async () => {
    open('Iframe', { src: 'https://example.com/', title: 'Hours' });
    expect((await screen.findByTitle('Hours')).getAttribute('sandbox')).toBe('allow-scripts allow-forms allow-popups');
    cleanup();
    open('Iframe', { src: 'javascript:alert(1)' });
    expect(await screen.findByText('No page yet. Give it an address that starts with https://.')).toBeDefined();
  });
});

describe('a table’s columns', () => {
  const columns = [
    { field: 'patient', label: 'Patient', type: 'text', editable: true },
    { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
    { field: 'status', label: 'Status', type: 'tag' },
  ];
  const names = (): (string | null)[] =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent ?? null);

  it('filters by the menu of a column, says so and clears it', async () => {
    const source = open('Table', { data: BOOKINGS, columns });
    fireEvent.click(screen.getByRole('button', { name: 'Status: column menu' }));
    fireEvent.click(await screen.findByLabelText('Arrived'));
    expect(source.payloads('it', 'filter')).toEqual([{ filters: { status: { values: ['Arrived'] } } }]);
    expect(names()).toEqual(['Ada Okafor', 'Marta Nowak']);
    expect(screen.getByRole('button', { name: 'Status: filtered, column menu' })).toBeDefined();
    act(() => source.setState('it', 'filters', { fee: { min: 100 } }));
    expect(names()).toEqual(
      ['Marta Nowak', 'Alan Hughes', 'Ines Duarte', 'Noor Ali'].filter((name) => BOOKINGS.some((row) => row['patient'] === name && Number(row['fee']) >= 100)),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(names()).toHaveLength(BOOKINGS.length);
  });

  it('sorts and filters by the sheet that phones show', () => {
    const source = open('Table', { data: BOOKINGS, columns });
    fireEvent.click(screen.getByRole('button', { name: 'Sort and filter' }));
    const sheet = screen.getByRole('dialog', { name: 'Sort and filter' });
    fireEvent.click(within(sheet).getByLabelText('Fee'));
    fireEvent.click(within(sheet).getByLabelText('Highest first'));
    fireEvent.change(within(sheet).getByLabelText('Patient contains'), { target: { value: 'ma' } });
    fireEvent.click(within(sheet).getByRole('button', { name: 'Done' }));
    expect(source.payloads('it', 'sort')).toEqual([
      { field: 'fee', direction: 'asc', sorts: [{ field: 'fee', direction: 'asc' }] },
      { field: 'fee', direction: 'desc', sorts: [{ field: 'fee', direction: 'desc' }] },
    ]);
    expect(names()).toEqual(
      BOOKINGS.filter((row) => /ma/i.test(String(row['patient'])))
        .sort((a, b) => Number(b['fee']) - Number(a['fee']))
        .map((row) => row['patient']),
    );
  });

  it('changes a column’s width from its menu', async () => {
    open('Table', { data: BOOKINGS, columns });
    const menu = screen.getByRole('button', { name: 'Fee: column menu' });
    fireEvent.click(menu);
    fireEvent.click(await screen.findByText('Wider'));
    expect(screen.getByRole('columnheader', { name: /^Fee/ }).style.width).toBe('160px');
    fireEvent.click(await screen.findByText('As before'));
    expect(screen.getByRole('columnheader', { name: /^Fee/ }).style.width).toBe('');
  });

  it('opens rows by keyboard from any cell that is not edited in place', () => {
    const source = open('Table', { data: BOOKINGS, columns, editable: true }, { events: ['rowClick'] });
    const cell = (row: number, at: number): HTMLElement | undefined => within(screen.getAllByRole('row')[row] as HTMLElement).getAllByRole('gridcell')[at];
    act(() => cell(1, 1)?.focus());
    key('ArrowDown');
    expect(document.activeElement).toBe(cell(2, 1));
    key('Enter');
    expect(source.payloads('it', 'rowClick')).toEqual([{ row: BOOKINGS[1] }]);
  });
});
