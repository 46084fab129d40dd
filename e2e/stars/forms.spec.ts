import { expect, test } from './support/star.ts';

test('a form filled wrong says what is wrong where it is wrong, and makes a row once it is mended', async ({ star, page }) => {
  await star.open('join');
  const form = page.getByRole('form', { name: 'Join us' });
  await form.getByLabel('Name').fill('Ada Okafor');
  await form.getByLabel('Email').fill('ada at example');
  await form.getByLabel('About you').fill('I was here before, and I would like to be here again.');
  await form.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(star.toast('Something is missing')).toBeVisible();
  const email = form.getByLabel('Email');
  await expect(email).toHaveAccessibleDescription('Type an email address, such as name@example.com.');
  // The first problem gets the focus, so that nobody has to look for it.
  await expect(email).toBeFocused();
  // No more fits in than may be there.
  await expect(form.getByLabel('About you')).toHaveValue('I was here before, and I would like to b');
  await expect(form.getByRole('radiogroup', { name: 'Contract' })).toHaveAccessibleDescription('Fill this in.');
  await expect(form.getByRole('checkbox', { name: /house rules/ })).toHaveAccessibleDescription('Fill this in.');

  await email.fill('ada@example.com');
  await expect(email).not.toHaveAttribute('aria-invalid');
  await form.getByLabel('About you').fill('Here before');
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Doctor' }).click();
  await form.getByRole('combobox', { name: 'Skills' }).click();
  await page.getByRole('option', { name: 'French' }).click();
  await page.getByRole('option', { name: 'Driving' }).click();
  await form.getByText('Part time').click();
  await form.getByRole('button', { name: 'More' }).click();
  await form.getByRole('textbox', { name: 'Age' }).fill('41');
  await form.getByRole('textbox', { name: 'First day' }).fill('2/3/2026');
  await form.getByText('I agree to the house rules').click();
  await form.getByText('Send me news').click();
  await form.getByRole('button', { name: 'Send', exact: true }).click();

  await expect(star.toast('Welcome, Ada Okafor')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'People' }).getByRole('row', { name: /Ada Okafor/ })).toHaveText(
    /Ada Okafor.*41.*Doctor.*French.*Driving.*Part time.*2 Mar 2026/s,
  );
  await expect(form.getByLabel('Name')).toHaveValue('');
  await expect(form.locator('[aria-invalid="true"]')).toHaveCount(0);
});

test('a whole form by the keyboard alone', { tag: '@long' }, async ({ star, page }) => {
  await star.open('join');
  const { keyboard } = page;
  const form = page.getByRole('form', { name: 'Join us' });
  await star.tabTo(form.getByLabel('Name'));
  await keyboard.press('Enter');
  await expect(form.getByLabel('Name')).toHaveAccessibleDescription(/Fill this in/);
  await expect(form.getByLabel('Name')).toBeFocused();
  await keyboard.type('Yusuf Tan');
  await keyboard.press('Tab');
  await keyboard.type('yusuf@example.com');
  await keyboard.press('Tab');
  await keyboard.type('Sings');
  await keyboard.press('Tab');
  await keyboard.type('7');
  await keyboard.press('Tab');
  await expect(form.getByRole('combobox', { name: 'Role' })).toBeFocused();
  const age = form.getByRole('textbox', { name: 'Age' });
  await expect(age).toHaveAccessibleDescription('Use 18 or more.');
  await keyboard.press('Shift+Tab');
  await keyboard.type('seven');
  await keyboard.press('Tab');
  await expect(age).toHaveAccessibleDescription('Type a number.');
  await expect(age).toHaveValue('seven');
  await keyboard.press('Shift+Tab');
  await star.keys('ControlOrMeta+a', 'Delete', 'ArrowUp', 'ArrowUp', 'Tab');
  await expect(age).toHaveValue('19');
  await expect(age).not.toHaveAttribute('aria-invalid');
  await star.keys('ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(page.getByRole('option', { name: 'Driver' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: 'Role' })).toHaveValue(/Doctor|Driver/);
  await keyboard.press('Tab');
  await keyboard.type('sing');
  await star.keys('ArrowDown', 'Enter', 'Escape');
  await expect(form.getByText('Singing')).toBeVisible();
  await star.tabTo(form.getByRole('radio', { name: 'Full time' }));
  await star.keys('Space', 'ArrowDown', 'ArrowDown');
  await expect(form.getByRole('radio', { name: 'Weekends' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.type('1 June 2026');
  await star.tabTo(form.getByRole('checkbox', { name: /house rules/ }));
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await star.tabTo(form.getByRole('button', { name: 'Send', exact: true }));
  await keyboard.press('Enter');
  await expect(star.toast('Welcome, Yusuf Tan')).toBeVisible();
  await expect(page.getByRole('row', { name: /Yusuf Tan/ })).toHaveText(/19.*Singing.*Weekends.*1 Jun 2026/s);

  await star.tabTo(form.getByLabel('Name'), 'Shift+Tab');
  await keyboard.type('Nobody');
  await star.tabTo(form.getByRole('button', { name: 'Start again' }));
  await keyboard.press('Space');
  await expect(form.getByLabel('Name')).toHaveValue('');
});

test('a form made of fields is checked, sent and left, with the mouse and by keys', { tag: '@long' }, async ({ star, page }) => {
  await star.open('schema');
  const form = page.getByRole('form', { name: 'Order' });
  await form.getByRole('button', { name: 'Order it' }).click();
  await expect(form.getByLabel('What')).toBeFocused();
  await expect(form.getByLabel('What')).toHaveAccessibleDescription('Fill this in.');
  await form.getByLabel('What').fill('A kite');
  await form.getByLabel('How many').fill('2');
  await form.getByRole('combobox', { name: 'Colour' }).click();
  await page.getByRole('option', { name: 'Green' }).click();
  await form.getByText('It is a gift').click();
  await form.getByRole('button', { name: 'Order it' }).click();
  await star.expectHeld('Ordered', { what: 'A kite', count: 2, colour: 'Green', gift: true });
  await form.getByRole('button', { name: 'Leave it' }).click();
  await expect(star.toast('Left')).toBeVisible();

  await star.tabTo(form.getByLabel('What'), 'Shift+Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('A bell');
  await star.tabTo(form.getByRole('textbox', { name: 'Day' }));
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'Day' })).toHaveAccessibleDescription(/Type a date/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('24.12.2026');
  await page.keyboard.press('Enter');
  await star.expectHeld('Ordered', { what: 'A bell', count: 2, colour: 'Green', gift: true, day: '2026-12-24' });
});
