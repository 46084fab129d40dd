import { expect, test } from './support/star.ts';

/** What a screen reader is told: names, roles and states in their order. Every change of these is read by a person before it is kept. */

test('what is said of inputs, empty, wrong and filled', { tag: '@long' }, async ({ star, page }) => {
  await star.open('join');
  const form = page.getByRole('form', { name: 'Join us' });
  await expect(form).toMatchAriaSnapshot(`
    - form "Join us":
      - textbox "Name"
      - text: As your friends say it Email
      - textbox "Email"
      - textbox "About you"
      - textbox "Age"
      - button "Less"
      - button "More"
      - combobox "Role"
      - combobox "Skills"
      - radiogroup "Contract":
        - radio "Full time"
        - radio "Part time"
        - radio "Weekends"
      - textbox "First day"
      - button "Choose a date"
      - textbox "Holiday from"
      - textbox "Holiday to"
      - button "Choose dates"
      - button "Photo Choose"
      - checkbox "I agree to the house rules"
      - switch "Send me news"
      - button "Send"
      - button "Start again"
  `);
  await form.getByRole('button', { name: 'Send', exact: true }).click();
  const name = form.getByLabel('Name');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  // The problem first, then the help.
  await expect(name).toHaveAccessibleDescription('Fill this in. As your friends say it');
  await expect(name).toHaveAttribute('aria-required', 'true');
  await expect(form.getByRole('textbox', { name: 'First day' })).toHaveAccessibleDescription('Fill this in.');
  await form.getByText('Weekends').click();
  await form.getByText('I agree to the house rules').click();
  await form.getByText('Send me news').click();
  await form.getByRole('combobox', { name: 'Skills' }).click();
  await page.getByRole('option', { name: 'French' }).click();
  await expect(page.getByRole('listbox', { name: 'Skills' })).toMatchAriaSnapshot(`
    - listbox "Skills":
      - option "First aid"
      - option "French" [selected]
      - option "Driving"
      - option "Cooking"
      - option "Counting"
      - option "Singing"
  `);
  await page.keyboard.press('Escape');
  await expect(form).toMatchAriaSnapshot(`
    - radiogroup "Contract":
      - radio "Full time"
      - radio "Part time"
      - radio "Weekends" [checked]
  `);
  await expect(form).toMatchAriaSnapshot(`
    - checkbox "I agree to the house rules" [checked]
    - text: I agree to the house rules
    - switch "Send me news" [checked]
  `);
});

