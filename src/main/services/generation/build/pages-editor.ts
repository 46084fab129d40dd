import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { AVATAR, CARD, WRITING } from './code-drawing.ts';
import { deleteSteps, inputFor } from './form.ts';
import { type Kit, quote, type StepInput } from './kit.ts';
import { type BuiltPage, button, card, header, heading, nounOf, pageOf, row, set, text, toast } from './parts.ts';

/** Documents on one side, title and text in the middle, the finished page beside it. */
export function editorPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const noun = nounOf(entity);
  const body =
    entity.fields.find((field) => /^(body|text|content|steps|description|notes)$/.test(field.id)) ?? entity.fields.find((field) => field.type === 'longText');
  const bodyId = body?.id ?? 'body';
  const open = kit.variable('Open document', {});
  const form = kit.id('editor form');
  const rows = `(${kit.rows(entity)}.data || [])`;
  const title = kit.node('TextInput', 'Title input', {
    props: { field: entity.display, label: entity.fields.find((field) => field.id === entity.display)?.label ?? 'Title', required: true },
  });
  const text1 = kit.node('TextArea', 'Body input', {
    props: { field: bodyId, label: body?.label ?? 'Text', rows: 14, placeholder: 'Start writing. **Bold**, # heading and - lists work.' },
  });
  const code = kit.module('Writing help', WRITING);
  const tips = kit.variable('Writing tips', []);
  const others = entity.fields
    .filter((field) => field.id !== entity.display && field.id !== bodyId && /^(choice|date|text)$/.test(field.type) && field.id !== 'color')
    .slice(0, 3);
  const load = (value: string): StepInput[] => [set(open, value), { do: 'resetForm', with: { node: form, values: value } }, set(tips, '{{ [] }}')];
  const fresh = `{{ ({ ${entity.fields
    .filter((field) => field.default !== undefined)
    .map((field) => `${field.id}: ${JSON.stringify(field.default)}`)
    .join(', ')} }) }}`;
  for (const action of [`Write ${noun}`, 'Suggest improvements', 'Preview', 'Save']) kit.did(action);
  return pageOf(kit, page, [
    header(kit, kit.plan.name, `{{ pluralize(count(${rows}), ${quote(noun)}) }}`, [
      button(kit, `New ${noun}`, load(fresh), { icon: 'plus', variant: 'secondary' }, { id: kit.id('new document button') }),
    ]),
    row(
      kit,
      'Editor columns',
      [
        card(
          kit,
          'Documents card',
          [
            heading(kit, entity.plural, 2),
            kit.node('List', 'Documents', {
              props: { gap: 4, emptyText: 'Nothing saved yet.' },
              bindings: { items: `{{ ${rows} }}` },
              children: [
                row(
                  kit,
                  'Document line',
                  [
                    button(
                      kit,
                      'Open document',
                      load('{{ item }}'),
                      { variant: 'ghost', size: 'small' },
                      { id: kit.id('open document button'), bindings: { text: `{{ truncate(item.${entity.display} || "Untitled", 28) }}` } },
                    ),
                    button(
                      kit,
                      'Delete',
                      [...deleteSteps(kit, entity, 'item')],
                      { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' },
                      { id: kit.id('delete document button') },
                    ),
                  ],
                  { justify: 'between', wrap: false, gap: 4 },
                ),
              ],
            }),
          ],
          { padding: 14 },
          { base: { grow: 1, minWidth: '200px' } },
        ),
        card(
          kit,
          'Write card',
          [
            kit.node('Form', 'Editor form', {
              id: form,
              bindings: { initial: `{{ ${open} }}` },
              events: {
                submit: [
                  { do: 'saveRow', with: { entity: entity.id, rowId: `{{ ${open}.id }}`, values: '{{ event.values }}' }, as: 'saved' },
                  set(open, '{{ steps.saved }}'),
                  toast(`${entity.name} saved`),
                ],
              },
              children: [
                title,
                text1,
                ...others.map((field) => inputFor(kit, entity, field, 'editor')),
                row(
                  kit,
                  'Editor buttons',
                  [
                    button(
                      kit,
                      'Suggest',
                      [{ do: 'script', with: { code: `app.setState(${quote(tips)}, ${code}.review(String(${text1.id}.value || "")));` } }],
                      { variant: 'secondary', icon: 'sparkles' },
                      { id: kit.id('suggest button') },
                    ),
                    kit.node('Button', 'Save document', { props: { text: 'Save', type: 'submit', icon: 'save' } }),
                  ],
                  { justify: 'end', gap: 8 },
                ),
              ],
            }),
            text(
              kit,
              'Word count',
              `{{ pluralize(${code}.words(String(${text1.id}.value || "")), "word") + ", about " + pluralize(max(1, Math.ceil(${code}.words(String(${text1.id}.value || "")) / 200)), "minute") + " to read" }}`,
              { size: 'small', tone: 'faint' },
            ),
            kit.node('List', 'Writing tips', {
              props: { gap: 4, emptyText: '' },
              bindings: { items: `{{ ${tips} }}`, visible: `{{ count(${tips}) > 0 }}` },
              children: [text(kit, 'Writing tip', '{{ item }}', { tone: 'info' })],
            }),
          ],
          {},
          { base: { grow: 2, minWidth: '300px' } },
        ),
        card(
          kit,
          'Preview card',
          [
            text(kit, 'Preview label', 'Preview', { tone: 'faint', size: 'small' }),
            heading(kit, 'Preview title', 2, `{{ ${title.id}.value || "Untitled" }}`),
            text(kit, 'Preview text', `{{ ${text1.id}.value || "What you write shows up here." }}`, { format: 'markdown' }),
          ],
          {},
          { base: { grow: 2, minWidth: '260px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
  ]);
}

/** Parts to choose from and the result drawn at once. */
export function builderPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const form = kit.id('builder form');
  const open = kit.variable('Builder draft', {});
  const isAvatar = entity.kind === 'avatar';
  const code = kit.module('Drawing', isAvatar ? AVATAR : CARD);
  const fields = entity.fields.filter((field) => field.type !== 'computed' && field.type !== 'image' && field.type !== 'file').slice(0, 9);
  const sample = Object.fromEntries(entity.fields.filter((field) => field.type !== 'computed').map((field) => [field.id, entity.seed[0]?.[field.id] ?? null]));
  const load = (value: string): StepInput[] => [set(open, value), { do: 'resetForm', with: { node: form, values: value } }];
  const picks = fields
    .filter((field) => field.type === 'choice')
    .map(
      (field) =>
        `${field.id}: ${JSON.stringify((field.choices ?? []).map((choice) => choice.value))}[Math.floor(Math.random() * ${field.choices?.length ?? 1})]`,
    );
  const tints = fields
    .filter((field) => field.type === 'color')
    .map((field) => `${field.id}: ["#2f6f8f", "#3f8f6b", "#b5652f", "#7a4f9a", "#b03a48", "#f2d3bd", "#8a5a3c", "#26282b"][Math.floor(Math.random() * 8)]`);
  for (const action of ['Customize', 'Shuffle', `Save ${nounOf(entity)}`]) kit.did(action);
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Choose the parts; the picture follows', [
      button(
        kit,
        'Shuffle',
        [{ do: 'script', with: { code: `app.call(${quote(form)}, "set", { ${[...picks, ...tints].join(', ')} });` } }],
        { variant: 'secondary', icon: 'shuffle' },
        { id: kit.id('shuffle button') },
      ),
    ]),
    row(
      kit,
      'Builder columns',
      [
        card(
          kit,
          'Builder preview',
          [
            kit.node('Image', 'Builder picture', {
              props: { ratio: '1:1', fit: 'contain', alt: 'Preview' },
              bindings: { src: `{{ ${code}.draw({ ...${JSON.stringify(sample)}, ...${form}.values }) }}` },
            }),
            text(kit, 'Builder name', `{{ ${form}.values.${entity.display} || "" }}`, { weight: 'bold', size: 'large' }),
          ],
          { align: 'center' },
          { base: { grow: 1, minWidth: '260px' } },
        ),
        card(
          kit,
          'Builder card',
          [
            kit.node('Form', 'Builder form', {
              id: form,
              props: { columns: 2 },
              bindings: { initial: `{{ ${open}.id ? ${open} : ${JSON.stringify(sample)} }}` },
              events: {
                submit: [
                  { do: 'saveRow', with: { entity: entity.id, rowId: `{{ ${open}.id }}`, values: '{{ event.values }}' } },
                  set(open, '{{ ({}) }}'),
                  toast(`${entity.name} saved`),
                ],
              },
              children: [
                ...fields.map((field) => inputFor(kit, entity, field, 'builder')),
                kit.node('Button', 'Save it', { props: { text: 'Save', type: 'submit', icon: 'save' } }),
              ],
            }),
          ],
          {},
          { base: { grow: 2, minWidth: '300px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
    heading(kit, `Saved ${entity.plural.toLowerCase()}`, 2),
    kit.node('List', 'Saved pictures', {
      props: { layout: 'grid', minItemWidth: 160, gap: 12, emptyText: 'Nothing saved yet.' },
      bindings: { items: `{{ ${kit.rows(entity)}.data || [] }}` },
      children: [
        card(
          kit,
          'Saved picture card',
          [
            kit.node('Image', 'Saved picture', { props: { ratio: '1:1', alt: '' }, bindings: { src: `{{ ${code}.draw(item) }}` } }),
            text(kit, 'Saved picture name', `{{ item.${entity.display} }}`, { weight: 'medium' }),
            row(
              kit,
              'Saved picture buttons',
              [
                button(kit, 'Edit', load('{{ item }}'), { variant: 'secondary', size: 'small' }, { id: kit.id('edit saved') }),
                button(kit, 'Delete', deleteSteps(kit, entity, 'item'), { variant: 'ghost', size: 'small' }, { id: kit.id('delete saved') }),
              ],
              { gap: 4 },
            ),
          ],
          { padding: 12, gap: 8 },
        ),
      ],
    }),
  ]);
}
