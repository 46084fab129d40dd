import { describe, expect, it } from 'vitest';
import { contrast, resolveTheme, TEXT_PAIRS } from '../../../../shared/app/theme/index.ts';
import { generateApp } from '../engine.ts';
import { cleanPrompt } from './clean.ts';
import { understand } from './index.ts';
import { takeTheme } from './theme.ts';

const wishOf = (text: string) => takeTheme(cleanPrompt(text)).theme;

const SAID: readonly (readonly [words: string, wish: object])[] = [
  ['A reading list for our club. Make it playful.', { look: { preset: 'coral', motion: 'lively' } }],
  ['A wine cellar log with an elegant serif look', { look: { headingFont: 'Fraunces', font: 'Source Serif' } }],
  ['A dark dashboard for our servers', { mode: 'dark', look: { preset: 'midnight' } }],
  ['A medication diary in high contrast', { look: { preset: 'clear' } }],
  ['Bus timetable, high-contrast and with large text', { look: { preset: 'clear', textSize: 'large' } }],
  ['A stock list with navy components on white', { primary: '#000080', background: '#ffffff' }],
  ['Expense reports. Corporate look, please.', { look: { preset: 'office' } }],
  ['A client portal with a professional design', { look: { preset: 'office' } }],
  ['Village announcements that look like a newspaper', { look: { preset: 'paper' } }],
  ['Recipes of my grandmother. It should feel like an old book.', { look: { preset: 'paper' } }],
  ['A poem archive with newspaper style', { look: { preset: 'paper' } }],
  ['A minimalist app for notes', { look: { preset: 'graphite' } }],
  ['Keep track of chores. Keep it minimal.', { look: { preset: 'graphite' } }],
  ['A photo diary, black and white look', { look: { preset: 'graphite' } }],
  ['Seed swaps for gardeners. The style is earthy and natural.', { look: { preset: 'forest' } }],
  ['A meditation timer with a calm, airy feel', { look: { preset: 'ocean' } }],
  ['Boat bookings which look like the sea', { look: { preset: 'ocean' } }],
  ['Art class sign-ups. Give it a creative design.', { look: { preset: 'plum' } }],
  ['A friendly website for a toy library', { look: { preset: 'coral' } }],
  ['Dog walks. The overall look should be warm and welcoming.', { look: { preset: 'coral' } }],
  ['An incident log that looks like a terminal', { mode: 'dark', look: { preset: 'midnight', font: 'JetBrains Mono' } }],
  ['Futuristic UI for a rocket parts inventory', { mode: 'dark', look: { preset: 'midnight' } }],
  ['Gym log with dark mode', { mode: 'dark', look: { preset: 'midnight' } }],
  ['A shift planner with dark theme and rounded corners', { mode: 'dark', look: { preset: 'midnight', radius: 'large' } }],
  ['Visitor book. It follows the system theme.', { mode: 'auto' }],
  ['Timesheets, dark at night', { mode: 'auto' }],
  ['Invoices with square corners and no shadows', { look: { radius: 'none', shadow: 'none' } }],
  ['A to-do list with sharp edges', { look: { radius: 'none' } }],
  ['Orders with dense rows', { look: { density: 'compact' } }],
  ['Make a member list. Keep everything compact.', { look: { density: 'compact' } }],
  ['A portfolio with plenty of white space', { look: { density: 'roomy' } }],
  ['Flash cards in a rounded font', { look: { font: 'Nunito' } }],
  ['Snippets in a monospaced font', { look: { font: 'JetBrains Mono' } }],
  ['A law journal with serif headings', { look: { headingFont: 'Lora' } }],
  ['Menu for a bistro, sans-serif type', { look: { font: 'Inter' } }],
  ['Book reviews. Use the font Lora.', { look: { font: 'Lora' } }],
  ['Headings in Space Grotesk for a gallery of prints', { look: { headingFont: 'Space Grotesk' } }],
  ['A bus tracker. Use IBM Plex Sans for the text.', { look: { font: 'IBM Plex Sans' } }],
  ['Reminders without animations', { look: { motion: 'none' } }],
  ['A quiz with lively animations', { look: { motion: 'lively' } }],
  ['Price list with small text', { look: { textSize: 'small' } }],
  ['Brand colors are #1f3a6e and #f5f7fa. A tracker for repairs.', { primary: '#1f3a6e', background: '#f5f7fa' }],
  ['A CRM with #bada55 buttons on a #ffffff background', { primary: '#bada55', background: '#ffffff' }],
  ['A CRM with #fed components', { primary: '#ffeedd' }],
  ['Teal buttons, rounded corners, and an elegant look for a spa booking site', { primary: '#008080', look: { radius: 'large', headingFont: 'Fraunces' } }],
  ['Donations. The look is elegant, maybe a little playful.', { look: { headingFont: 'Fraunces', preset: 'coral' } }],
  ['Queue numbers for a surgery, for people with low vision', { look: { preset: 'clear' } }],
  ['A ledger like a bank style app', { look: { preset: 'office' } }],
];

/** Words about other things, or that say what is not wanted. */
const UNSAID: readonly string[] = [
  'A list of playful puppies for adoption',
  'Track warm and cold meals in a canteen',
  'A newspaper subscription manager',
  'Corporate travel requests with approvals',
  'Elegant dresses for rent with sizes and prices',
  'Formal complaints and who handles them',
  'Track dark chocolate tastings',
  'Dense breast tissue screening appointments',
  'Fun runs: runners, distances and times',
  'Natural gas meter readings for each flat',
  'An organic vegetable box with weekly orders',
  'Luxury watches we repair, with owners',
  'A log of calm and rough seas for sailors',
  'Serious incidents at the plant',
  'Lora and her shifts at the bakery',
  'Do not make it playful. A list of debts.',
  'A planner without dark mode',
  'A blog with a light and dark mode toggle',
  'Sharp knives: who borrowed which',
  'Square footage of every office',
  'A shop with 800 items and 120 customers. The theme of each exhibition is kept.',
  'A modern, clean and beautiful app for notes',
  'Blarfle the quonk with a zingy wibble',
];

describe('looks in words', () => {
  it.each(SAID)('reads “%s”', (words, wish) => {
    expect(wishOf(words)).toMatchObject(wish);
  });

  it.each(UNSAID)('THEME-6: takes nothing from “%s”', (words) => {
    expect(wishOf(words)).toEqual({ primary: null, background: null, mode: 'light', look: {} });
  });

  it('keeps what is only about looks out of what the app is about', () => {
    const { mentions } = understand('A recipe box with ingredients. Make it look like a newspaper. The style should be elegant.');
    expect(mentions.map(({ name }) => name).join(' ')).not.toMatch(/newspaper|style|elegant/);
  });

  it('keeps what the app is when its colours stand in the same sentence', () => {
    expect(understand('A stock list with navy components on white. Each supplier has a phone number.').text).toContain('A stock list');
    expect(understand('Brand colors are #1f3a6e and #f5f7fa. A tracker for repairs.').text).toBe('A tracker for repairs.');
  });

  it('every look that can be asked for is an app whose texts all read', () => {
    for (const [words] of SAID) {
      const tokens = resolveTheme(generateApp(words, '2026-06-12').manifest.theme);
      for (const scheme of ['light', 'dark'] as const)
        for (const [color, ground] of TEXT_PAIRS)
          expect(contrast(tokens[scheme][color], tokens[scheme][ground]), `${words}: ${scheme} ${color} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
