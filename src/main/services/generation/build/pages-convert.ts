import type { PlannedPage } from '../plan/index.ts';
import { CONVERTERS, FILES } from './code-tools.ts';
import { type Kit, quote, type StepInput } from './kit.ts';
import { type BuiltPage, button, card, header, heading, pageOf, refuse, row, set, text, toast } from './parts.ts';

/** Text in, text out, both ways, with problems said in words. */
export function textConverterPage(kit: Kit, page: PlannedPage): BuiltPage {
  const tool = CONVERTERS[page.options['kind'] ?? 'base64'] ?? CONVERTERS['base64'];
  if (tool === undefined) throw new Error('The base64 converter is missing');
  const code = kit.module('Converter functions', tool.code);
  const problem = kit.variable('Problem', '');
  const result = kit.variable('Result', '');
  const input = kit.node('TextArea', 'Input text', { props: { label: 'Text', rows: 6, placeholder: tool.sample } });
  const run = (fn: string): StepInput[] => [
    {
      do: 'script',
      with: {
        code: `try { const out = ${code}.${fn}(String(${input.id}.value ?? "")); app.setState(${quote(result)}, out); app.setState(${quote(problem)}, ""); } catch (error) { app.setState(${quote(result)}, ""); app.setState(${quote(problem)}, error && error.message ? error.message : String(error)); }`,
      },
    },
  ];
  kit.did(tool.forward);
  kit.did(tool.backward);
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, 'Everything happens on this computer', []),
      card(kit, 'Converter card', [
        input,
        row(
          kit,
          'Converter buttons',
          [
            button(kit, tool.forward, run('forward'), { icon: 'arrow-down' }, { id: kit.id('forward button') }),
            button(kit, tool.backward, run('backward'), { icon: 'arrow-up', variant: 'secondary' }, { id: kit.id('backward button') }),
            button(
              kit,
              'Swap',
              [{ do: 'callMethod', with: { node: input.id, method: 'set', args: [`{{ ${result} }}`] } }, set(result, '')],
              { variant: 'ghost', icon: 'arrow-up-down' },
              { id: kit.id('swap button') },
            ),
          ],
          { gap: 8 },
        ),
        text(kit, 'Converter problem', `{{ ${problem} }}`, { tone: 'danger', weight: 'medium' }),
        kit.node('TextArea', 'Output text', { props: { label: 'Result', rows: 6, readOnly: true }, bindings: { value: `{{ ${result} }}` } }),
        row(
          kit,
          'Result buttons',
          [
            button(
              kit,
              'Copy',
              [{ do: 'copy', with: { text: `{{ ${result} }}` } }, toast('Copied')],
              { variant: 'secondary', icon: 'copy' },
              { id: kit.id('copy result') },
            ),
            button(
              kit,
              'Clear',
              [{ do: 'callMethod', with: { node: input.id, method: 'clear', args: [] } }, set(result, ''), set(problem, '')],
              { variant: 'ghost' },
              { id: kit.id('clear result') },
            ),
          ],
          { gap: 8 },
        ),
      ]),
    ],
    { maxWidth: '760px' },
  );
}

