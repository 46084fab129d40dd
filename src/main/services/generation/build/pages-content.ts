import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { verbsOf } from './actions.ts';
import { detailDrawer } from './detail.ts';
import { inputFor, rowEditor } from './form.ts';
import { quote, type Kit, type Node } from './kit.ts';
import { filterRow, subtitle } from './pages-crud.ts';
import { button, card, column, fieldText, header, heading, nounOf, pageOf, row, text, toast, type BuiltPage } from './parts.ts';
import { tableFor } from './table.ts';

/** A grid of cards with a picture when there is one, a search box, and the row's own verbs. */
export function cardsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const editor = rowEditor(kit, entity, key);
  const detail = detailDrawer(kit, entity, editor, key);
  const onlyLiked = page.options['filter'] === 'favorite';
  const search = kit.node('TextInput', `${key} search`, { props: { type: 'search', icon: 'search', placeholder: `Search ${entity.plural.toLowerCase()}`, ariaLabel: `Search ${entity.plural.toLowerCase()}`, clearable: true }, style: { base: { minWidth: '220px', maxWidth: '420px', grow: 1 } } });
  const filters = filterRow(kit, entity, key);
  const searched = searchExpression(entity, search.id);
  const items = `${filters.rows}.filter((r) => ${onlyLiked ? 'r.favorite && ' : ''}${searched})`;
  return pageOf(kit, page, [
    header(kit, page.name, onlyLiked ? `What you marked as a favorite` : subtitle(kit, entity), [onlyLiked ? null : button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) })]),
    row(kit, `${key} search row`, [search, filters.node], { gap: 8 }),
    kit.node('List', `${key} cards`, {
      props: { layout: 'grid', minItemWidth: 230, gap: 16, emptyText: onlyLiked ? 'No favorites yet. Press the heart on something you like.' : `No ${entity.plural.toLowerCase()} found.` },
      bindings: { items: `{{ ${items} }}` },
      children: [cardOf(kit, entity, `${key} item`, [button(kit, 'Open', detail.open('item'), { variant: 'secondary', size: 'small' }, { id: kit.id(`${key} open button`) }), ...likeButton(kit, entity, key)])],
    }),
    editor.overlay,
    detail.drawer,
  ]);
}

export function searchExpression(entity: PlannedEntity, inputId: string): string {
  const fields = entity.fields.filter((field) => /^(text|longText|choice|email)$/.test(field.type) && field.id !== 'password').slice(0, 6);
  return `(!${inputId}.value || [${fields.map((field) => `r.${field.id}`).join(', ')}].join(" ").toLowerCase().includes(String(${inputId}.value).toLowerCase()))`;
}

export function likeButton(kit: Kit, entity: PlannedEntity, key: string): Node[] {
  const verb = verbsOf(kit, entity).find((candidate) => candidate.id === 'toggleFavorite');
  if (verb === undefined) return [];
  return [button(kit, 'Favorite', verb.steps('item'), { variant: 'ghost', size: 'small', icon: 'heart' }, { id: kit.id(`${key} like button`), bindings: { text: '{{ item.favorite ? "Liked" : "Like" }}', ariaLabel: `{{ (item.favorite ? "Remove from favorites: " : "Add to favorites: ") + (${fieldText(kit, entity, entity.display, 'item')}) }}` } })];
}