test('what is said of a calendar and of a file', { tag: '@long' }, async ({ star, page }) => {
  await star.open('dates');
  await page.getByRole('textbox', { name: 'Due' }).fill('14/2/2026');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog', { name: 'Choose a date' })).toMatchAriaSnapshot(`
    - dialog "Choose a date":
      - button "Previous month" [disabled]
      - combobox "Month":
        - option "February" [selected]
      - combobox "Year":
        - option "2026" [selected]
        - option "2027"
      - button "Next month"
      - grid "February 2026":
        - rowgroup:
          - row "Mon Tue Wed Thu Fri Sat Sun":
            - columnheader "Mon"
            - columnheader "Sun"
        - rowgroup:
          - row
          - row /Monday,? 9 February 2026/:
            - gridcell /Monday,? 9 February 2026/
            - gridcell /Saturday,? 14 February 2026/ [selected]
            - gridcell /Sunday,? 15 February 2026/
  `);
  await page.keyboard.press('Escape');
  await star.open('choices');
  await page.getByLabel('Papers').setInputFiles([{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('A note') }]);
  await expect(star.main()).toMatchAriaSnapshot(`
    - button "Papers Choose"
    - text: note.txt 6 B
    - button "Remove note.txt"
  `);
});

test('what is said of a table, sorted, grouped, chosen and changed', { tag: '@long' }, async ({ star, page }) => {
  await star.open('bookings');
  await page.getByRole('checkbox', { name: 'Select Ada Okafor' }).locator('..').click();
  await page.getByRole('columnheader', { name: 'Fee' }).getByRole('button', { name: 'Fee', exact: true }).click();
  await page.getByRole('gridcell', { name: '€40.00' }).click();
  await page.getByRole('textbox', { name: 'Fee' }).fill('900');
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: 'Bookings' });
  await expect(grid).toHaveAttribute('aria-rowcount', '13');
  await expect(grid).toHaveAttribute('aria-multiselectable', 'true');
  await expect(page.getByRole('columnheader', { name: 'Fee' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(star.main()).toMatchAriaSnapshot(`
    - heading "Bookings" [level=2]
    - status: 12 bookings
    - searchbox "Search bookings"
    - button "Table menu"
    - button "Add booking"
    - grid "Bookings":
      - rowgroup:
        - row:
          - columnheader "Selection":
            - checkbox "Select all on this page"
          - columnheader "Details"
          - columnheader "Patient":
            - button "Patient"
            - 'button "Patient: column menu"'
      - rowgroup:
        - row [selected]:
          - gridcell "Select Ada Okafor":
            - checkbox "Select Ada Okafor" [checked]
          - gridcell "Details of Ada Okafor":
            - button "Details of Ada Okafor"
          - gridcell "Ada Okafor"
          - gridcell "Waiting"
          - gridcell "Blue"
          - gridcell:
            - textbox "Fee": "900"
            - alert: Use 500 or less.
          - gridcell "Yes"
          - gridcell "20 Mar 2026"
          - gridcell /Note 1/
          - gridcell "Call Ada Okafor Delete Ada Okafor":
            - button "Call Ada Okafor"
            - button "Delete Ada Okafor"
    - group "Selection":
      - status: 1 selected
      - button "Select all 12 bookings"
      - button "Clear selection"
    - navigation "Pages of bookings":
      - text: Page 1 of 2
      - button "Previous page" [disabled]
      - button "Next page"
  `);
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Room' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('dialog', { name: /^Room: .*column menu/ })).toMatchAriaSnapshot(`
    - 'dialog "Room: column menu"':
      - button "Lowest first"
      - button "Highest first"
      - textbox "Room contains"
      - group "Width":
        - button "Narrower"
        - button "Wider"
      - group "Place":
        - button "Earlier"
        - button "Later"
        - button "Keep at the start"
        - button "Keep at the end"
        - button "Group by this"
        - button "Hide"
  `);
  await page.getByRole('button', { name: 'Group by this' }).click();
  await expect(page.getByRole('treegrid', { name: 'Bookings' })).toMatchAriaSnapshot(`
    - treegrid "Bookings":
      - rowgroup
      - rowgroup:
        - row /Room Blue 6/ [expanded] [level=1]
  `);
});

test('what is said of tabs, menus, dialogs, figures, charts and lists', { tag: '@long' }, async ({ star, page }) => {
  await star.open('places');
  await expect(star.main()).toMatchAriaSnapshot(`
    - main "Places":
      - tablist "Rooms":
        - tab "Kitchen" [selected]
        - tab "Attic" [disabled]
        - tab "Garden 3"
        - tab "Cellar"
      - tabpanel "Kitchen":
        - textbox "On the stove"
      - navigation "Chapters":
        - button "One"
        - button "Two 4"
        - button "Three" [disabled]
        - button "Four"
      - group "Open the box":
        - paragraph: A box
        - button "In the box"
  `);
  await star.open('overlays');
  await page.getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename it' });
  await expect(dialog).toHaveAttribute('aria-modal', 'true');
  await expect(dialog).toMatchAriaSnapshot(`
    - dialog "Rename it":
      - heading "Rename it" [level=2]
      - button "Close"
      - form "New name":
        - textbox "Title"
        - combobox "Kind"
        - textbox "Day"
        - button "Choose a date"
        - button "Save"
  `);
  await star.open('figures');
  await expect(star.main()).toMatchAriaSnapshot(`
    - heading "The year so far" [level=2]
    - paragraph:
      - strong: up
    - list:
      - listitem: Tea
      - listitem: Cake
    - button "A dark blue square"
    - img "A picture that is lost"
    - 'button "Sold"': Sold 39 +12% since December
    - figure "Sold by month":
      - table "Sold by month":
        - rowgroup:
          - row "Month Sold Returned"
        - rowgroup:
          - row "January 12 1":
            - rowheader "January"
            - cell "12"
            - cell "1"
          - row "February 18 2"
          - row "March 9 0"
    - figure "Share of each month":
      - table "Share of each month":
        - rowgroup:
          - row "Month Sold Share"
  `);
  await star.open('feed');
  await expect(page.getByRole('list', { name: 'Chores' })).toMatchAriaSnapshot(`
    - list "Chores":
      - listitem:
        - paragraph: Sweep
        - 'checkbox "Done: Sweep"'
        - button "Drop Sweep"
      - listitem
      - listitem
  `);
});
