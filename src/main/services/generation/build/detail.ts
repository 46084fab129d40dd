import type { Json } from '../../../../shared/kernel/json.ts';
import type { PlannedEntity } from '../plan/index.ts';
import { verbsOf } from './actions.ts';
import { columnOf } from './columns.ts';
import { deleteSteps, type RowEditor } from './form.ts';
import type { Kit, Node, StepInput } from './kit.ts';
import { button, card, fieldText, heading, nounOf, row, text } from './parts.ts';

/**
 * A drawer with everything about one row: its fields, its verbs, and the rows that point at it.
 * The row is looked up afresh by id, so that what it shows follows every change.
 */
export function detailDrawer(kit: Kit, entity: PlannedEntity, editor: RowEditor, key: string): { drawer: Node; open: (of: string) => StepInput[] } {
  const current = kit.variable(`${key} open id`, '');
  const id = kit.id(`${key} drawer`);
  const of = `((${kit.rows(entity)}.data || []).find((r) => r.id === ${current}) || {})`;
  const verbs = verbsOf(kit, entity);
  const fields = entity.fields.filter(
    (field) => field.id !== entity.display && field.id !== 'password' && field.type !== 'image' && field.type !== 'json' && field.type !== 'file',
  );
  const image = entity.fields.find((field) => field.type === 'image');
  const close: StepInput = { do: 'closeOverlay', with: { node: id } };
  const lines = kit.node('KeyValue', `${key} fields`, {
    props: { fields: fields.map((field) => columnOf(kit, field)) as unknown as Json, layout: 'beside' },
    bindings: { data: `{{ ${of} }}` },
  });
  const buttons = [
    ...verbs
      .slice(0, 4)
      .map((verb) =>
        button(
          kit,
          verb.label,
          verb.steps(of),
          { icon: verb.icon, variant: verb.tone === 'danger' ? 'danger' : 'secondary', size: 'small' },
          { id: kit.id(`${key} ${verb.id} button`), bindings: { visible: `{{ ${verb.when(of)} }}` } },
        ),
      ),
    button(kit, 'Edit', [close, ...editor.edit(of)], { icon: 'pencil', variant: 'secondary', size: 'small' }, { id: kit.id(`${key} edit button`) }),
    button(
      kit,
      'Delete',
      [...deleteSteps(kit, entity, of), close],
      { icon: 'trash-2', variant: 'ghost', size: 'small' },
      { id: kit.id(`${key} delete button`) },
    ),
  ];
  const drawer = kit.node('Drawer', `${entity.name} details`, {
    id,
    props: { title: entity.name, size: 'normal' },
    bindings: { title: `{{ ${fieldText(kit, entity, entity.display, of)} || ${JSON.stringify(entity.name)} }}` },
    children: [
      image === undefined
        ? null
        : kit.node('Image', `${entity.name} picture`, {
            props: { ratio: '16:9' },
            bindings: { src: `{{ ${of}.${image.id} || "" }}`, alt: `{{ ${of}.${entity.display} || "" }}` },
          }),
      row(kit, `${key} detail actions`, buttons, { gap: 8 }),
      lines,
      ...related(kit, entity, current, key),
    ],
  });
  return {
    drawer,
    open: (row) => [
      { do: 'setState', with: { state: current, value: `{{ ${row}.id }}` } },
      { do: 'openOverlay', with: { node: id } },
    ],
  };
}

/** Lists of what belongs to the row: a customer's orders, a project's tasks. */
function related(kit: Kit, entity: PlannedEntity, current: string, key: string): Node[] {
  return kit.plan.entities
    .flatMap((other) =>
      other.fields
        .filter((field) => field.reference?.entity === entity.id && other.id !== entity.id)
        .slice(0, 1)
        .map((field) => ({ other, field })),
    )
    .slice(0, 3)
    .map(({ other, field }) => {
      const second =
        other.fields.find((candidate) => candidate.id === other.flow?.field) ??
        other.fields.find((candidate) => /^(date|currency)$/.test(candidate.type)) ??
        other.fields[1];
      return card(
        kit,
        `${key} ${other.id} related`,
        [
          heading(kit, other.plural, 3),
          kit.node('List', `${other.plural} of ${nounOf(entity)}`, {
            props: { dividers: true, gap: 8, emptyText: `No ${other.plural.toLowerCase()} yet.` },
            bindings: { items: `{{ (${kit.rows(other)}.data || []).filter((r) => r.${field.id} === ${current}) }}` },
            children: [
              row(
                kit,
                `${key} ${other.id} line`,
                [
                  text(kit, `${key} ${other.id} name`, `{{ ${fieldText(kit, other, other.display, 'item')} }}`),
                  second === undefined
                    ? null
                    : text(kit, `${key} ${other.id} note`, `{{ ${fieldText(kit, other, second.id, 'item')} }}`, { tone: 'soft', size: 'small' }),
                ],
                { justify: 'between', wrap: false },
              ),
            ],
          }),
        ],
        { padding: 14, gap: 8 },
      );
    });
}