/** Picture, name, a line about it, its price or date, and buttons. */
export function cardOf(kit: Kit, entity: PlannedEntity, key: string, buttons: Node[]): Node {
  const image = entity.fields.find((field) => field.type === 'image');
  const price = entity.fields.find((field) => field.type === 'currency');
  const tag = entity.fields.find((field) => field.id === entity.flow?.field) ?? entity.fields.find((field) => field.id === 'status') ?? entity.fields.find((field) => field.type === 'choice');
  const line = entity.fields.find((field) => /^(summary|description|text|notes?)$/.test(field.id)) ?? entity.fields.find((field) => field.type === 'reference' || (field.type === 'text' && field.id !== entity.display));
  const date = entity.fields.find((field) => field.type === 'date');
  const telling = entity.fields.filter((field) => /^(pay|location|company|kindOfJob|author|artist|city|year|capacity|minutes|servings|type)$/.test(field.id) && field !== line && field !== tag).slice(0, 2);
  const facts = [...telling, date, entity.fields.find((field) => field.type === 'rating')].filter((field) => field !== undefined).slice(0, 4);
  const tones = JSON.stringify(Object.fromEntries((tag?.choices ?? []).map((choice) => [choice.value, choice.tone ?? 'neutral'])));
  return card(
    kit,
    `${key} card`,
    [
      image === undefined ? null : kit.node('Image', `${key} picture`, { props: { ratio: '4:3' }, bindings: { src: `{{ item.${image.id} || "" }}`, alt: `{{ ${fieldText(kit, entity, entity.display, 'item')} }}` } }),
      row(kit, `${key} top`, [text(kit, `${key} name`, `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, { weight: 'bold' }), price === undefined ? null : text(kit, `${key} price`, `{{ ${fieldText(kit, entity, price.id, 'item')} }}`, { weight: 'medium' })], { justify: 'between', wrap: false, align: 'start' }),
      line === undefined ? null : text(kit, `${key} line`, `{{ ${fieldText(kit, entity, line.id, 'item')} }}`, { tone: 'soft', lines: 2 }),
      tag === undefined ? null : kit.node('Tag', `${key} tag`, { bindings: { text: `{{ item.${tag.id} || "" }}`, tone: `{{ (${tones})[item.${tag.id}] || "neutral" }}`, visible: `{{ !!item.${tag.id} }}` } }),
      facts.length === 0 ? null : text(kit, `${key} facts`, `{{ [${facts.map((field) => fieldText(kit, entity, field.id, 'item')).join(', ')}].filter(Boolean).join(" · ") }}`, { size: 'small', tone: 'faint', lines: 1 }),
      buttons.length === 0 ? null : row(kit, `${key} buttons`, buttons, { gap: 6, wrap: true }),
    ],
    { padding: 14, gap: 8 },
  );
}

/** Blog: reading mode shows published posts and one in full; writing mode manages them all. */
export function postsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const reading = kit.once(`${entity.id} reading`, () => kit.variable(`Open ${nounOf(entity)} id`, ''));
  const data = `(${kit.rows(entity)}.data || [])`;
  const body = entity.fields.find((field) => field.id === 'body' || field.id === 'text') ?? entity.fields.find((field) => field.type === 'longText');
  const image = entity.fields.find((field) => field.type === 'image');
  const current = `(${data}.find((r) => r.id === ${reading}) || {})`;
  const drawer = kit.id(`${key} reader`);
  const open = (of: string) => [{ do: 'setState' as const, with: { state: reading, value: `{{ ${of}.id }}` } }, { do: 'openOverlay' as const, with: { node: drawer } }];
  kit.did(`Read ${nounOf(entity)}`);
  const comments = kit.ofKind('comment');
  const reader = kit.node('Modal', `${entity.name} reader`, {
    id: drawer,
    props: { title: entity.name, size: 'large' },
    bindings: { title: `{{ ${current}.${entity.display} || "" }}` },
    children: [
      image === undefined ? null : kit.node('Image', `${key} cover`, { props: { ratio: '16:9' }, bindings: { src: `{{ ${current}.${image.id} || "" }}`, visible: `{{ !!${current}.${image.id} }}`, alt: '' } }),
      text(kit, `${key} byline`, `{{ [${current}.author, formatDate(${current}.publishedOn), ${current}.category].filter(Boolean).join(" · ") }}`, { tone: 'soft', size: 'small' }),
      text(kit, `${key} full text`, `{{ ${current}.${body?.id ?? 'body'} || "" }}`, { format: 'markdown' }),
      ...(comments === undefined ? [] : commentBox(kit, comments, reading, key)),
    ],
  });
  const search = kit.node('TextInput', `${key} search`, { props: { type: 'search', icon: 'search', placeholder: `Search ${entity.plural.toLowerCase()}`, ariaLabel: `Search ${entity.plural.toLowerCase()}`, clearable: true } });
  const published = `${data}.filter((r) => (!r.status || r.status === "Published") && ${searchExpression(entity, search.id)})`;
  if (page.options['mode'] !== 'write') {
    const write = kit.page((other) => other.id !== page.id && other.pattern === 'posts');
    return pageOf(
      kit,
      page,
      [
        header(kit, kit.plan.name, kit.plan.understanding.goal, [write === undefined ? null : button(kit, `All ${entity.plural.toLowerCase()}`, [{ do: 'goToPage', with: { page: write.id } }], { variant: 'secondary' }, { id: kit.id(`${key} all`) })]),
        search,
        kit.node('List', `${key} list`, { props: { layout: 'grid', minItemWidth: 280, gap: 18, emptyText: 'Nothing published yet.' }, bindings: { items: `{{ ${published} }}` }, children: [cardOf(kit, entity, `${key} item`, [button(kit, 'Read', open('item'), { variant: 'secondary', size: 'small', icon: 'book-open' }, { id: kit.id(`${key} read`) })])] }),
        reader,
      ],
      { maxWidth: '1080px' },
    );
  }
  const editor = rowEditor(kit, entity, key);
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [button(kit, `Write ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`write ${key}`) })]),
    search,
    tableFor(kit, entity, { data: `${data}.filter((r) => ${searchExpression(entity, search.id)})`, key, editor, detail: open, searchable: false }),
    editor.overlay,
    reader,
  ]);
}

