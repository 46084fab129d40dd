import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { cardOf, searchExpression } from './cards.ts';
import { rowEditor } from './form.ts';
import type { Kit, Node } from './kit.ts';
import { subtitle } from './pages-crud.ts';
import { type BuiltPage, button, card, column, header, heading, nounOf, pageOf, row, text, toast } from './parts.ts';
import { publicForm } from './public-form.ts';
import { tableFor } from './table.ts';

/** Blog: reading mode shows published posts and one in full; writing mode manages them all. */
export function postsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const reading = kit.once(`${entity.id} reading`, () => kit.variable(`Open ${nounOf(entity)} id`, ''));
  const data = `(${kit.rows(entity)}.data || [])`;
  const body = entity.fields.find((field) => field.id === 'body' || field.id === 'text') ?? entity.fields.find((field) => field.type === 'longText');
  const image = entity.fields.find((field) => field.type === 'image');
  const current = `(${data}.find((r) => r.id === ${reading}) || {})`;
  const drawer = kit.id(`${key} reader`);
  const open = (of: string) => [
    { do: 'setState' as const, with: { state: reading, value: `{{ ${of}.id }}` } },
    { do: 'openOverlay' as const, with: { node: drawer } },
  ];
  kit.did(`Read ${nounOf(entity)}`);
  const comments = kit.ofKind('comment');
  const reader = kit.node('Modal', `${entity.name} reader`, {
    id: drawer,
    props: { title: entity.name, size: 'large' },
    bindings: { title: `{{ ${current}.${entity.display} || "" }}` },
    children: [
      image === undefined
        ? null
        : kit.node('Image', `${key} cover`, {
            props: { ratio: '16:9' },
            bindings: { src: `{{ ${current}.${image.id} || "" }}`, visible: `{{ !!${current}.${image.id} }}`, alt: '' },
          }),
      text(kit, `${key} byline`, `{{ [${current}.author, formatDate(${current}.publishedOn), ${current}.category].filter(Boolean).join(" · ") }}`, {
        tone: 'soft',
        size: 'small',
      }),
      text(kit, `${key} full text`, `{{ ${current}.${body?.id ?? 'body'} || "" }}`, { format: 'markdown' }),
      ...(comments === undefined ? [] : commentBox(kit, comments, reading, key)),
    ],
  });
  const search = kit.node('TextInput', `${key} search`, {
    props: {
      type: 'search',
      icon: 'search',
      placeholder: `Search ${entity.plural.toLowerCase()}`,
      ariaLabel: `Search ${entity.plural.toLowerCase()}`,
      clearable: true,
    },
  });
  const published = `${data}.filter((r) => (!r.status || r.status === "Published") && ${searchExpression(entity, search.id)})`;
  if (page.options['mode'] !== 'write') {
    const write = kit.page((other) => other.id !== page.id && other.pattern === 'posts');
    return pageOf(
      kit,
      page,
      [
        header(kit, kit.plan.name, kit.plan.understanding.goal, [
          write === undefined
            ? null
            : button(
                kit,
                `All ${entity.plural.toLowerCase()}`,
                [{ do: 'goToPage', with: { page: write.id } }],
                { variant: 'secondary' },
                { id: kit.id(`${key} all`) },
              ),
        ]),
        search,
        kit.node('List', `${key} list`, {
          props: { layout: 'grid', minItemWidth: 280, gap: 18, emptyText: 'Nothing published yet.' },
          bindings: { items: `{{ ${published} }}` },
          children: [
            cardOf(kit, entity, `${key} item`, [
              button(kit, 'Read', open('item'), { variant: 'secondary', size: 'small', icon: 'book-open' }, { id: kit.id(`${key} read`) }),
            ]),
          ],
        }),
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
    kit.node('List', `${key} comments`, {
      props: { dividers: true, emptyText: 'No comments yet. Write the first one.' },
      bindings: { items: `{{ ${mine} }}` },
      children: [
        column(
          kit,
          `${key} comment`,
          [text(kit, `${key} comment author`, '{{ item.author }}', { weight: 'medium', size: 'small' }), text(kit, `${key} comment text`, '{{ item.text }}')],
          { gap: 2 },
        ),
      ],
    }),
    kit.node('Form', `${key} comment form`, {
      id: form,
      props: { resetOnSubmit: true },
      events: {
        submit: [
          {
            do: 'createRow',
            with: { entity: comments.id, values: `{{ ({ ...event.values${link === undefined ? '' : `, ${link.id}: ${reading}`}, date: today() }) }}` },
          },
          toast('Comment added'),
        ],
      },
      children: [
        kit.node('TextInput', `${key} comment name`, { props: { field: 'author', label: 'Your name', required: true } }),
        kit.node('TextArea', `${key} comment body`, { props: { field: 'text', label: 'Comment', required: true, rows: 2 } }),
        kit.node('Button', `${key} send comment`, { props: { text: 'Send', type: 'submit' } }),
      ],
    }),
  ];
}

/** Who is behind it, in words that are easy to replace; with a contact form when the app keeps inquiries. */
export function aboutPage(kit: Kit, page: PlannedPage): BuiltPage {
  const lead = kit.entity(page.entity) ?? (/contact/i.test(page.name) ? kit.ofKind('lead') : undefined);
  const name = kit.plan.name;
  const topics = kit.plan.entities
    .filter((entity) => entity.said)
    .slice(0, 3)
    .map((entity) => entity.plural.toLowerCase());
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, '', []),
      /contact/i.test(page.name)
        ? card(kit, `${page.id} card`, [
            text(kit, `${page.id} text`, '**Write or call us**\n\nhello@example.com\n\n+44 20 7946 0100\n\n12 Mill Lane\n\nMonday to Friday, 9:00 to 17:00', {
              format: 'markdown',
            }),
          ])
        : row(
            kit,
            `${page.id} columns`,
            [
              card(
                kit,
                `${page.id} profile`,
                [
                  heading(kit, 'Ada Okafor', 2),
                  text(kit, `${page.id} role`, 'Founder and editor', { tone: 'soft' }),
                  text(kit, `${page.id} links`, 'hello@example.com', { size: 'small' }),
                ],
                {},
                { base: { minWidth: '220px' } },
              ),
              card(
                kit,
                `${page.id} card`,
                [
                  text(
                    kit,
                    `${page.id} text`,
                    `## Hello\n\n${name} is a small place about ${topics.length > 0 ? topics.join(', ') : 'things worth sharing'}. It began as a notebook and grew as people asked questions.\n\n## What you find here\n\n- Clear, short pieces written from practice\n- New things every week\n- Answers to what readers ask\n\n## Get in touch\n\nWrite to hello@example.com. Every message gets an answer.`,
                    { format: 'markdown' },
                  ),
                ],
                {},
                { base: { grow: 2, minWidth: '280px' } },
              ),
            ],
            { align: 'start', gap: 16 },
          ),
      lead === undefined ? null : publicForm(kit, lead, page.id, 'Send us a message', 'Send', 'Thank you. We will answer soon.'),
    ],
    { maxWidth: '960px' },
  );
}
