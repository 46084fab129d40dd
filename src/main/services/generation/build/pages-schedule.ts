import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { rankField } from '../plan/pages.ts';
import { detailDrawer } from './detail.ts';
import { defaultsOf, rowEditor } from './form.ts';
import { type Kit, quote } from './kit.ts';
import { subtitle } from './pages-crud.ts';
import { type BuiltPage, button, card, column, fieldText, header, heading, nounOf, pageOf, row, text } from './parts.ts';

/** What comes up, grouped by day. */
export function schedulePage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '');
  const date = entity.fields.find((field) => field.type === 'date')?.id ?? 'date';
  const time = entity.fields.find((field) => field.type === 'time')?.id;
  const editor = rowEditor(kit, entity, key);
  const detail = detailDrawer(kit, entity, editor, key);
  const show = kit.node('RadioGroup', `${key} span`, {
    props: { variant: 'segmented', direction: 'row', options: ['Upcoming', 'This week', 'Past'], value: 'Upcoming', ariaLabel: 'Which days' },
  });
  const data = `(${kit.rows(entity)}.data || []).filter((r) => r.${date} && (${show.id}.value === "Past" ? r.${date} < today() : ${show.id}.value === "This week" ? r.${date} >= startOfWeek(today()) && r.${date} < addDays(startOfWeek(today()), 7) : r.${date} >= today()))`;
  const extra = entity.fields.filter((field) => field.id !== entity.display && field.id !== date && /^(reference|choice|text)$/.test(field.type)).slice(0, 3);
  const tones = JSON.stringify(
    Object.fromEntries(
      (entity.fields.find((field) => field.id === entity.flow?.field)?.choices ?? []).map((choice) => [choice.value, choice.tone ?? 'neutral']),
    ),
  );
  const month = kit.node('Calendar', `${key} month`, {
    props: {
      dateField: date,
      titleField: entity.display,
      toneField: entity.flow?.field ?? '',
      tones: JSON.parse(tones) as Record<string, string>,
      endField: /^(to|endsOn)$/.test(entity.fields.find((field) => field.id === 'to' || field.id === 'endsOn')?.id ?? '')
        ? (entity.fields.find((field) => field.id === 'to' || field.id === 'endsOn')?.id ?? '')
        : '',
      ariaLabel: page.name,
    },
    bindings: { events: `{{ ${kit.rows(entity)}.data || [] }}` },
    events: { select: detail.open('event.item'), dayClick: editor.edit(`({ ...(${defaultsOf(entity)}), ${date}: event.date })`) },
  });
  return pageOf(kit, page, [
    header(kit, page.name, `{{ formatDate(today(), "long") }}`, [
      button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) }),
    ]),
    kit.node('Tabs', `${key} views`, {
      props: {
        tabs: [
          { id: 'agenda', label: 'Agenda', icon: 'list' },
          { id: 'month', label: 'Month', icon: 'calendar' },
        ],
        variant: 'segmented',
        lazy: false,
      },
      children: [
        column(
          kit,
          `${key} agenda`,
          [
            show,
            kit.node('List', `${key} days`, {
              props: { gap: 16, itemKey: 'key', emptyText: 'Nothing on these days.' },
              bindings: { items: `{{ sortBy(groupBy(${data}, ${quote(date)}), "key", ${show.id}.value === "Past" ? "desc" : "asc") }}` },
              children: [
                card(kit, `${key} day`, [
                  heading(kit, `${key} day name`, 3, '{{ item.key === today() ? "Today" : formatDate(item.key, "long") }}'),
                  kit.node('List', `${key} entries`, {
                    props: { dividers: true, gap: 6 },
                    bindings: { items: `{{ ${time === undefined ? 'item.rows' : `sortBy(item.rows, ${quote(time)})`} }}` },
                    children: [
                      row(
                        kit,
                        `${key} entry`,
                        [
                          time === undefined ? null : text(kit, `${key} entry time`, `{{ item.${time} || "" }}`, { weight: 'medium' }),
                          column(
                            kit,
                            `${key} entry words`,
                            [
                              text(kit, `${key} entry name`, `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, { weight: 'medium' }),
                              text(
                                kit,
                                `${key} entry facts`,
                                `{{ [${extra.map((field) => fieldText(kit, entity, field.id, 'item')).join(', ')}].filter(Boolean).join(" · ") }}`,
                                { size: 'small', tone: 'soft' },
                              ),
                            ],
                            { gap: 2 },
                            { base: { grow: 1 } },
                          ),
                          button(kit, 'Open', detail.open('item'), { variant: 'ghost', size: 'small' }, { id: kit.id(`${key} open`) }),
                        ],
                        { wrap: false, gap: 12 },
                      ),
                    ],
                  }),
                ]),
              ],
            }),
          ],
          { gap: 14 },
        ),
        month,
      ],
    }),
    editor.overlay,
    detail.drawer,
  ]);
}

/** Rows in order of a number, first place on top. */
export function rankingPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '');
  const field = rankField(entity) ?? entity.fields.find((candidate) => /^(integer|number|currency|rating)$/.test(candidate.type))?.id;
  const sub = entity.fields.find(
    (candidate) => candidate.id !== entity.display && candidate.id !== field && /^(date|text|choice|reference)$/.test(candidate.type),
  );
  const others = kit.plan.entities.find((other) => other.fields.some((candidate) => candidate.reference?.entity === entity.id));
  const link = others?.fields.find((candidate) => candidate.reference?.entity === entity.id)?.id;
  const data = `(${kit.rows(entity)}.data || [])`;
  const score = (of: string): string =>
    field !== undefined
      ? `(${of}.${field} || 0)`
      : others !== undefined
        ? `count((${kit.rows(others)}.data || []).filter((o) => o.${link} === ${of}.id))`
        : '0';
  return pageOf(
    kit,
    page,
    [
      header(
        kit,
        page.name,
        field === undefined ? subtitle(kit, entity) : `Highest ${entity.fields.find((candidate) => candidate.id === field)?.label.toLowerCase()} first`,
        [],
      ),
      card(kit, `${key} card`, [
        kit.node('List', `${key} places`, {
          props: { dividers: true, gap: 8, emptyText: 'Nobody here yet.' },
          bindings: { items: `{{ [...${data}].sort((a, b) => ${score('b')} - ${score('a')}).slice(0, 50) }}` },
          children: [
            row(
              kit,
              `${key} place`,
              [
                text(kit, `${key} number`, '{{ index + 1 }}', { weight: 'bold', size: 'large', tone: 'accent' }),
                ...(entity.group === 'people' || entity.group === 'record'
                  ? [
                      kit.node('Avatar', `${key} avatar`, {
                        props: { size: 32 },
                        bindings: { name: `{{ ${fieldText(kit, entity, entity.display, 'item')} || "?" }}` },
                      }),
                    ]
                  : []),
                column(
                  kit,
                  `${key} words`,
                  [
                    text(kit, `${key} name`, `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, { weight: 'medium' }),
                    sub === undefined ? null : text(kit, `${key} note`, `{{ ${fieldText(kit, entity, sub.id, 'item')} }}`, { size: 'small', tone: 'soft' }),
                  ],
                  { gap: 2 },
                  { base: { grow: 1 } },
                ),
                text(kit, `${key} score`, `{{ ${field === undefined ? score('item') : fieldText(kit, entity, field, 'item')} }}`, { weight: 'bold' }),
              ],
              { wrap: false, gap: 16 },
            ),
          ],
        }),
      ]),
    ],
    { maxWidth: '760px' },
  );
}