function commentBox(kit: Kit, comments: PlannedEntity, reading: string, key: string): Node[] {
  const link = comments.fields.find((field) => field.type === 'reference');
  const form = kit.id(`${key} comment form`);
  const mine = link === undefined ? `(${kit.rows(comments)}.data || [])` : `(${kit.rows(comments)}.data || []).filter((r) => r.${link.id} === ${reading})`;
  kit.did('Comment');
  return [
    heading(kit, 'Comments', 3),
    kit.node('List', `${key} comments`, { props: { dividers: true, emptyText: 'No comments yet. Write the first one.' }, bindings: { items: `{{ ${mine} }}` }, children: [column(kit, `${key} comment`, [text(kit, `${key} comment author`, '{{ item.author }}', { weight: 'medium', size: 'small' }), text(kit, `${key} comment text`, '{{ item.text }}')], { gap: 2 })] }),
    kit.node('Form', `${key} comment form`, {
      id: form,
      props: { resetOnSubmit: true },
      events: { submit: [{ do: 'createRow', with: { entity: comments.id, values: `{{ ({ ...event.values${link === undefined ? '' : `, ${link.id}: ${reading}`}, date: today() }) }}` } }, toast('Comment added')] },
      children: [kit.node('TextInput', `${key} comment name`, { props: { field: 'author', label: 'Your name', required: true } }), kit.node('TextArea', `${key} comment body`, { props: { field: 'text', label: 'Comment', required: true, rows: 2 } }), kit.node('Button', `${key} send comment`, { props: { text: 'Send', type: 'submit' } })],
    }),
  ];
}

/** Who is behind it, in words that are easy to replace; with a contact form when the app keeps inquiries. */
export function aboutPage(kit: Kit, page: PlannedPage): BuiltPage {
  const lead = kit.entity(page.entity) ?? (/contact/i.test(page.name) ? kit.ofKind('lead') : undefined);
  const name = kit.plan.name;
  const topics = kit.plan.entities.filter((entity) => entity.said).slice(0, 3).map((entity) => entity.plural.toLowerCase());
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, '', []),
      /contact/i.test(page.name)
        ? card(kit, `${page.id} card`, [text(kit, `${page.id} text`, '**Write or call us**\n\nhello@example.com\n\n+44 20 7946 0100\n\n12 Mill Lane\n\nMonday to Friday, 9:00 to 17:00', { format: 'markdown' })])
        : row(
            kit,
            `${page.id} columns`,
            [
              card(kit, `${page.id} profile`, [heading(kit, 'Ada Okafor', 2), text(kit, `${page.id} role`, 'Founder and editor', { tone: 'soft' }), text(kit, `${page.id} links`, 'hello@example.com', { size: 'small' })], {}, { base: { minWidth: '220px' } }),
              card(kit, `${page.id} card`, [text(kit, `${page.id} text`, `## Hello\n\n${name} is a small place about ${topics.length > 0 ? topics.join(', ') : 'things worth sharing'}. It began as a notebook and grew as people asked questions.\n\n## What you find here\n\n- Clear, short pieces written from practice\n- New things every week\n- Answers to what readers ask\n\n## Get in touch\n\nWrite to hello@example.com. Every message gets an answer.`, { format: 'markdown' })], {}, { base: { grow: 2, minWidth: '280px' } }),
            ],
            { align: 'start', gap: 16 },
          ),
      lead === undefined ? null : publicForm(kit, lead, page.id, 'Send us a message', 'Send', 'Thank you. We will answer soon.'),
    ],
    { maxWidth: '960px' },
  );
}

