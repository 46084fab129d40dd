import type { PlannedPage } from '../plan/index.ts';
import { CONVERTERS } from './code-tools.ts';
import { rowEditor } from './form.ts';
import { type Kit, type Node, quote } from './kit.ts';
import { type BuiltPage, button, card, header, heading, nounOf, pageOf, refuse, row, set, text, toast } from './parts.ts';
import { tableFor } from './table.ts';

/** A base colour and five that go with it. */
export function colorToolPage(kit: Kit, page: PlannedPage): BuiltPage {
  const code = kit.module('Color functions', CONVERTERS['color']?.code ?? '');
  const hue = kit.variable('Hue', 200);
  const saved = kit.variable('Saved palettes', [], 'saved');
  const colors = `${code}.palette(${hue})`;
  const swatch = (name: string): Node =>
    kit.node('Container', name, {
      props: { padding: 24, gap: 4, align: 'center' },
      style: { base: { radius: '12px' } },
      children: [
        kit.node('Image', `${name} color`, { props: { ratio: '1:1', alt: '' }, bindings: { src: `{{ ${code}.swatch(item) }}` } }),
        text(kit, `${name} code`, '{{ item }}', { weight: 'medium' }),
        button(
          kit,
          'Copy',
          [{ do: 'copy', with: { text: '{{ item }}' } }, toast('{{ item }} copied')],
          { size: 'small', variant: 'ghost' },
          { id: kit.id(`${name} copy`) },
        ),
      ],
    });
  kit.did('Generate palette');
  kit.did('Save palette');
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, 'Five colours that go together', [
        button(
          kit,
          'New palette',
          [{ do: 'script', with: { code: `app.setState(${quote(hue)}, Math.floor(Math.random() * 360));` } }],
          { icon: 'shuffle' },
          { id: kit.id('new palette') },
        ),
        button(
          kit,
          'Save',
          [set(saved, `{{ [{ id: uuid(), colors: ${colors} }, ...(${saved} || [])].slice(0, 30) }}`), toast('Palette saved')],
          { variant: 'secondary', icon: 'save' },
          { id: kit.id('save palette') },
        ),
      ]),
      kit.node('NumberInput', 'Hue input', {
        props: { label: 'Hue', min: 0, max: 359, decimals: 0 },
        bindings: { value: `{{ ${hue} }}` },
        events: { change: [set(hue, '{{ event.value || 0 }}')] },
      }),
      kit.node('List', 'Palette', {
        props: { layout: 'grid', minItemWidth: 130, gap: 8 },
        bindings: { items: `{{ ${colors} }}` },
        children: [swatch('Swatch')],
      }),
      card(kit, 'Saved card', [
        heading(kit, 'Saved palettes', 2),
        kit.node('List', 'Saved list', {
          props: { dividers: true, emptyText: 'Nothing saved yet.' },
          bindings: { items: `{{ ${saved} || [] }}` },
          children: [text(kit, 'Saved line', '{{ item.colors.join("  ") }}')],
        }),
      ]),
    ],
    { maxWidth: '860px' },
  );
}

/** Words put together from lists: names, ideas, quotes or passwords; the good ones are kept. */
export function generatorPage(kit: Kit, page: PlannedPage): BuiltPage {
  const entity = kit.entity(page.entity);
  const code = kit.module('Generator functions', CONVERTERS['generator']?.code ?? '');
  const topic = kit.node('TextInput', 'Generator topic', { props: { label: 'About', placeholder: 'For example: a garden café' } });
  const result = kit.variable('Generated', '');
  const kind = page.options['kind'] ?? 'idea';
  kit.did('Generate');
  const textField = entity?.fields.find((field) => /^(text|description|body|summary)$/.test(field.id))?.id;
  const values =
    entity === undefined
      ? ''
      : `{ ${entity.display}: truncate(${result}, 60)${textField === undefined || textField === entity.display ? '' : `, ${textField}: ${result}`}${entity.fields
          .filter((field) => field.type === 'date')
          .slice(0, 1)
          .map((field) => `, ${field.id}: today()`)
          .join('')} }`;
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, 'Built-in word lists, no model needed. A model, when one is set up, can be asked from a script.', []),
      card(kit, 'Generator card', [
        topic,
        row(
          kit,
          'Generator buttons',
          [
            button(
              kit,
              'Generate',
              [{ do: 'script', with: { code: `app.setState(${quote(result)}, ${code}.make(${quote(kind)}, String(${topic.id}.value || "")));` } }],
              { icon: 'sparkles' },
              { id: kit.id('generate button') },
            ),
            button(
              kit,
              'Copy',
              [{ do: 'copy', with: { text: `{{ ${result} }}` } }, toast('Copied')],
              { variant: 'secondary', icon: 'copy' },
              { id: kit.id('copy generated') },
            ),
            entity === undefined
              ? null
              : button(
                  kit,
                  'Save',
                  [
                    ...refuse(`!${result}`, 'Generate something first'),
                    { do: 'createRow', with: { entity: entity.id, values: `{{ (${values}) }}` } },
                    toast('Saved'),
                  ],
                  { variant: 'secondary', icon: 'save' },
                  { id: kit.id('save generated') },
                ),
          ],
          { gap: 8 },
        ),
        text(kit, 'Generated text', `{{ ${result} || "Press “Generate”." }}`, { size: 'large', weight: 'medium' }),
      ]),
      entity === undefined ? null : card(kit, 'Generated list card', savedRows(kit, entity.id)),
    ],
    { maxWidth: '760px' },
  );
}

function savedRows(kit: Kit, id: string): Node[] {
  const entity = kit.entity(id);
  if (entity === undefined) return [];
  const editor = rowEditor(kit, entity, `saved ${nounOf(entity)}`);
  return [heading(kit, 'Saved', 2), tableFor(kit, entity, { data: `(${kit.rows(entity)}.data || [])`, key: 'saved', columns: 3, editor }), editor.overlay];
}
