import { type Driver, control, click, fill, option, button, drag, scribble, clickPart, clickLargest, play } from './gestures.ts';

/** What happens to every input alike. */
export const INPUT_DRIVERS: Readonly<Record<string, Driver>> = {
  focus: ({ of }) => control(of).focus(),
  blur: async ({ of }) => {
    await control(of).focus();
    await control(of).blur();
  },
  enter: async ({ of }) => {
    const isLong = (await of.locator('textarea, [contenteditable=true]').count()) > 0;
    await control(of).press(isLong ? 'Control+Enter' : 'Enter');
  },
};

/** A load failed, and nothing is there yet. */
const tryAgain: Driver = async ({ of, gallery, id }) => {
  await gallery.showSketch({ id, type: id, props: { problem: 'The bookings could not be fetched.' }, events: ['retry'] });
  await of.getByRole('button', { name: 'Try again' }).click();
};

/** How a person makes each component say each of its events, on its example. */
export const DRIVERS: Readonly<Record<string, Driver>> = {
  'Accordion.toggle': button('Can I cancel?'),
  'Card.click': ({ of }) => of.click({ position: { x: 6, y: 6 } }),
  'Container.click': ({ of }) => of.click({ position: { x: 4, y: 4 } }),
  'AppShell.toggle': button('Fold away: Places'),
  'AppShell.resize': ({ of }) => of.getByRole('separator').press('ArrowRight'),
  'SplitPane.resize': ({ of }) => of.getByRole('separator').press('ArrowRight'),
  'Steps.change': button('Next'),
  'Steps.finish': async ({ of }) => {
    await of.getByRole('button', { name: 'Next' }).click();
    await of.getByRole('button', { name: 'Finish' }).click();
  },
  'Tabs.change': ({ of }) => of.getByRole('tab', { name: 'History' }).click(),
  'Form.submit': button('Save'),
  'Form.reset': button('Start again'),
  'SchemaForm.submit': button('Save'),
  'SchemaForm.change': ({ of }) => of.getByLabel('Patient').fill('Grace'),
  'SchemaForm.cancel': button('Cancel'),
  'NumberInput.change': fill('35'),
  'TextArea.change': fill('Prefers mornings'),
  'TextInput.change': fill('Ada'),
  'Checkbox.change': ({ of }) => of.getByText('First visit').click(),
  'MultiSelect.change': option('Check-up'),
  'MultiSelect.search': ({ of }) => of.getByRole('combobox').fill('Den'),
  'RadioGroup.change': ({ of }) => of.getByText('By email').click(),
  'Select.change': option('Hanna Weiss'),
  'Select.search': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'searchable', true);
    await of.getByRole('combobox').fill('Han');
  },
  'Switch.change': ({ of }) => of.getByText('Send a reminder').click(),
  'DatePicker.change': async ({ of, page }) => {
    await of.getByRole('button', { name: 'Choose a date' }).click();
    await page.getByRole('gridcell', { name: /\b18 June\b/ }).click();
  },
  'DateRange.change': async ({ of, page }) => {
    await of.getByRole('button', { name: 'Choose dates' }).click();
    await page.getByRole('gridcell', { name: /\b15 June\b/ }).click();
    await page.getByRole('gridcell', { name: /\b18 June\b/ }).click();
  },
  'ColorPicker.change': fill('#223344'),
  'CurrencyInput.change': fill('99.50'),
  'FilePicker.change': ({ of }) => of.locator('input[type=file]').setInputFiles({ name: 'roof.txt', mimeType: 'text/plain', buffer: Buffer.from('tiles') }),
  'FilePicker.error': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'maxSize', 0.1);
    await of.locator('input[type=file]').setInputFiles({ name: 'big.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(300_000) });
  },
  'PhoneInput.change': fill('20 7946 0019'),
  'Rating.change': ({ of }) => of.getByRole('radio', { name: '2 of 5' }).click({ force: true }),
  'Slider.change': ({ of }) => of.getByRole('slider').press('ArrowRight'),
  'TagsInput.change': async ({ of }) => {
    await of.getByRole('combobox').fill('elm');
    await of.getByRole('combobox').press('Enter');
  },
  'CodeEditor.change': async ({ of, page }) => {
    await of.getByRole('textbox').click();
    await page.keyboard.type(' -- end');
  },
  'CodeEditor.enter': async ({ of, page }) => {
    await of.getByRole('textbox').click();
    await page.keyboard.press('Control+Enter');
  },
  'CodeEditor.save': async ({ of, page }) => {
    await of.getByRole('textbox').click();
    await page.keyboard.press('Control+s');
  },
  'RichText.change': async ({ of, page }) => {
    await of.getByRole('textbox').click();
    await page.keyboard.type('Hello');
  },
  'RichText.focus': ({ of }) => of.getByRole('textbox').click(),
  'RichText.enter': async ({ of, page }) => {
    await of.getByRole('textbox').click();
    await page.keyboard.press('Control+Enter');
  },
  'RichText.blur': async ({ of, page }) => {
    await of.getByRole('textbox').click();
    await page.keyboard.press('Escape');
    await of.getByRole('textbox').blur();
  },
  'Signature.change': ({ of, page }) => scribble(page, of.getByRole('img')),
  'Signature.sign': ({ of, page }) => scribble(page, of.getByRole('img')),
  'Signature.clear': async ({ of, page }) => {
    await scribble(page, of.getByRole('img'));
    await of.getByRole('button', { name: 'Clear' }).click();
  },
  'TreeSelect.change': async ({ of, page }) => {
    await control(of).click();
    await page.getByRole('treeitem', { name: 'Room 1' }).click();
  },
  'AudioRecorder.start': button('Record'),
  'AudioRecorder.stop': async ({ of }) => {
    await of.getByRole('button', { name: 'Record' }).click();
    await of.getByRole('button', { name: /Stop/ }).click();
  },
  'AudioRecorder.error': async ({ of, page }) => {
    await page.evaluate(() => {
      const real = navigator.mediaDevices.getUserMedia;
      navigator.mediaDevices.getUserMedia = () => {
        navigator.mediaDevices.getUserMedia = real;
        return Promise.reject(new DOMException('no', 'NotAllowedError'));
      };
    });
    await of.getByRole('button', { name: 'Record' }).click();
  },
  'Camera.capture': async ({ of }) => {
    await of.getByRole('button', { name: 'Turn the camera on' }).click();
    await of.getByRole('button', { name: /Take/ }).click();
  },
  'Camera.error': async ({ of, page }) => {
    await page.evaluate(() => {
      const real = navigator.mediaDevices.getUserMedia;
      navigator.mediaDevices.getUserMedia = () => {
        navigator.mediaDevices.getUserMedia = real;
        return Promise.reject(new DOMException('no', 'NotAllowedError'));
      };
    });
    await of.getByRole('button', { name: 'Turn the camera on' }).click();
  },
  'Scanner.detect': async ({ of }) => {
    await of.getByRole('textbox').fill('1204');
    await of.getByRole('button', { name: 'Use it' }).click();
  },
  'Scanner.error': async () => {},
  'Avatar.click': click,
  'Icon.click': click,
  'Image.click': click,
  'Image.error': ({ gallery, id }) => gallery.setProp(id, 'src', 'data:image/png;base64,AAAA'),
  'Stat.click': click,
  'Tag.click': click,
  'Tag.close': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'closable', true);
    await of.getByRole('button').last().click();
  },
  'Text.click': ({ of }) => of.click({ position: { x: 5, y: 5 } }),
  'Timeline.select': ({ of }) => of.getByText('Replace thermostat').click(),
  'List.itemClick': ({ of }) => of.getByText('Luca Marino').click(),
  'List.endReached': async ({ of, page }) => {
    await of.hover();
    await page.mouse.wheel(0, 4000);
  },
  'Table.rowClick': ({ of }) => of.getByText('Hanna Weiss').first().click(),
  'Table.select': ({ of }) => of.getByRole('checkbox').nth(1).click({ force: true }),
  'Table.rowAction': async ({ of, page }) => {
    await of.getByText('Hanna Weiss').first().hover();
    await of
      .getByRole('button', { name: /^Edit|^Actions/ })
      .first()
      .click();
    const item = page.getByRole('menuitem', { name: 'Edit' });
    if (await item.isVisible()) await item.click();
  },
  'Table.search': ({ of }) => of.getByRole('searchbox').fill('Ada'),
  'Table.sort': ({ of }) => of.getByRole('button', { name: 'Patient', exact: true }).click(),
  'Table.filter': async ({ of, page }) => {
    await of.getByRole('button', { name: 'Patient: column menu' }).click();
    await page
      .getByRole('textbox', { name: /Filter|Contains|has/i })
      .first()
      .fill('Ada');
    await page.keyboard.press('Enter');
  },
  'Table.page': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'pageSize', 3);
    await of.getByRole('button', { name: /Next/ }).click();
  },
  'Table.cellChange': async ({ of, page }) => {
    await of.getByText('Ada Okafor').first().dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Ada O.');
    await page.keyboard.press('Enter');
  },
  'Table.addRow': button('New booking'),
  'Calendar.select': button(/Ada Okafor|Yusuf Tan/),
  'Calendar.move': async ({ of, page }) => {
    await of
      .getByRole('button', { name: /Ada Okafor|Yusuf Tan/ })
      .first()
      .focus();
    await page.keyboard.press('Alt+ArrowRight');
  },
  'Calendar.dayClick': button(/20 June/),
  'Calendar.rangeChange': button(/Next/),
  'Chat.send': async ({ of }) => {
    await of.getByRole('textbox').fill('On my way');
    await of.getByRole('textbox').press('Enter');
  },
  'FilterBar.change': async ({ of }) => {
    await of.getByText('Late only').first().click();
  },
  'Kanban.click': ({ of }) => of.getByText('Ada Okafor').first().click(),
  'Kanban.add': button(/Add a booking/),
  'Kanban.move': async ({ of, page }) => drag(page, of.getByText('Ada Okafor').first(), of.getByText('Luca Marino').first()),
  'JsonView.select': ({ of }) => of.getByRole('treeitem').nth(1).click(),
  'ReorderList.reorder': button('Move Commission boiler down'),
  'Spreadsheet.cellChange': async ({ of, page }) => {
    await of.getByRole('gridcell').nth(2).click();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
  },
  'Spreadsheet.select': ({ of }) => of.getByRole('gridcell').nth(9).click(),
  'Spreadsheet.calculate': async () => {},
  'Tree.select': ({ of }) => of.getByRole('treeitem', { name: 'Notes' }).click(),
  'Tree.expand': ({ of }) => of.getByRole('treeitem', { name: 'Archive' }).press('ArrowRight'),
  'Tree.check': async ({ of, gallery, id, page }) => {
    await gallery.setProp(id, 'checkable', true);
    await of.getByRole('treeitem', { name: 'Notes' }).focus();
    await page.keyboard.press('Space');
  },
  'Gauge.click': click,
  'Heatmap.cellClick': button(/^Tue, 10/),
  'PieChart.sliceClick': async ({ of, page, gallery, id }) => {
    await gallery.setProp(id, 'donut', false);
    await clickLargest(page, of);
  },
  'SpecChart.select': async ({ of, page, gallery, id }) => {
    await gallery.setProp(id, 'spec', { series: [{ type: 'pie', data: [{ name: 'All', value: 1 }] }] });
    await clickLargest(page, of);
  },
  'XYChart.pointClick': ({ of, page }) => clickPart(page, of, 0.9, 0.7),
  'Breadcrumb.select': button('Patients'),
  'Button.click': click,
  'Link.click': click,
  'MenuButton.select': async ({ of, page }) => {
    await of.click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
  },
  'NavMenu.select': button('Calendar'),
  'Pagination.change': button('Next page'),
  'Canvas2D.frame': async ({ gallery, id }) => gallery.setProp(id, 'running', true),
  'Canvas2D.pointer': click,
  'Canvas2D.key': ({ of }) => of.press('a'),
  'Carousel.change': button('Next slide'),
  'DocViewer.pageChange': button('Next page'),
  'DocViewer.error': async ({ gallery, id, page }) => {
    await page.route('**/missing.txt', (route) => route.abort());
    await gallery.setProp(id, 'src', 'https://example.com/missing.txt');
  },
  'Iframe.load': async () => {},
  'Iframe.message': async ({ of }) => {
    const frame = await of.locator('iframe').elementHandle();
    await (await frame?.contentFrame())?.evaluate(() => parent.postMessage({ hello: 1 }, '*'));
  },
  'Iframe.error': ({ page }) =>
    page.evaluate(() => void document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { blockedURI: 'https://example.com' }))),
  'Map.markerClick': button('Vienna'),
  'Map.move': button('Nearer'),
  'Alert.close': button('Close'),
  'Drawer.close': button('Close'),
  'Modal.close': async ({ page }) => page.keyboard.press('Escape'),
  'Popover.toggle': button('Filters'),
  'Timer.start': button('Start'),
  'Timer.pause': async ({ of }) => {
    await of.getByRole('button', { name: 'Start' }).click();
    await of.getByRole('button', { name: 'Pause' }).click();
  },
  'Timer.reset': button('Reset'),
  'Timer.tick': button('Start'),
  'Timer.end': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'seconds', 1);
    await of.getByRole('button', { name: 'Reset' }).click();
    await of.getByRole('button', { name: 'Start' }).click();
  },
  'Html.message': button('call us'),
  'CodeEditor.focus': ({ of }) => of.getByRole('textbox').click(),
  'CodeEditor.blur': async ({ of }) => {
    await of.getByRole('textbox').click();
    await of.getByRole('textbox').blur();
  },
  'MultiSelect.focus': ({ of }) => of.getByRole('combobox').focus(),
  'MultiSelect.blur': async ({ of }) => {
    await of.getByRole('combobox').focus();
    await of.getByRole('combobox').blur();
  },
  'MultiSelect.enter': ({ of }) => of.getByRole('combobox').press('Enter'),
  'TagsInput.focus': ({ of }) => of.getByRole('combobox').focus(),
  'TagsInput.blur': async ({ of }) => {
    await of.getByRole('combobox').focus();
    await of.getByRole('combobox').blur();
  },
  'TagsInput.enter': ({ of }) => of.getByRole('combobox').press('Enter'),
  'Audio.play': (at) => play(at, 1),
  'Audio.end': (at) => play(at, 1),
  'Audio.time': (at) => play(at, 1),
  'Audio.pause': async (at) => {
    await play(at, 20);
    await at.gallery.perform({ kind: 'method', id: at.id, method: 'pause', args: [] });
  },
  'Audio.error': ({ gallery, id }) => gallery.setProp(id, 'src', 'data:audio/wav;base64,AAAA'),
  'Video.play': (at) => play(at, 1),
  'Video.end': (at) => play(at, 1),
  'Video.time': (at) => play(at, 1),
  'Video.pause': async (at) => {
    await play(at, 20);
    await at.gallery.perform({ kind: 'method', id: at.id, method: 'pause', args: [] });
  },
  'Video.error': ({ gallery, id }) => gallery.setProp(id, 'src', 'data:audio/wav;base64,AAAA'),
  'Table.save': async ({ of, page, gallery, id }) => {
    await gallery.setProp(id, 'saveEdits', 'row');
    await of.getByText('Ada Okafor').first().dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Ada O.');
    await page.keyboard.press('Enter');
    await of.getByRole('button', { name: /^Save/ }).first().click();
  },
  'Table.expand': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'expandable', true);
    await of
      .getByRole('button', { name: /^Details of/ })
      .first()
      .click();
  },
  'Table.retry': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'data', []);
    await gallery.setProp(id, 'problem', 'The bookings could not be fetched.');
    await of.getByRole('button', { name: 'Try again' }).click();
  },
  'List.select': async ({ of, page, gallery, id }) => {
    await gallery.setProp(id, 'selection', 'multiple');
    await of.getByRole('row').first().focus();
    await page.keyboard.press('Space');
  },
  'Tree.load': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'nodes', [{ id: 'far', label: 'Far away', hasChildren: true }]);
    await of.getByRole('treeitem', { name: 'Far away' }).press('ArrowRight');
  },
  'Tree.move': async ({ of, gallery, id }) => {
    await gallery.setProp(id, 'reorderable', true);
    await of.getByRole('treeitem', { name: 'Notes' }).press('Alt+ArrowUp');
  },
  'Spreadsheet.format': async ({ of, page }) => {
    await of.getByRole('gridcell').nth(9).click();
    await page.keyboard.press('Control+Shift+Digit5');
  },
  'Spreadsheet.resize': async ({ of, page }) => {
    await of.getByRole('gridcell').nth(9).click();
    await page.keyboard.press('Alt+Shift+ArrowRight');
  },
  ...Object.fromEntries(['List', 'Tree', 'Heatmap', 'PieChart', 'SpecChart', 'XYChart'].map((id) => [`${id}.retry`, tryAgain])),
};