/** A form for visitors: the fields they know, a thank-you, and the row kept for the owner. */
export function publicForm(kit: Kit, entity: PlannedEntity, key: string, title: string, submit: string, thanks: string): Node {
  const done = kit.variable(`${key} sent`, false);
  const hidden = /^(status|source|joinedOn|role|notes|assignee|openedOn|appliedOn|submittedOn|requestedOn|rating|wrong|favorite|total)$/;
  const fields = entity.fields.filter((field) => field.type !== 'computed' && field.type !== 'file' && !hidden.test(field.id)).slice(0, 9);
  const preset = entity.fields.filter((field) => hidden.test(field.id) && field.required).map((field) => `${field.id}: ${field.type === 'date' ? 'today()' : quote(String(field.default ?? field.choices?.[0]?.value ?? ''))}`);
  kit.did(`Submit ${nounOf(entity)}`);
  const form = kit.node('Form', `${key} form`, {
    id: kit.id(`${key} form`),
    props: { resetOnSubmit: true },
    bindings: { visible: `{{ !${done} }}` },
    events: { submit: [{ do: 'createRow', with: { entity: entity.id, values: `{{ ({ ...event.values${preset.length > 0 ? `, ${preset.join(', ')}` : ''} }) }}` } }, { do: 'setState', with: { state: done, value: true } }, toast(thanks)], invalid: [toast('Please check the marked fields', 'warn')] },
    children: [...fields.map((field) => inputFor(kit, entity, field, `${key} form`)), kit.node('Button', `${key} submit`, { id: kit.id(`${key} submit`), props: { text: submit, type: 'submit', fullWidth: true } })],
  });
  return card(kit, `${key} form card`, [
    heading(kit, title, 2),
    form,
    kit.node('Container', `${key} thanks`, { props: { gap: 10 }, bindings: { visible: `{{ ${done} }}` }, children: [text(kit, `${key} thanks text`, thanks, { size: 'large', weight: 'medium', tone: 'ok' }), button(kit, 'Send another', [{ do: 'setState', with: { state: done, value: false } }], { variant: 'secondary' }, { id: kit.id(`${key} again`) })] }),
  ]);
}

/** One form in the middle of a page. */
export function formPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const signUp = entity.kind === 'user';
  return pageOf(kit, page, [header(kit, page.name, signUp ? 'Create your account in a minute' : kit.plan.understanding.goal, []), publicForm(kit, entity, page.id, signUp ? 'Your details' : page.name, signUp ? 'Sign up' : 'Submit', signUp ? 'Welcome. Your account is ready.' : 'Thank you. Your answer was saved.')], { maxWidth: '560px' });
}