/** Tables of text from one format to another: paste or take a sample, look at the rows, download the result. */
export function fileConverterPage(kit: Kit, page: PlannedPage): BuiltPage {
  const code = kit.module('File functions', FILES);
  const entity = kit.entity(page.entity);
  const source = kit.node('TextArea', 'File text', {
    props: { label: 'Content of the file (CSV, TSV or JSON)', rows: 7, placeholder: 'name,city\nAda,Porto' },
  });
  const name = kit.node('TextInput', 'File name', { props: { label: 'File name', value: 'data.csv' } });
  const rows = kit.variable('Parsed rows', []);
  const problem = kit.variable('File problem', '');
  const format = kit.node('RadioGroup', 'Output format', {
    props: { label: 'Convert to', variant: 'segmented', direction: 'row', options: ['CSV', 'JSON', 'Text'], value: 'JSON' },
  });
  const link = entity === undefined ? undefined : entity.id;
  const parse = `try { const found = ${code}.parse(String(${source.id}.value ?? "")); app.setState(${quote(rows)}, found); app.setState(${quote(problem)}, "");${link === undefined ? '' : ` await db.${link}.create({ name: ${name.id}.value || "data.csv", kindOfFile: "CSV", rows: found.length, uploadedOn: today(), output: ${format.id}.value || "JSON", status: "Parsed"${entity?.display === 'number' ? ', number: "F-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} });`} } catch (error) { app.setState(${quote(rows)}, []); app.setState(${quote(problem)}, error.message); }`;
  for (const action of ['Upload', 'Parse', 'Convert', 'Download']) kit.did(action);
  const stem = `String(${name.id}.value || "data").replace(/\\.[a-z]+$/i, "")`;
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Paste the content of a file, look at its rows, download another format', []),
    card(kit, 'File card', [
      kit.node('FilePicker', 'Files', {
        props: { label: 'Files', accept: '.csv,.tsv,.txt,.json', multiple: true, maxSize: 5, placeholder: 'Drop files here, or' },
        events: {
          change: [
            {
              do: 'script',
              with: {
                code: `const files = Array.isArray(event.value) ? event.value : event.value ? [event.value] : []; if (!files.length) return; const all = []; try { for (const file of files) all.push(...${code}.parse(${code}.decode(file.data))); app.setState(${quote(rows)}, all.map((r, i) => ({ ...r, id: String(i + 1) }))); app.setState(${quote(problem)}, ""); app.call(${quote(name.id ?? '')}, "set", files[0].name); app.call(${quote(source.id ?? '')}, "set", ${code}.decode(files[0].data).slice(0, 20000)); app.toast(files.length + " files read", "ok"); } catch (error) { app.setState(${quote(problem)}, error.message); }`,
              },
            },
          ],
        },
      }),
      row(
        kit,
        'File row',
        [
          name,
          button(
            kit,
            'Use a sample',
            [
              {
                do: 'callMethod',
                with: { node: source.id, method: 'set', args: ['name,city,amount\nAda Okafor,Porto,120\nLuca Marino,Lyon,80\nGrace Finch,Leeds,45.5'] },
              },
            ],
            { variant: 'secondary' },
            { id: kit.id('sample button') },
          ),
        ],
        { gap: 8, align: 'end' },
      ),
      source,
      row(
        kit,
        'File buttons',
        [button(kit, 'Upload and parse', [{ do: 'script', with: { code: parse } }], { icon: 'upload' }, { id: kit.id('parse button') })],
        {},
      ),
      text(kit, 'File problem text', `{{ ${problem} }}`, { tone: 'danger', weight: 'medium' }),
    ]),
    card(kit, 'Rows card', [
      heading(kit, 'Parsed rows', 2, `{{ pluralize(count(${rows}), "row") }}`),
      kit.node('Table', 'Parsed table', { props: { noun: 'row', pageSize: 8, emptyText: 'Nothing parsed yet.' }, bindings: { data: `{{ ${rows} }}` } }),
      row(
        kit,
        'Convert row',
        [
          format,
          button(
            kit,
            'Convert and download',
            [
              ...refuse(`!count(${rows})`, 'Parse a file first'),
              {
                do: 'exportData',
                with: {
                  fileName: `{{ ${stem} + (${format.id}.value === "JSON" ? ".json" : ${format.id}.value === "Text" ? ".txt" : ".csv") }}`,
                  data: `{{ ${format.id}.value === "Text" ? ${code}.toText(${rows}) : ${rows} }}`,
                  format: `{{ ${format.id}.value === "JSON" ? "json" : ${format.id}.value === "Text" ? "text" : "csv" }}`,
                },
              },
              toast('Downloaded'),
            ],
            { icon: 'download' },
            { id: kit.id('convert button') },
          ),
        ],
        { gap: 10, align: 'end' },
      ),
    ]),
  ]);
}

const UNITS: readonly (readonly [group: string, units: readonly (readonly [name: string, factor: number])[]])[] = [
  [
    'Length',
    [
      ['m', 1],
      ['km', 1000],
      ['cm', 0.01],
      ['mm', 0.001],
      ['mile', 1609.344],
      ['yard', 0.9144],
      ['foot', 0.3048],
      ['inch', 0.0254],
    ],
  ],
  [
    'Weight',
    [
      ['kg', 1],
      ['g', 0.001],
      ['t', 1000],
      ['lb', 0.45359237],
      ['oz', 0.028349523125],
    ],
  ],
  [
    'Volume',
    [
      ['l', 1],
      ['ml', 0.001],
      ['m³', 1000],
      ['gallon (US)', 3.785411784],
      ['cup (US)', 0.2365882365],
    ],
  ],
  [
    'Speed',
    [
      ['m/s', 1],
      ['km/h', 0.2777777778],
      ['mph', 0.44704],
      ['knot', 0.5144444444],
    ],
  ],
  [
    'Temperature',
    [
      ['°C', 1],
      ['°F', 2],
      ['K', 3],
    ],
  ],
];

const MONEY: typeof UNITS = [
  [
    'Currency',
    [
      ['EUR', 1],
      ['USD', 0.92],
      ['GBP', 1.17],
      ['CHF', 1.04],
      ['JPY', 0.0058],
      ['CNY', 0.128],
    ],
  ],
];

/** Amount, from, to. Currency rates are examples that can be changed. */
export function unitConverterPage(kit: Kit, page: PlannedPage): BuiltPage {
  const isMoney = page.options['kind'] === 'currency';
  const table = isMoney ? MONEY : UNITS;
  const code = kit.module(
    'Unit functions',
    `const GROUPS = ${JSON.stringify(Object.fromEntries(table.map(([group, units]) => [group, Object.fromEntries(units)])))};\nexport function units(group) { return Object.keys(GROUPS[group] || {}); }\nexport function convert(group, value, from, to) {\n  const n = Number(value);\n  if (!Number.isFinite(n)) return null;\n  if (group === "Temperature") {\n    const c = from === "°F" ? (n - 32) / 1.8 : from === "K" ? n - 273.15 : n;\n    return Math.round((to === "°F" ? c * 1.8 + 32 : to === "K" ? c + 273.15 : c) * 1e6) / 1e6;\n  }\n  const g = GROUPS[group] || {};\n  if (!(from in g) || !(to in g)) return null;\n  return Math.round(n * g[from] / g[to] * 1e6) / 1e6;\n}\n`,
  );
  const first = table[0];
  const group = kit.node('RadioGroup', 'Unit group', {
    props: { variant: 'segmented', direction: 'row', ariaLabel: 'What to convert', options: table.map(([name]) => name), value: first?.[0] ?? '' },
  });
  const amount = kit.node('NumberInput', 'Unit amount', { props: { label: 'Amount', value: 1 } });
  const from = kit.node('Select', 'Unit from', {
    props: { label: 'From', clearable: false, value: first?.[1][0]?.[0] ?? '' },
    bindings: { options: `{{ ${code}.units(${group.id}.value) }}` },
  });
  const to = kit.node('Select', 'Unit to', {
    props: { label: 'To', clearable: false, value: first?.[1][1]?.[0] ?? '' },
    bindings: { options: `{{ ${code}.units(${group.id}.value) }}` },
  });
  const pick = (id: string, at: number): string =>
    `(${code}.units(${group.id}.value).includes(${id}.value) ? ${id}.value : ${code}.units(${group.id}.value)[${at}])`;
  const value = `${code}.convert(${group.id}.value, ${amount.id}.value, ${pick(from.id, 0)}, ${pick(to.id, 1)})`;
  kit.did('Convert');
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, isMoney ? 'Rates are examples: change them to today’s in the code' : 'Converts as you type', []),
      card(kit, 'Unit card', [
        group,
        row(kit, 'Unit row', [amount, from, to], { gap: 10, align: 'end' }),
        text(kit, 'Unit result', `{{ formatNumber(${amount.id}.value) + " " + ${pick(from.id, 0)} + " = " + (${value} ?? "–") + " " + ${pick(to.id, 1)} }}`, {
          size: 'large',
          weight: 'bold',
        }),
        row(
          kit,
          'Unit buttons',
          [
            button(
              kit,
              'Swap',
              [
                {
                  do: 'script',
                  with: {
                    code: `const a = ${pick(from.id, 0)}; const b = ${pick(to.id, 1)}; app.call(${quote(from.id ?? '')}, "set", b); app.call(${quote(to.id ?? '')}, "set", a);`,
                  },
                },
              ],
              { variant: 'secondary', icon: 'arrow-right-left' },
              { id: kit.id('swap units') },
            ),
            button(
              kit,
              'Copy',
              [{ do: 'copy', with: { text: `{{ String(${value} ?? "") }}` } }, toast('Copied')],
              { variant: 'ghost', icon: 'copy' },
              { id: kit.id('copy units') },
            ),
          ],
          { gap: 8 },
        ),
      ]),
    ],
    { maxWidth: '640px' },
  );
}
