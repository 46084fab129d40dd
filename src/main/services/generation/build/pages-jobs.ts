import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor, rowEditor } from './form.ts';
import { type Kit, quote } from './kit.ts';
import { cardOf, searchExpression } from './cards.ts';
import { type BuiltPage, button, header, nounOf, pageOf, toast } from './parts.ts';

/** Openings to browse and apply for. */
export function applyPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const application = kit.ofKind('application');
  const key = 'jobs board';
  const search = kit.node('TextInput', `${key} search`, {
    props: {
      type: 'search',
      icon: 'search',
      placeholder: `Search ${entity.plural.toLowerCase()}`,
      ariaLabel: `Search ${entity.plural.toLowerCase()}`,
      clearable: true,
    },
  });
  const editor = rowEditor(kit, entity, 'post');
  const chosen = kit.variable('Applying for', {});
  const modal = kit.id('apply modal');
  const link = application?.fields.find((field) => field.reference?.entity === entity.id)?.id;
  const fields =
    application?.fields.filter(
      (field) => field.type !== 'computed' && field.id !== link && field.id !== application.flow?.field && field.type !== 'date' && field.id !== 'number',
    ) ?? [];
  const open = `(${kit.rows(entity)}.data || []).filter((r) => (!r.status || r.status === "Open") && ${searchExpression(entity, search.id)})`;
  kit.did(`Apply for ${nounOf(entity)}`);
  kit.did(`Post ${nounOf(entity)}`);
  const date = application?.fields.find((field) => field.type === 'date')?.id;
  return pageOf(kit, page, [
    header(kit, page.name, `{{ pluralize(count(${open}), "open position") }}`, [
      button(kit, `Post ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id('post button') }),
    ]),
    search,
    kit.node('List', `${key} list`, {
      props: { layout: 'grid', minItemWidth: 280, gap: 14, emptyText: 'No open positions.' },
      bindings: { items: `{{ ${open} }}` },
      children: [
        cardOf(
          kit,
          entity,
          key,
          application === undefined
            ? []
            : [
                button(
                  kit,
                  'Apply',
                  [
                    { do: 'setState', with: { state: chosen, value: '{{ item }}' } },
                    { do: 'openOverlay', with: { node: modal } },
                  ],
                  { size: 'small', icon: 'send' },
                  { id: kit.id('apply button') },
                ),
              ],
        ),
      ],
    }),
    editor.overlay,
    application === undefined
      ? null
      : kit.node('Modal', 'Apply dialog', {
          id: modal,
          bindings: { title: `{{ "Apply: " + (${chosen}.${entity.display} || "") }}` },
          children: [
            kit.node('Form', 'Apply form', {
              id: kit.id('apply form'),
              props: { resetOnSubmit: true },
              events: {
                submit: [
                  {
                    do: 'createRow',
                    with: {
                      entity: application.id,
                      values: `{{ ({ ...event.values${link === undefined ? '' : `, ${link}: ${chosen}.id`}${date === undefined ? '' : `, ${date}: today()`}${application.display === 'number' ? ', number: "AP-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''}${application.flow === null ? '' : `, ${application.flow.field}: ${quote(application.flow.steps[0] ?? '')}`} }) }}`,
                    },
                  },
                  { do: 'closeOverlay', with: { node: modal } },
                  toast('Application sent'),
                ],
              },
              children: [
                ...fields.map((field) => inputFor(kit, application, field, 'apply')),
                kit.node('Button', 'Send application', { props: { text: 'Send application', type: 'submit' } }),
              ],
            }),
          ],
        }),
  ]);
}