/** Hero, what is offered, why, news and a form: a whole site on one page. */
export function landingPage(kit: Kit, page: PlannedPage): BuiltPage {
  const lead = kit.ofKind('lead');
  const feature = kit.ofKind('feature');
  const offers = kit.plan.entities.filter((entity) => /^(product|promotion|service|dish|project|photo|property|course|event|review|faq|post|news item|skill|team|employee)$/.test(entity.kind ?? ''));
  const { name, understanding } = kit.plan;
  const formId = kit.id(`${page.id} contact section`);
  const showcase = offers[0];
  const offerId = kit.id(`${page.id} offer section`);
  kit.did('Request contact');
  const sections: (Node | null)[] = [
    kit.node('Container', 'Hero', {
      props: { surface: 'tint', padding: 40, gap: 14, align: 'start' },
      style: { sm: { padding: '24px' } },
      children: [
        heading(kit, headline(name, showcase), 1),
        text(kit, 'Hero line', tagline(understanding.goal, name), { size: 'large', tone: 'soft' }),
        row(kit, 'Hero buttons', [button(kit, /generat|lead|quote|demo|request/i.test(understanding.text) ? 'Request a call' : 'Get started', [{ do: 'scrollTo', with: { node: formId } }], { size: 'large', icon: 'arrow-right' }), button(kit, showcase === undefined ? 'See how it works' : `See ${showcase.plural.toLowerCase()}`, [{ do: 'scrollTo', with: { node: offerId } }], { variant: 'secondary', size: 'large' })], { gap: 10 }),
      ],
    }),
    kit.node('Container', 'Offers', { id: offerId, props: { gap: 24 }, children: feature?.said === true ? [...featureSections(kit, feature), ...offers.map((entity) => section(kit, entity))] : [...offers.map((entity) => section(kit, entity)), ...(feature === undefined ? [] : featureSections(kit, feature))] }),
    kit.node('Container', 'Contact', {
      id: formId,
      props: { gap: 16, direction: 'row', align: 'start' },
      children: [
        card(kit, 'Contact information', [heading(kit, 'Contact', 2), text(kit, 'Contact details', 'hello@example.com\n\n+44 20 7946 0100\n\n12 Mill Lane, open Monday to Saturday, 9:00 to 18:00', { format: 'markdown' })], {}, { base: { grow: 1, minWidth: '240px' } }),
        lead === undefined ? null : kit.node('Container', 'Contact form', { props: { gap: 0 }, style: { base: { grow: 2, minWidth: '280px' } }, children: [publicForm(kit, lead, `${page.id} lead`, 'Tell us what you need', 'Send request', 'Thank you. We will be in touch within a day.')] }),
      ],
    }),
    text(kit, 'Footer', `${name} · hello@example.com`, { size: 'small', tone: 'faint' }),
  ];
  return pageOf(kit, page, sections, { maxWidth: '1120px', gap: 32 });
}

/** What the site is called, unless that says nothing ("Landing page"). */
function headline(name: string, showcase: PlannedEntity | undefined): string {
  if (!/^(?:simple |modern )?(?:landing|one-page|single page|home ?page|website|web page|page|showcase|portfolio|company|business|personal)(?: page| website| site)?$/i.test(name)) return name;
  return showcase === undefined || showcase.kind === 'product' ? 'Good work, made simple' : `${showcase.plural} worth a closer look`;
}

function tagline(goal: string, name: string): string {
  const short = goal.replace(/^(?:an?|the)\s+/i, '').replace(new RegExp(`^${name.replace(/[^A-Za-z0-9 ]/g, '.')}\\s*`, 'i'), '');
  return short.length > 20 && !/^(?:for|to|that|with|which|where|of|and)\b/i.test(short) && short.length < 140 && !/\b(website|page|web|site|functionalit)/i.test(short) ? short.charAt(0).toUpperCase() + short.slice(1) : 'A simple way to get good work done, made with care and ready when you are.';
}

function section(kit: Kit, entity: PlannedEntity): Node {
  return column(kit, `${entity.plural} section`, [
    heading(kit, entity.kind === 'promotion' ? 'Current promotions' : entity.kind === 'review' ? 'What people say' : entity.plural, 2),
    kit.node('List', `${entity.plural} showcase`, { props: { layout: 'grid', minItemWidth: 230, gap: 16, emptyText: `No ${entity.plural.toLowerCase()} yet.` }, bindings: { items: `{{ (${kit.rows(entity)}.data || []).slice(0, 6) }}` }, children: [cardOf(kit, entity, `${entity.id} showcase`, [])] }),
  ], { gap: 14 });
}

function featureSections(kit: Kit, feature: PlannedEntity): Node[] {
  return [['Feature', 'Features'], ['Benefit', 'Benefits'], ['Use case', 'Use cases']].map(([group, title]) =>
    column(kit, `${title} section`, [
      heading(kit, title ?? '', 2),
      kit.node('List', `${title} list`, { props: { layout: 'grid', minItemWidth: 230, gap: 16 }, bindings: { items: `{{ (${kit.rows(feature)}.data || []).filter((r) => r.group === ${quote(group ?? '')}) }}` }, children: [card(kit, `${title} card`, [text(kit, `${title} name`, '{{ item.title }}', { weight: 'bold' }), text(kit, `${title} text`, '{{ item.description }}', { tone: 'soft' })], { gap: 6 })] }),
    ], { gap: 14 }),
  );
}

