import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { cardOf, likeButton, searchExpression } from './cards.ts';
import { detailDrawer } from './detail.ts';
import { rowEditor } from './form.ts';
import type { Kit } from './kit.ts';
import { filterRow, subtitle } from './pages-crud.ts';
import { type BuiltPage, button, card, column, header, heading, nounOf, pageOf, row, text, toast } from './parts.ts';
import { tableFor } from './table.ts';

/** A grid of cards with a picture when there is one, a search box, and the row's own verbs. */
export function cardsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const editor = rowEditor(kit, entity, key);
  const detail = detailDrawer(kit, entity, editor, key);
  const onlyLiked = page.options['filter'] === 'favorite';
  const search = kit.node('TextInput', `${key} search`, {
    props: {
      type: 'search',
      icon: 'search',
      placeholder: `Search ${entity.plural.toLowerCase()}`,
      ariaLabel: `Search ${entity.plural.toLowerCase()}`,
      clearable: true,
    },
    style: { base: { minWidth: '220px', maxWidth: '420px', grow: 1 } },
  });
  const filters = filterRow(kit, entity, key);
  const searched = searchExpression(entity, search.id);
  const items = `${filters.rows}.filter((r) => ${onlyLiked ? 'r.favorite && ' : ''}${searched})`;
  return pageOf(kit, page, [
    header(kit, page.name, onlyLiked ? `What you marked as a favorite` : subtitle(kit, entity), [
      onlyLiked ? null : button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) }),
    ]),
    row(kit, `${key} search row`, [search, filters.node], { gap: 8 }),
    kit.node('List', `${key} cards`, {
      props: {
        layout: 'grid',
        minItemWidth: 230,
        gap: 16,
        emptyText: onlyLiked ? 'No favorites yet. Press the heart on something you like.' : `No ${entity.plural.toLowerCase()} found.`,
      },
      bindings: { items: `{{ ${items} }}` },
      children: [
        cardOf(kit, entity, `${key} item`, [
          button(kit, 'Open', detail.open('item'), { variant: 'secondary', size: 'small' }, { id: kit.id(`${key} open button`) }),
          ...likeButton(kit, entity, key),
        ]),
      ],
    }),
    editor.overlay,
    detail.drawer,
  ]);
}

/** A plain page for something said by name, with the records nearest to it. */
export function infoPage(kit: Kit, page: PlannedPage): BuiltPage {
  const entity = kit.entity(page.entity);
  if (page.options['checkin'] === 'yes') return dailyCheckin(kit, page);
  return pageOf(kit, page, [
    header(kit, page.name, kit.plan.understanding.goal, []),
    entity === undefined
      ? card(kit, `${page.id} card`, [text(kit, `${page.id} text`, `What belongs on this page goes here.`, { tone: 'soft' })])
      : column(kit, `${page.id} card`, [
          heading(kit, entity.plural, 2),
          tableFor(kit, entity, { data: `(${kit.rows(entity)}.data || [])`, key: page.id, actions: false, verbs: [] }),
        ]),
  ]);
}

function dailyCheckin(kit: Kit, page: PlannedPage): BuiltPage {
  const days = kit.variable('Check in days', [], 'saved');
  const streak = `(() => { let n = 0; let d = (${days} || []).includes(today()) ? today() : addDays(today(), -1); while ((${days} || []).includes(d)) { n++; d = addDays(d, -1); } return n; })()`;
  kit.did('Check in');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, '{{ formatDate(today(), "long") }}', []),
      row(
        kit,
        'Check in figures',
        [
          kit.node('Stat', 'Streak figure', { props: { label: 'Days in a row' }, bindings: { value: `{{ ${streak} }}` }, style: { base: { grow: 1 } } }),
          kit.node('Stat', 'Days figure', { props: { label: 'Days in all' }, bindings: { value: `{{ count(${days}) }}` }, style: { base: { grow: 1 } } }),
        ],
        { align: 'stretch' },
      ),
      card(kit, 'Check in card', [
        text(kit, 'Check in words', `{{ (${days} || []).includes(today()) ? "You checked in today. See you tomorrow." : "You have not checked in today." }}`),
        button(
          kit,
          'Check in',
          [
            toast('You checked in today already', 'warn', `(${days} || []).includes(today())`),
            { do: 'stopIf', with: { when: `{{ (${days} || []).includes(today()) }}` } },
            { do: 'setState', with: { state: days, value: `{{ [...(${days} || []), today()] }}` } },
            toast('Checked in for today'),
          ],
          { icon: 'calendar-check' },
          { id: kit.id('daily check in button') },
        ),
      ]),
    ],
    { maxWidth: '640px' },
  );
}

/** How it works, as text. */
export function rulesPage(kit: Kit, page: PlannedPage): BuiltPage {
  const rules: Readonly<Record<string, string>> = {
    arcade:
      '1. Press **Start** and keep going.\n2. Steer with **Up** and **Down** and stay clear of the obstacles.\n3. Every obstacle you pass scores ten points; it gets faster as you go.\n4. **Pause** at any time. A crash ends the game and saves your score.',
    memory: '1. Turn over two cards.\n2. A pair stays open; anything else turns back.\n3. Find every pair in as few moves as you can.',
    guess: '1. The game picks a number from 1 to 100.\n2. Guess; it tells you higher or lower.\n3. Fewer guesses, more points.',
    ticTacToe: '1. You play X and begin.\n2. Three in a row wins.\n3. A win scores 100 points, a draw 20.',
    difference:
      '1. Press **Start**: the clock runs.\n2. The two pictures differ in seven places. Press the matching square when you see one.\n3. Find all seven before the time is up. A wrong press costs three seconds.\n4. The fewer seconds you need, the more points you get.',
  };
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `How ${kit.plan.name} works`, []),
      card(kit, `${page.id} card`, [
        text(
          kit,
          `${page.id} text`,
          rules[page.options['game'] ?? ''] ?? `1. Open a page from the menu.\n2. Add what you want to keep.\n3. Everything is saved as you go.`,
          { format: 'markdown' },
        ),
      ]),
    ],
    { maxWidth: '720px' },
  );
}
