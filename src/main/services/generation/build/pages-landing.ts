import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { cardOf } from './cards.ts';
import { type Kit, type Node, quote } from './kit.ts';
import { type BuiltPage, button, card, column, heading, pageOf, row, text } from './parts.ts';
import { publicForm } from './public-form.ts';

/** Hero, what is offered, why, news and a form: a whole site on one page. */
export function landingPage(kit: Kit, page: PlannedPage): BuiltPage {
  const lead = kit.ofKind('lead');
  const feature = kit.ofKind('feature');
  const offers = kit.plan.entities.filter((entity) =>
    /^(product|promotion|service|dish|project|photo|property|course|event|review|faq|post|news item|skill|team|employee)$/.test(entity.kind ?? ''),
  );
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
        row(
          kit,
          'Hero buttons',
          [
            button(
              kit,
              /generat|lead|quote|demo|request/i.test(understanding.text) ? 'Request a call' : 'Get started',
              [{ do: 'scrollTo', with: { node: formId } }],
              { size: 'large', icon: 'arrow-right' },
            ),
            button(kit, showcase === undefined ? 'See how it works' : `See ${showcase.plural.toLowerCase()}`, [{ do: 'scrollTo', with: { node: offerId } }], {
              variant: 'secondary',
              size: 'large',
            }),
          ],
          { gap: 10 },
        ),
      ],
    }),
    kit.node('Container', 'Offers', {
      id: offerId,
      props: { gap: 24 },
      children:
        feature?.said === true
          ? [...featureSections(kit, feature), ...offers.map((entity) => section(kit, entity))]
          : [...offers.map((entity) => section(kit, entity)), ...(feature === undefined ? [] : featureSections(kit, feature))],
    }),
    kit.node('Container', 'Contact', {
      id: formId,
      props: { gap: 16, direction: 'row', align: 'start' },
      children: [
        card(
          kit,
          'Contact information',
          [
            heading(kit, 'Contact', 2),
            text(kit, 'Contact details', 'hello@example.com\n\n+44 20 7946 0100\n\n12 Mill Lane, open Monday to Saturday, 9:00 to 18:00', {
              format: 'markdown',
            }),
          ],
          {},
          { base: { grow: 1, minWidth: '240px' } },
        ),
        lead === undefined
          ? null
          : kit.node('Container', 'Contact form', {
              props: { gap: 0 },
              style: { base: { grow: 2, minWidth: '280px' } },
              children: [publicForm(kit, lead, `${page.id} lead`, 'Tell us what you need', 'Send request', 'Thank you. We will be in touch within a day.')],
            }),
      ],
    }),
    text(kit, 'Footer', `${name} · hello@example.com`, { size: 'small', tone: 'faint' }),
  ];
  return pageOf(kit, page, sections, { maxWidth: '1120px', gap: 32 });
}

/** What the site is called, unless that says nothing ("Landing page"). */
function headline(name: string, showcase: PlannedEntity | undefined): string {
  if (
    !/^(?:simple |modern )?(?:landing|one-page|single page|home ?page|website|web page|page|showcase|portfolio|company|business|personal)(?: page| website| site)?$/i.test(
      name,
    )
  )
    return name;
  return showcase === undefined || showcase.kind === 'product' ? 'Good work, made simple' : `${showcase.plural} worth a closer look`;
}

function tagline(goal: string, name: string): string {
  const short = goal.replace(/^(?:an?|the)\s+/i, '').replace(new RegExp(`^${name.replace(/[^A-Za-z0-9 ]/g, '.')}\\s*`, 'i'), '');
  return short.length > 20 &&
    !/^(?:for|to|that|with|which|where|of|and)\b/i.test(short) &&
    short.length < 140 &&
    !/\b(website|page|web|site|functionalit)/i.test(short)
    ? short.charAt(0).toUpperCase() + short.slice(1)
    : 'A simple way to get good work done, made with care and ready when you are.';
}

function section(kit: Kit, entity: PlannedEntity): Node {
  return column(
    kit,
    `${entity.plural} section`,
    [
      heading(kit, entity.kind === 'promotion' ? 'Current promotions' : entity.kind === 'review' ? 'What people say' : entity.plural, 2),
      kit.node('List', `${entity.plural} showcase`, {
        props: { layout: 'grid', minItemWidth: 230, gap: 16, emptyText: `No ${entity.plural.toLowerCase()} yet.` },
        bindings: { items: `{{ (${kit.rows(entity)}.data || []).slice(0, 6) }}` },
        children: [cardOf(kit, entity, `${entity.id} showcase`, [])],
      }),
    ],
    { gap: 14 },
  );
}

function featureSections(kit: Kit, feature: PlannedEntity): Node[] {
  return [
    ['Feature', 'Features'],
    ['Benefit', 'Benefits'],
    ['Use case', 'Use cases'],
  ].map(([group, title]) =>
    column(
      kit,
      `${title} section`,
      [
        heading(kit, title ?? '', 2),
        kit.node('List', `${title} list`, {
          props: { layout: 'grid', minItemWidth: 230, gap: 16 },
          bindings: { items: `{{ (${kit.rows(feature)}.data || []).filter((r) => r.group === ${quote(group ?? '')}) }}` },
          children: [
            card(
              kit,
              `${title} card`,
              [text(kit, `${title} name`, '{{ item.title }}', { weight: 'bold' }), text(kit, `${title} text`, '{{ item.description }}', { tone: 'soft' })],
              { gap: 6 },
            ),
          ],
        }),
      ],
      { gap: 14 },
    ),
  );
}
