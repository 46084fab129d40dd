import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { deleteSteps, rowEditor } from './form.ts';
import { type Kit, type Node, quote, type StepInput } from './kit.ts';
import { codeFor } from './row-code.ts';
import { type BuiltPage, button, card, column, header, heading, pageOf, refuse, row, set, text, toast } from './parts.ts';

/** Puts a form together: add fields, change their order, see it as people will. */
export function designerPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const forms = kit.ofKind('form', 'questionnaire');
  const link = entity.fields.find((field) => field.reference?.entity === forms?.id)?.id;
  const which = chooseForm(kit, forms);
  const mine = formFields(kit, entity, link, which);
  const editor = rowEditor(kit, entity, 'field');
  const newForm = forms === undefined ? null : rowEditor(kit, forms, 'new form');
  const swap = (by: number): StepInput[] => [
    {
      do: 'script',
      with: {
        code: `const list = ${mine}; const at = list.findIndex((f) => f.id === item.id); const other = list[at + ${by}]; if (!other) return; await db.transaction([{ kind: "update", entity: ${quote(entity.id)}, id: item.id, values: { position: at + ${by} + 1 } }, { kind: "update", entity: ${quote(entity.id)}, id: other.id, values: { position: at + 1 } }]);`,
      },
    },
  ];
  kit.did('Add a field');
  kit.did('Move a field');
  return pageOf(kit, page, [
    header(kit, page.name, 'Add fields and put them in order', [
      newForm === null ? null : button(kit, 'New form', newForm.add, { variant: 'secondary', icon: 'file-plus' }, { id: kit.id('new form button') }),
      button(kit, 'Add field', [...editor.add], { icon: 'plus' }, { id: kit.id('add field button') }),
    ]),
    which?.node ?? null,
    row(
      kit,
      'Designer columns',
      [
        card(
          kit,
          'Designer card',
          [
            heading(kit, 'Fields', 2),
            kit.node('List', 'Designer fields', {
              props: { gap: 8, dividers: true, emptyText: 'No fields yet. Add the first one.' },
              bindings: { items: `{{ ${mine} }}` },
              children: [
                row(
                  kit,
                  'Designer line',
                  [
                    column(
                      kit,
                      'Designer words',
                      [
                        text(kit, 'Designer label', '{{ item.label + (item.mandatory ? " *" : "") }}', { weight: 'medium' }),
                        text(kit, 'Designer kind', '{{ item.kindOfField || "" }}', { size: 'small', tone: 'soft' }),
                      ],
                      { gap: 2 },
                      { base: { grow: 1 } },
                    ),
                    button(
                      kit,
                      'Up',
                      swap(-1),
                      { icon: 'arrow-up', variant: 'ghost', size: 'small', text: '', ariaLabel: 'Up' },
                      { id: kit.id('field up button') },
                    ),
                    button(
                      kit,
                      'Down',
                      swap(1),
                      { icon: 'arrow-down', variant: 'ghost', size: 'small', text: '', ariaLabel: 'Down' },
                      { id: kit.id('field down button') },
                    ),
                    button(
                      kit,
                      'Edit',
                      editor.edit('item'),
                      { variant: 'ghost', size: 'small', icon: 'pencil', text: '', ariaLabel: 'Edit' },
                      { id: kit.id('field edit button') },
                    ),
                    button(
                      kit,
                      'Delete',
                      deleteSteps(kit, entity, 'item'),
                      { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' },
                      { id: kit.id('field delete button') },
                    ),
                  ],
                  { gap: 4 },
                ),
              ],
            }),
          ],
          {},
          { base: { grow: 1, minWidth: '300px' } },
        ),
        card(
          kit,
          'Designer preview',
          [
            heading(kit, 'Preview', 2),
            kit.node('List', 'Preview fields', {
              props: { gap: 12, emptyText: 'The form shows up here.' },
              bindings: { items: `{{ ${mine} }}` },
              children: fieldInputs(kit, 'preview', null),
            }),
          ],
          {},
          { base: { grow: 1, minWidth: '280px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
    editor.overlay,
    newForm?.overlay ?? null,
  ]);
}

type Choice = { node: Node; id: string } | null;

function chooseForm(kit: Kit, forms: PlannedEntity | undefined): Choice {
  if (forms === undefined) return null;
  const node = kit.node('Select', 'Which form', {
    props: { label: forms.name, labelKey: forms.display, valueKey: 'id', placeholder: 'The first one' },
    bindings: { options: `{{ ${kit.rows(forms)}.data || [] }}` },
  });
  return {
    node,
    id: `(${node.id}.value || ((${kit.rows(forms)}.data || []).find((f) => (${kit.rows(kit.ofKind('form field') ?? forms)}.data || []).some((x) => x.form === f.id)) || {}).id)`,
  };
}

function formFields(kit: Kit, entity: PlannedEntity, link: string | undefined, which: Choice): string {
  return `sortBy((${kit.rows(entity)}.data || [])${link === undefined || which === null ? '' : `.filter((f) => f.${link} === ${which.id})`}, "position")`;
}

/** One input of each kind; the one that fits the field shows. */
function fieldInputs(kit: Kit, key: string, answers: string | null): Node[] {
  const change = answers === null ? undefined : { change: [set(answers, `{{ ({ ...${answers}, [item.id]: event.value }) }}`)] };
  const make = (type: string, kind: string, props: Record<string, string | number | boolean>, extra: Record<string, string> = {}): Node =>
    kit.node(type, `${key} ${kind} answer`, {
      props,
      bindings: {
        label: '{{ item.label + (item.mandatory ? " *" : "") }}',
        visible: `{{ (item.kindOfField || "Short text") === ${quote(kind)} }}`,
        ...(answers === null ? {} : { value: `{{ ${answers}[item.id] ?? null }}` }),
        ...extra,
      },
      ...(change === undefined ? {} : { events: change }),
    });
  return [
    make('TextInput', 'Short text', {}),
    make('TextArea', 'Long text', { rows: 3 }),
    make('NumberInput', 'Number', {}),
    make('DatePicker', 'Date', {}),
    make('Select', 'Choice', {}, { options: '{{ String(item.options || "").split(",").map((o) => o.trim()).filter(Boolean) }}' }),
    make('Switch', 'Yes or no', {}),
  ];
}

/** The designed form for people to fill in; the answers are kept. */
export function fillFormPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const forms = kit.ofKind('form', 'questionnaire');
  const field = kit.ofKind('form field');
  const link = field?.fields.find((candidate) => candidate.reference?.entity === forms?.id)?.id;
  const which = chooseForm(kit, forms);
  const answers = kit.variable('Form answers', {});
  const name = kit.node('TextInput', 'Respondent name', { props: { label: 'Your name', required: true } });
  const mine = field === undefined ? '[]' : formFields(kit, field, link, which);
  const formLink = entity.fields.find((candidate) => candidate.reference?.entity === forms?.id)?.id;
  const missing = `${mine}.find((f) => f.mandatory && !${answers}[f.id])`;
  kit.did('Fill in and submit a form');
  const values = `{ respondent: ${name.id}.value, answers: ${mine}.map((f) => f.label + ": " + (${answers}[f.id] ?? "–")).join("\\n"), submittedOn: today(), status: "New"${formLink === undefined || which === null ? '' : `, ${formLink}: ${which.id}`}${codeFor(entity)} }`;
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, 'Choose a form and answer', []),
      card(kit, 'Fill card', [
        which?.node ?? null,
        name,
        kit.node('List', 'Fill fields', {
          props: { gap: 12, emptyText: 'This form has no fields yet.' },
          bindings: { items: `{{ ${mine} }}` },
          children: fieldInputs(kit, 'fill', answers),
        }),
        button(
          kit,
          'Submit',
          [
            ...refuse(`!${name.id}.value`, 'Type your name first'),
            toast(`Answer “{{ (${missing} || {}).label }}” first`, 'warn', `!!${missing}`),
            { do: 'stopIf', with: { when: `{{ !!${missing} }}` } },
            { do: 'createRow', with: { entity: entity.id, values: `{{ (${values}) }}` } },
            set(answers, '{{ ({}) }}'),
            toast('Thank you. Your answers were saved.'),
          ],
          { icon: 'send' },
          { id: kit.id('submit form button') },
        ),
      ]),
    ],
    { maxWidth: '720px' },
  );
}
