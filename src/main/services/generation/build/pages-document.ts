import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor } from './form.ts';
import { type Kit, quote, type StepInput } from './kit.ts';
import { codeFor } from './row-code.ts';
import { type BuiltPage, button, card, column, header, heading, nounOf, pageOf, refuse, row, set, text, toast } from './parts.ts';

/** A document with lines that add up, in figures and in words, ready to print. */
export function documentPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const money = entity.fields.find((field) => field.type === 'currency')?.id;
  const party = entity.fields.find((field) => field.type === 'reference' || /^(party|supplier|customer)$/.test(field.id));
  const lines = kit.variable('Document lines', [{ id: '1', description: 'First item', quantity: 1, price: 100 }]);
  const total = `round((${lines} || []).reduce((a, l) => a + (Number(l.quantity) || 0) * (Number(l.price) || 0), 0), 2)`;
  const edit = (field: string): StepInput[] => [set(lines, `{{ ${lines}.map((l) => l.id === item.id ? { ...l, ${field}: event.value } : l) }}`)];
  const company = kit.node('TextInput', 'Company name', { props: { label: 'Company', value: 'Northside Supply' } });
  const logo = kit.node('TextInput', 'Company logo', { props: { label: 'Logo (link to a picture)', placeholder: 'https://' } });
  const kindOf = kit.node('Select', 'Document type', {
    props: {
      label: 'Type',
      clearable: false,
      value: entity.name,
      options: [...new Set([entity.name, 'Procurement order', 'Purchase contract', 'Service contract', 'Quotation'])],
    },
  });
  const language = kit.node('Select', 'Document language', {
    props: { label: 'Language', clearable: false, value: 'English', options: ['English', 'Chinese and English'] },
  });
  const copies = kit.node('NumberInput', 'Copies', { props: { label: 'Copies to print', value: 1, min: 1, max: 20, decimals: 0 } });
  const tax = `"TAX-" + String(Math.round(${total} * 100)).padStart(8, "0")`;
  const who =
    party === undefined
      ? kit.node('TextInput', 'Document party', { props: { label: 'Other party' } })
      : (inputFor(kit, entity, party, 'document') ?? kit.node('TextInput', 'Document party', { props: { label: 'Other party' } }));
  const words = `(wordsFromNumber(Math.floor(${total})) + " and " + String(Math.round(${total} * 100) % 100).padStart(2, "0") + "/100 dollars").toUpperCase()`;
  const title = entity.fields.find((field) => field.id === entity.display && field.generator === null)?.id;
  const values = `{ ${[...(title === undefined ? [] : [`${title}: ${kindOf.id}.value + " for " + (${company.id}.value || "us")`]), ...(money === undefined ? [] : [`${money}: ${total}`]), ...(party === undefined ? [] : [`${party.id}: ${who.id}.value`]), ...(entity.flow === null ? [] : [`${entity.flow.field}: ${quote(entity.flow.steps[0] ?? '')}`])].join(', ')}${codeFor(entity)} }`;
  for (const action of ['Calculate the amount', 'Amount in words', 'Print', `Save ${nounOf(entity)}`]) kit.did(action);
  return pageOf(kit, page, [
    header(kit, page.name, 'Fill in, check the total, print', [
      button(
        kit,
        'Save',
        [
          ...refuse(`!(${total} > 0)`, 'Add a line with an amount first'),
          { do: 'createRow', with: { entity: entity.id, values: `{{ (${values.replace('{ ,', '{ ')}) }}` } },
          toast(`${entity.name} saved`),
        ],
        { variant: 'secondary', icon: 'save' },
        { id: kit.id('save document button') },
      ),
      button(
        kit,
        'Print',
        [{ do: 'print' }, toast('{{ pluralize(' + copies.id + '.value || 1, "copy", "copies") }} sent to print')],
        { icon: 'printer' },
        { id: kit.id('print button') },
      ),
    ]),
    row(
      kit,
      'Document columns',
      [
        card(
          kit,
          'Document inputs',
          [
            kindOf,
            language,
            company,
            logo,
            kit.node('FilePicker', 'Upload logo', {
              props: { accept: 'image/*', maxSize: 1, placeholder: 'Upload a logo: drop it here, or', ariaLabel: 'Upload a logo' },
              events: {
                change: [
                  {
                    do: 'callMethod',
                    with: {
                      node: logo.id,
                      method: 'set',
                      args: ['{{ event.value && event.value.data ? "data:" + event.value.type + ";base64," + event.value.data : "" }}'],
                    },
                    onlyIf: '!!(event.value && event.value.data)',
                  },
                ],
              },
            }),
            who,
            copies,
          ],
          {},
          { base: { grow: 1, minWidth: '240px' } },
        ),
        card(
          kit,
          'Document sheet',
          [
            row(
              kit,
              'Document head',
              [
                column(
                  kit,
                  'Document titles',
                  [
                    heading(kit, 'Document title', 2, `{{ ${kindOf.id}.value + (${language.id}.value !== "English" ? " / 采购单" : "") }}`),
                    text(kit, 'Document company', `{{ ${company.id}.value }}`, { tone: 'soft' }),
                  ],
                  { gap: 2 },
                ),
                kit.node('Image', 'Document logo', {
                  props: { fit: 'contain', alt: 'Logo', fallbackIcon: 'building-2' },
                  bindings: { src: `{{ ${logo.id}.value || "" }}`, visible: `{{ !!${logo.id}.value }}` },
                  style: { base: { width: '96px', height: '64px' } },
                }),
              ],
              { justify: 'between', wrap: false },
            ),
            text(kit, 'Document date', `{{ formatDate(today(), "long") + " · " + ${tax} }}`, { size: 'small', tone: 'faint' }),
            kit.node('List', 'Document line list', {
              props: { gap: 8, dividers: true, emptyText: 'No lines.' },
              bindings: { items: `{{ ${lines} || [] }}` },
              children: [
                row(
                  kit,
                  'Document line',
                  [
                    kit.node('TextInput', 'Line description', {
                      props: { ariaLabel: 'Description' },
                      bindings: { value: '{{ item.description }}' },
                      events: { change: edit('description') },
                      style: { base: { grow: 1, minWidth: '140px' } },
                    }),
                    kit.node('NumberInput', 'Line quantity', {
                      props: { ariaLabel: 'Quantity', min: 0 },
                      bindings: { value: '{{ item.quantity }}' },
                      events: { change: edit('quantity') },
                      style: { base: { width: '90px' } },
                    }),
                    kit.node('NumberInput', 'Line price', {
                      props: { ariaLabel: 'Price', min: 0, prefix: '$' },
                      bindings: { value: '{{ item.price }}' },
                      events: { change: edit('price') },
                      style: { base: { width: '110px' } },
                    }),
                    text(kit, 'Line sum', '{{ formatCurrency((Number(item.quantity) || 0) * (Number(item.price) || 0)) }}'),
                    button(
                      kit,
                      'Remove',
                      [set(lines, `{{ ${lines}.filter((l) => l.id !== item.id) }}`)],
                      { variant: 'ghost', size: 'small', icon: 'x', text: '', ariaLabel: 'Remove' },
                      { id: kit.id('remove line button') },
                    ),
                  ],
                  { gap: 6 },
                ),
              ],
            }),
            button(
              kit,
              'Add line',
              [set(lines, `{{ [...(${lines} || []), { id: uuid(), description: "", quantity: 1, price: 0 }] }}`)],
              { variant: 'secondary', size: 'small', icon: 'plus' },
              { id: kit.id('add line button') },
            ),
            row(
              kit,
              'Document total row',
              [
                text(kit, 'Document total label', 'Total', { weight: 'bold', size: 'large' }),
                text(kit, 'Document total', `{{ formatCurrency(${total}) }}`, { weight: 'bold', size: 'large' }),
              ],
              { justify: 'between', wrap: false },
            ),
            text(kit, 'Document words', `{{ ${words} }}`, { weight: 'medium' }),
          ],
          {},
          { base: { grow: 3, minWidth: '320px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
  ]);
}