/** A plain page for something said by name, with the records nearest to it. */
export function infoPage(kit: Kit, page: PlannedPage): BuiltPage {
  const entity = kit.entity(page.entity);
  if (page.options['checkin'] === 'yes') return dailyCheckin(kit, page);
  return pageOf(kit, page, [
    header(kit, page.name, kit.plan.understanding.goal, []),
    entity === undefined ? card(kit, `${page.id} card`, [text(kit, `${page.id} text`, `What belongs on this page goes here.`, { tone: 'soft' })]) : column(kit, `${page.id} card`, [heading(kit, entity.plural, 2), tableFor(kit, entity, { data: `(${kit.rows(entity)}.data || [])`, key: page.id, actions: false, verbs: [] })]),
  ]);
}

function dailyCheckin(kit: Kit, page: PlannedPage): BuiltPage {
  const days = kit.variable('Check in days', [], 'saved');
  const streak = `(() => { let n = 0; let d = (${days} || []).includes(today()) ? today() : addDays(today(), -1); while ((${days} || []).includes(d)) { n++; d = addDays(d, -1); } return n; })()`;
  kit.did('Check in');
  return pageOf(kit, page, [
    header(kit, page.name, '{{ formatDate(today(), "long") }}', []),
    row(kit, 'Check in figures', [kit.node('Stat', 'Streak figure', { props: { label: 'Days in a row' }, bindings: { value: `{{ ${streak} }}` }, style: { base: { grow: 1 } } }), kit.node('Stat', 'Days figure', { props: { label: 'Days in all' }, bindings: { value: `{{ count(${days}) }}` }, style: { base: { grow: 1 } } })], { align: 'stretch' }),
    card(kit, 'Check in card', [text(kit, 'Check in words', `{{ (${days} || []).includes(today()) ? "You checked in today. See you tomorrow." : "You have not checked in today." }}`), button(kit, 'Check in', [toast('You checked in today already', 'warn', `(${days} || []).includes(today())`), { do: 'stopIf', with: { when: `{{ (${days} || []).includes(today()) }}` } }, { do: 'setState', with: { state: days, value: `{{ [...(${days} || []), today()] }}` } }, toast('Checked in for today')], { icon: 'calendar-check' }, { id: kit.id('daily check in button') })]),
  ], { maxWidth: '640px' });
}

/** How it works, as text. */
export function rulesPage(kit: Kit, page: PlannedPage): BuiltPage {
  const rules: Readonly<Record<string, string>> = {
    arcade: '1. Press **Start** and keep going.\n2. Steer with **Up** and **Down** and stay clear of the obstacles.\n3. Every obstacle you pass scores ten points; it gets faster as you go.\n4. **Pause** at any time. A crash ends the game and saves your score.',
    memory: '1. Turn over two cards.\n2. A pair stays open; anything else turns back.\n3. Find every pair in as few moves as you can.',
    guess: '1. The game picks a number from 1 to 100.\n2. Guess; it tells you higher or lower.\n3. Fewer guesses, more points.',
    ticTacToe: '1. You play X and begin.\n2. Three in a row wins.\n3. A win scores 100 points, a draw 20.',
    difference: '1. Press **Start**: the clock runs.\n2. The two pictures differ in seven places. Press the matching square when you see one.\n3. Find all seven before the time is up. A wrong press costs three seconds.\n4. The fewer seconds you need, the more points you get.',
  };
  return pageOf(kit, page, [header(kit, page.name, `How ${kit.plan.name} works`, []), card(kit, `${page.id} card`, [text(kit, `${page.id} text`, rules[page.options['game'] ?? ''] ?? `1. Open a page from the menu.\n2. Add what you want to keep.\n3. Everything is saved as you go.`, { format: 'markdown' })])], { maxWidth: '720px' });
}
