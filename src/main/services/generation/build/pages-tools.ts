import type { PlannedPage } from '../plan/index.ts';
import { quote, type Kit, type Node, type StepInput } from './kit.ts';
import { CONVERTERS, FILES } from './code-tools.ts';
import { button, card, column, header, heading, nounOf, pageOf, refuse, row, statRow, text, toast, type BuiltPage } from './parts.ts';
import { rowEditor } from './form.ts';
import { tableFor } from './table.ts';

const set = (state: string, value: string): StepInput => ({ do: 'setState', with: { state, value } });

/** Counts down; Pomodoro adds breaks and keeps finished rounds. The end time is kept, so that a slow tick never loses time. */
export function timerPage(kit: Kit, page: PlannedPage): BuiltPage {
  const session = kit.ofKind('session') ?? kit.entity(page.entity);
  const isPomodoro = page.options['kind'] !== 'countdown';
  const left = kit.variable('Seconds left', 25 * 60);
  const running = kit.variable('Timer running', false);
  const mode = kit.variable('Timer mode', 'Focus');
  const rounds = kit.variable('Rounds done', 0);
  const round = kit.variable('Timer round', 0);
  const minutes = kit.node('NumberInput', 'Timer minutes', { props: { label: 'Minutes', value: 25, min: 1, max: 600, decimals: 0 }, events: { change: [{ ...set(left, '{{ (event.value || 1) * 60 }}'), onlyIf: `!${running}` }] } });
  const task = kit.node('TextInput', 'Timer task', { props: { label: 'What are you working on', placeholder: 'Optional' } });
  const length = `(${mode} === "Focus" ? (${minutes.id}.value || 25) : ${mode} === "Long break" ? 15 : 5) * 60`;
  const log = session === undefined ? '' : `if (${mode} === "Focus") { await db.${session.id}.create({ label: ${task.id}.value || "Focus", minutes: ${minutes.id}.value || 25, finishedOn: today()${session.display === 'number' ? ', number: "S-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} }); app.setState(${quote(rounds)}, ${rounds} + 1); }`;
  const start = `if (${running}) return; const mine = ${round} + 1; app.setState(${quote(round)}, mine); app.setState(${quote(running)}, true); const end = Date.parse(now()) + ${left} * 1000; const tick = setInterval(async () => { if (!${running} || ${round} !== mine) { clearInterval(tick); return; } const rest = Math.max(0, Math.round((end - Date.parse(now())) / 1000)); app.setState(${quote(left)}, rest); if (rest === 0) { clearInterval(tick); app.setState(${quote(running)}, false); ${log} app.toast(${mode} === "Focus" ? "Time is up. Take a break." : "The break is over.", "ok"); } }, 250);`;
  const choose = (value: string): StepInput[] => [set(running, '{{ false }}'), set(mode, value), set(left, `{{ ${length} }}`)];
  kit.did('Start');
  kit.did('Pause');
  kit.did('Reset');
  const modes = isPomodoro ? row(kit, 'Timer modes', ['Focus', 'Short break', 'Long break'].map((name) => button(kit, name, choose(name), { variant: 'secondary', size: 'small' }, { id: kit.id(`mode ${name}`), bindings: { variant: `{{ ${mode} === ${quote(name)} ? "primary" : "secondary" }}` } })), { gap: 8, justify: 'center' }) : null;
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, isPomodoro ? 'Focus, then rest' : 'Set the minutes and start', []),
      card(kit, 'Timer card', [
        modes,
        clock(kit, 'Timer clock', `{{ String(Math.floor(${left} / 60)).padStart(2, "0") + ":" + String(${left} % 60).padStart(2, "0") }}`),
        row(kit, 'Timer buttons', [
          button(kit, 'Start', [{ do: 'script', with: { code: start } }], { icon: 'play', size: 'large' }, { id: kit.id('start timer'), bindings: { disabled: `{{ ${running} || ${left} === 0 }}` } }),
          button(kit, 'Pause', [set(running, '{{ false }}')], { icon: 'pause', size: 'large', variant: 'secondary' }, { id: kit.id('pause timer'), bindings: { disabled: `{{ !${running} }}` } }),
          button(kit, 'Reset', [set(running, '{{ false }}'), set(left, `{{ ${length} }}`)], { icon: 'rotate-ccw', size: 'large', variant: 'ghost' }, { id: kit.id('reset timer') }),
        ], { gap: 10, justify: 'center' }),
        row(kit, 'Timer settings', [task, minutes], { gap: 10, align: 'end' }),
      ], { align: 'center', padding: 32 }),
      statRow(kit, 'Timer', [{ label: 'Rounds now', value: `{{ ${rounds} }}` }, ...(session === undefined ? [] : [{ label: 'Today', value: `{{ count((${kit.rows(session)}.data || []).filter((s) => s.finishedOn === today())) }}` }, { label: 'Minutes in all', value: `{{ sum(${kit.rows(session)}.data, "minutes") }}` }])]),
    ],
    { maxWidth: '640px' },
  );
}

/** Large figures that do not jump as they change. */
function clock(kit: Kit, name: string, content: string): Node {
  return kit.node('Text', name, { props: { content: '', format: 'heading', level: 1 }, bindings: { content }, style: { base: { fontSize: '64px', textAlign: 'center' } } });
}

/** Counts up, with laps. */
export function stopwatchPage(kit: Kit, page: PlannedPage): BuiltPage {
  const spent = kit.variable('Tenths', 0);
  const running = kit.variable('Watch running', false);
  const laps = kit.variable('Laps', []);
  const shown = (value: string): string => `String(Math.floor(${value} / 600)).padStart(2, "0") + ":" + String(Math.floor(${value} / 10) % 60).padStart(2, "0") + "." + (${value} % 10)`;
  const start = `if (${running}) return; app.setState(${quote(running)}, true); const from = Date.parse(now()) - ${spent} * 100; const tick = setInterval(() => { if (!${running}) { clearInterval(tick); return; } app.setState(${quote(spent)}, Math.floor((Date.parse(now()) - from) / 100)); }, 100);`;
  for (const action of ['Start', 'Pause', 'Reset', 'Lap']) kit.did(action);
  return pageOf(kit, page, [
    header(kit, kit.plan.name, '', []),
    card(kit, 'Watch card', [
      clock(kit, 'Watch clock', `{{ ${shown(spent)} }}`),
      row(kit, 'Watch buttons', [
        button(kit, 'Start', [{ do: 'script', with: { code: start } }], { icon: 'play' }, { id: kit.id('start watch'), bindings: { disabled: `{{ ${running} }}` } }),
        button(kit, 'Pause', [set(running, '{{ false }}')], { icon: 'pause', variant: 'secondary' }, { id: kit.id('pause watch') }),
        button(kit, 'Lap', [set(laps, `{{ [...(${laps} || []), ${spent}] }}`)], { icon: 'flag', variant: 'secondary' }, { id: kit.id('lap watch') }),
        button(kit, 'Reset', [set(running, '{{ false }}'), set(spent, '{{ 0 }}'), set(laps, '{{ [] }}')], { icon: 'rotate-ccw', variant: 'ghost' }, { id: kit.id('reset watch') }),
      ], { gap: 8 }),
      kit.node('List', 'Lap list', { props: { dividers: true, emptyText: 'No laps yet.' }, bindings: { items: `{{ (${laps} || []).map((value, i) => ({ id: String(i), value })) }}` }, children: [row(kit, 'Lap line', [text(kit, 'Lap name', '{{ "Lap " + (index + 1) }}', { tone: 'soft' }), text(kit, 'Lap value', `{{ ${shown('item.value')} }}`)], { justify: 'between', wrap: false })] }),
    ], { align: 'center', padding: 32 }),
  ], { maxWidth: '520px' });
}

/** Text in, text out, both ways, with problems said in words. */
export function textConverterPage(kit: Kit, page: PlannedPage): BuiltPage {
  const tool = CONVERTERS[page.options['kind'] ?? 'base64'] ?? CONVERTERS['base64'];
  if (tool === undefined) throw new Error('The base64 converter is missing');
  const code = kit.module('Converter functions', tool.code);
  const problem = kit.variable('Problem', '');
  const result = kit.variable('Result', '');
  const input = kit.node('TextArea', 'Input text', { props: { label: 'Text', rows: 6, placeholder: tool.sample } });
  const run = (fn: string): StepInput[] => [
    { do: 'script', with: { code: `try { const out = ${code}.${fn}(String(${input.id}.value ?? "")); app.setState(${quote(result)}, out); app.setState(${quote(problem)}, ""); } catch (error) { app.setState(${quote(result)}, ""); app.setState(${quote(problem)}, error && error.message ? error.message : String(error)); }` } },
  ];
  kit.did(tool.forward);
  kit.did(tool.backward);
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Everything happens on this computer', []),
    card(kit, 'Converter card', [
      input,
      row(kit, 'Converter buttons', [
        button(kit, tool.forward, run('forward'), { icon: 'arrow-down' }, { id: kit.id('forward button') }),
        button(kit, tool.backward, run('backward'), { icon: 'arrow-up', variant: 'secondary' }, { id: kit.id('backward button') }),
        button(kit, 'Swap', [{ do: 'callMethod', with: { node: input.id, method: 'set', args: [`{{ ${result} }}`] } }, set(result, '')], { variant: 'ghost', icon: 'arrow-up-down' }, { id: kit.id('swap button') }),
      ], { gap: 8 }),
      text(kit, 'Converter problem', `{{ ${problem} }}`, { tone: 'danger', weight: 'medium' }),
      kit.node('TextArea', 'Output text', { props: { label: 'Result', rows: 6, readOnly: true }, bindings: { value: `{{ ${result} }}` } }),
      row(kit, 'Result buttons', [button(kit, 'Copy', [{ do: 'copy', with: { text: `{{ ${result} }}` } }, toast('Copied')], { variant: 'secondary', icon: 'copy' }, { id: kit.id('copy result') }), button(kit, 'Clear', [{ do: 'callMethod', with: { node: input.id, method: 'clear', args: [] } }, set(result, ''), set(problem, '')], { variant: 'ghost' }, { id: kit.id('clear result') })], { gap: 8 }),
    ]),
  ], { maxWidth: '760px' });
}

/** Tables of text from one format to another: paste or take a sample, look at the rows, download the result. */
export function fileConverterPage(kit: Kit, page: PlannedPage): BuiltPage {
  const code = kit.module('File functions', FILES);
  const entity = kit.entity(page.entity);
  const source = kit.node('TextArea', 'File text', { props: { label: 'Content of the file (CSV, TSV or JSON)', rows: 7, placeholder: 'name,city\nAda,Porto' } });
  const name = kit.node('TextInput', 'File name', { props: { label: 'File name', value: 'data.csv' } });
  const rows = kit.variable('Parsed rows', []);
  const problem = kit.variable('File problem', '');
  const format = kit.node('RadioGroup', 'Output format', { props: { label: 'Convert to', variant: 'segmented', direction: 'row', options: ['CSV', 'JSON', 'Text'], value: 'JSON' } });
  const link = entity === undefined ? undefined : entity.id;
  const parse = `try { const found = ${code}.parse(String(${source.id}.value ?? "")); app.setState(${quote(rows)}, found); app.setState(${quote(problem)}, "");${link === undefined ? '' : ` await db.${link}.create({ name: ${name.id}.value || "data.csv", kindOfFile: "CSV", rows: found.length, uploadedOn: today(), output: ${format.id}.value || "JSON", status: "Parsed"${entity?.display === 'number' ? ', number: "F-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} });`} } catch (error) { app.setState(${quote(rows)}, []); app.setState(${quote(problem)}, error.message); }`;
  for (const action of ['Upload', 'Parse', 'Convert', 'Download']) kit.did(action);
  const stem = `String(${name.id}.value || "data").replace(/\\.[a-z]+$/i, "")`;
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Paste the content of a file, look at its rows, download another format', []),
    card(kit, 'File card', [
      kit.node('FilePicker', 'Files', { props: { label: 'Files', accept: '.csv,.tsv,.txt,.json', multiple: true, maxSize: 5, placeholder: 'Drop files here, or' }, events: { change: [{ do: 'script', with: { code: `const files = Array.isArray(event.value) ? event.value : event.value ? [event.value] : []; if (!files.length) return; const all = []; try { for (const file of files) all.push(...${code}.parse(${code}.decode(file.data))); app.setState(${quote(rows)}, all.map((r, i) => ({ ...r, id: String(i + 1) }))); app.setState(${quote(problem)}, ""); app.call(${quote(name.id ?? '')}, "set", files[0].name); app.call(${quote(source.id ?? '')}, "set", ${code}.decode(files[0].data).slice(0, 20000)); app.toast(files.length + " files read", "ok"); } catch (error) { app.setState(${quote(problem)}, error.message); }` } }] } }),
      row(kit, 'File row', [name, button(kit, 'Use a sample', [{ do: 'callMethod', with: { node: source.id, method: 'set', args: ['name,city,amount\nAda Okafor,Porto,120\nLuca Marino,Lyon,80\nGrace Finch,Leeds,45.5'] } }], { variant: 'secondary' }, { id: kit.id('sample button') })], { gap: 8, align: 'end' }),
      source,
      row(kit, 'File buttons', [button(kit, 'Upload and parse', [{ do: 'script', with: { code: parse } }], { icon: 'upload' }, { id: kit.id('parse button') })], {}),
      text(kit, 'File problem text', `{{ ${problem} }}`, { tone: 'danger', weight: 'medium' }),
    ]),
    card(kit, 'Rows card', [
      heading(kit, 'Parsed rows', 2, `{{ pluralize(count(${rows}), "row") }}`),
      kit.node('Table', 'Parsed table', { props: { noun: 'row', pageSize: 8, emptyText: 'Nothing parsed yet.' }, bindings: { data: `{{ ${rows} }}` } }),
      row(kit, 'Convert row', [
        format,
        button(kit, 'Convert and download', [...refuse(`!count(${rows})`, 'Parse a file first'), { do: 'exportData', with: { fileName: `{{ ${stem} + (${format.id}.value === "JSON" ? ".json" : ${format.id}.value === "Text" ? ".txt" : ".csv") }}`, data: `{{ ${format.id}.value === "Text" ? ${code}.toText(${rows}) : ${rows} }}`, format: `{{ ${format.id}.value === "JSON" ? "json" : ${format.id}.value === "Text" ? "text" : "csv" }}` } }, toast('Downloaded')], { icon: 'download' }, { id: kit.id('convert button') }),
      ], { gap: 10, align: 'end' }),
    ]),
  ]);
}

type Calc = { title: string; inputs: readonly (readonly [id: string, label: string, value: number, suffix?: string])[]; results: readonly (readonly [label: string, expression: string, format: string])[] };
const CALCS: Readonly<Record<string, Calc>> = {
  bmi: { title: 'Body mass index', inputs: [['weight', 'Weight', 70, 'kg'], ['height', 'Height', 175, 'cm']], results: [['Body mass index', 'round($weight / Math.pow($height / 100, 2), 1)', 'number'], ['Range', '($weight / Math.pow($height / 100, 2)) < 18.5 ? "Underweight" : ($weight / Math.pow($height / 100, 2)) < 25 ? "Normal" : ($weight / Math.pow($height / 100, 2)) < 30 ? "Overweight" : "Obese"', 'text']] },
  tip: { title: 'Tip and split', inputs: [['bill', 'Bill', 60], ['tip', 'Tip', 10, '%'], ['people', 'People', 3]], results: [['Tip', 'round($bill * $tip / 100, 2)', 'currency'], ['Total', 'round($bill * (1 + $tip / 100), 2)', 'currency'], ['For each', 'round($bill * (1 + $tip / 100) / max(1, $people), 2)', 'currency']] },
  loan: { title: 'Loan payments', inputs: [['amount', 'Amount', 200000], ['rate', 'Interest a year', 4.5, '%'], ['years', 'Years', 25]], results: [['Each month', 'round($rate === 0 ? $amount / ($years * 12) : $amount * ($rate / 1200) / (1 - Math.pow(1 + $rate / 1200, -$years * 12)), 2)', 'currency'], ['In all', 'round(($rate === 0 ? $amount / ($years * 12) : $amount * ($rate / 1200) / (1 - Math.pow(1 + $rate / 1200, -$years * 12))) * $years * 12, 2)', 'currency']] },
  percent: { title: 'Percentages', inputs: [['value', 'Value', 250], ['percent', 'Percent', 15, '%']], results: [['Part', 'round($value * $percent / 100, 2)', 'number'], ['Increased', 'round($value * (1 + $percent / 100), 2)', 'number'], ['Reduced', 'round($value * (1 - $percent / 100), 2)', 'number']] },
  savings: { title: 'Savings growth', inputs: [['start', 'Start with', 1000], ['monthly', 'Each month', 100], ['rate', 'Interest a year', 4, '%'], ['years', 'Years', 10]], results: [['You will have', 'round($start * Math.pow(1 + $rate / 1200, $years * 12) + ($rate === 0 ? $monthly * $years * 12 : $monthly * (Math.pow(1 + $rate / 1200, $years * 12) - 1) / ($rate / 1200)), 2)', 'currency'], ['Paid in', 'round($start + $monthly * $years * 12, 2)', 'currency']] },
  calorie: { title: 'Daily calories', inputs: [['weight', 'Weight', 70, 'kg'], ['height', 'Height', 175, 'cm'], ['age', 'Age', 35]], results: [['At rest', 'round(10 * $weight + 6.25 * $height - 5 * $age)', 'number'], ['Moderately active', 'round((10 * $weight + 6.25 * $height - 5 * $age) * 1.55)', 'number']] },
  age: { title: 'Age and days', inputs: [['year', 'Born in year', 1990], ['month', 'Month', 6], ['day', 'Day', 15]], results: [['Age', 'Math.floor(daysBetween(String($year) + "-" + String($month).padStart(2, "0") + "-" + String($day).padStart(2, "0"), today()) / 365.2425)', 'number'], ['Days lived', 'daysBetween(String($year) + "-" + String($month).padStart(2, "0") + "-" + String($day).padStart(2, "0"), today())', 'number']] },
  basic: { title: 'Calculator', inputs: [['a', 'First number', 12], ['b', 'Second number', 5]], results: [['Sum', 'round($a + $b, 6)', 'number'], ['Difference', 'round($a - $b, 6)', 'number'], ['Product', 'round($a * $b, 6)', 'number'], ['Quotient', '$b === 0 ? "–" : round($a / $b, 6)', 'auto']] },
};

/** Numbers in, figures out at once; results can be kept. */
export function calculatorPage(kit: Kit, page: PlannedPage): BuiltPage {
  const calc = CALCS[page.options['kind'] ?? 'basic'] ?? (CALCS['basic'] as Calc);
  const history = kit.variable('Kept results', [], 'saved');
  const inputs = calc.inputs.map(([id, label, value, suffix]) => ({ id, node: kit.node('NumberInput', `${id} number`, { props: { label, value, min: 0, ...(suffix === undefined ? {} : { suffix }) } }) }));
  const fill = (expression: string): string => inputs.reduce((text, input) => text.replaceAll(`$${input.id}`, `(Number(${input.node.id}.value) || 0)`), expression);
  const line = `[${calc.results.map(([label, expression]) => `${quote(`${label}: `)} + (${fill(expression)})`).join(', ')}].join(", ")`;
  kit.did('Calculate');
  return pageOf(kit, page, [
    header(kit, kit.plan.name, calc.title, []),
    row(kit, 'Calculator columns', [
      card(kit, 'Calculator card', [...inputs.map((input) => input.node), button(kit, 'Keep this result', [set(history, `{{ [${line}, ...(${history} || [])].slice(0, 20) }}`), toast('Kept')], { icon: 'save' }, { id: kit.id('keep result') })], {}, { base: { grow: 1, minWidth: '260px' } }),
      column(kit, 'Calculator results', calc.results.map(([label, expression, format]) => kit.node('Stat', `${label} figure`, { props: { label, format }, bindings: { value: `{{ ${fill(expression)} }}` } })), { gap: 12 }, { base: { grow: 1, minWidth: '220px' } }),
    ], { align: 'start', gap: 16 }),
    card(kit, 'Kept card', [heading(kit, 'Kept results', 2), kit.node('List', 'Kept list', { props: { dividers: true, emptyText: 'Nothing kept yet.' }, bindings: { items: `{{ ${history} || [] }}` }, children: [text(kit, 'Kept line', '{{ item }}')] })]),
  ], { maxWidth: '860px' });
}

const UNITS: readonly (readonly [group: string, units: readonly (readonly [name: string, factor: number])[]])[] = [
  ['Length', [['m', 1], ['km', 1000], ['cm', 0.01], ['mm', 0.001], ['mile', 1609.344], ['yard', 0.9144], ['foot', 0.3048], ['inch', 0.0254]]],
  ['Weight', [['kg', 1], ['g', 0.001], ['t', 1000], ['lb', 0.45359237], ['oz', 0.028349523125]]],
  ['Volume', [['l', 1], ['ml', 0.001], ['m³', 1000], ['gallon (US)', 3.785411784], ['cup (US)', 0.2365882365]]],
  ['Speed', [['m/s', 1], ['km/h', 0.2777777778], ['mph', 0.44704], ['knot', 0.5144444444]]],
  ['Temperature', [['°C', 1], ['°F', 2], ['K', 3]]],
];
const MONEY: typeof UNITS = [['Currency', [['EUR', 1], ['USD', 0.92], ['GBP', 1.17], ['CHF', 1.04], ['JPY', 0.0058], ['CNY', 0.128]]]];

/** Amount, from, to. Currency rates are examples that can be changed. */
export function unitConverterPage(kit: Kit, page: PlannedPage): BuiltPage {
  const isMoney = page.options['kind'] === 'currency';
  const table = isMoney ? MONEY : UNITS;
  const code = kit.module('Unit functions', `const GROUPS = ${JSON.stringify(Object.fromEntries(table.map(([group, units]) => [group, Object.fromEntries(units)])))};\nexport function units(group) { return Object.keys(GROUPS[group] || {}); }\nexport function convert(group, value, from, to) {\n  const n = Number(value);\n  if (!Number.isFinite(n)) return null;\n  if (group === "Temperature") {\n    const c = from === "°F" ? (n - 32) / 1.8 : from === "K" ? n - 273.15 : n;\n    return Math.round((to === "°F" ? c * 1.8 + 32 : to === "K" ? c + 273.15 : c) * 1e6) / 1e6;\n  }\n  const g = GROUPS[group] || {};\n  if (!(from in g) || !(to in g)) return null;\n  return Math.round(n * g[from] / g[to] * 1e6) / 1e6;\n}\n`);
  const first = table[0];
  const group = kit.node('RadioGroup', 'Unit group', { props: { variant: 'segmented', direction: 'row', ariaLabel: 'What to convert', options: table.map(([name]) => name), value: first?.[0] ?? '' } });
  const amount = kit.node('NumberInput', 'Unit amount', { props: { label: 'Amount', value: 1 } });
  const from = kit.node('Select', 'Unit from', { props: { label: 'From', clearable: false, value: first?.[1][0]?.[0] ?? '' }, bindings: { options: `{{ ${code}.units(${group.id}.value) }}` } });
  const to = kit.node('Select', 'Unit to', { props: { label: 'To', clearable: false, value: first?.[1][1]?.[0] ?? '' }, bindings: { options: `{{ ${code}.units(${group.id}.value) }}` } });
  const pick = (id: string, at: number): string => `(${code}.units(${group.id}.value).includes(${id}.value) ? ${id}.value : ${code}.units(${group.id}.value)[${at}])`;
  const value = `${code}.convert(${group.id}.value, ${amount.id}.value, ${pick(from.id, 0)}, ${pick(to.id, 1)})`;
  kit.did('Convert');
  return pageOf(kit, page, [
    header(kit, kit.plan.name, isMoney ? 'Rates are examples: change them to today’s in the code' : 'Converts as you type', []),
    card(kit, 'Unit card', [
      group,
      row(kit, 'Unit row', [amount, from, to], { gap: 10, align: 'end' }),
      text(kit, 'Unit result', `{{ formatNumber(${amount.id}.value) + " " + ${pick(from.id, 0)} + " = " + (${value} ?? "–") + " " + ${pick(to.id, 1)} }}`, { size: 'large', weight: 'bold' }),
      row(kit, 'Unit buttons', [button(kit, 'Swap', [{ do: 'script', with: { code: `const a = ${pick(from.id, 0)}; const b = ${pick(to.id, 1)}; app.call(${quote(from.id ?? '')}, "set", b); app.call(${quote(to.id ?? '')}, "set", a);` } }], { variant: 'secondary', icon: 'arrow-right-left' }, { id: kit.id('swap units') }), button(kit, 'Copy', [{ do: 'copy', with: { text: `{{ String(${value} ?? "") }}` } }, toast('Copied')], { variant: 'ghost', icon: 'copy' }, { id: kit.id('copy units') })], { gap: 8 }),
    ]),
  ], { maxWidth: '640px' });
}

/** A base colour and five that go with it. */
export function colorToolPage(kit: Kit, page: PlannedPage): BuiltPage {
  const code = kit.module('Color functions', CONVERTERS['color']?.code ?? '');
  const hue = kit.variable('Hue', 200);
  const saved = kit.variable('Saved palettes', [], 'saved');
  const colors = `${code}.palette(${hue})`;
  const swatch = (name: string): Node => kit.node('Container', name, { props: { padding: 24, gap: 4, align: 'center' }, style: { base: { radius: '12px' } }, children: [kit.node('Image', `${name} color`, { props: { ratio: '1:1', alt: '' }, bindings: { src: `{{ ${code}.swatch(item) }}` } }), text(kit, `${name} code`, '{{ item }}', { weight: 'medium' }), button(kit, 'Copy', [{ do: 'copy', with: { text: '{{ item }}' } }, toast('{{ item }} copied')], { size: 'small', variant: 'ghost' }, { id: kit.id(`${name} copy`) })] });
  kit.did('Generate palette');
  kit.did('Save palette');
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Five colours that go together', [button(kit, 'New palette', [{ do: 'script', with: { code: `app.setState(${quote(hue)}, Math.floor(Math.random() * 360));` } }], { icon: 'shuffle' }, { id: kit.id('new palette') }), button(kit, 'Save', [set(saved, `{{ [{ id: uuid(), colors: ${colors} }, ...(${saved} || [])].slice(0, 30) }}`), toast('Palette saved')], { variant: 'secondary', icon: 'save' }, { id: kit.id('save palette') })]),
    kit.node('NumberInput', 'Hue input', { props: { label: 'Hue', min: 0, max: 359, decimals: 0 }, bindings: { value: `{{ ${hue} }}` }, events: { change: [set(hue, '{{ event.value || 0 }}')] } }),
    kit.node('List', 'Palette', { props: { layout: 'grid', minItemWidth: 130, gap: 8 }, bindings: { items: `{{ ${colors} }}` }, children: [swatch('Swatch')] }),
    card(kit, 'Saved card', [heading(kit, 'Saved palettes', 2), kit.node('List', 'Saved list', { props: { dividers: true, emptyText: 'Nothing saved yet.' }, bindings: { items: `{{ ${saved} || [] }}` }, children: [text(kit, 'Saved line', '{{ item.colors.join("  ") }}')] })]),
  ], { maxWidth: '860px' });
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
  const values = entity === undefined ? '' : `{ ${entity.display}: truncate(${result}, 60)${textField === undefined || textField === entity.display ? '' : `, ${textField}: ${result}`}${entity.fields.filter((field) => field.type === 'date').slice(0, 1).map((field) => `, ${field.id}: today()`).join('')} }`;
  return pageOf(kit, page, [
    header(kit, kit.plan.name, 'Built-in word lists, no model needed. A model, when one is set up, can be asked from a script.', []),
    card(kit, 'Generator card', [
      topic,
      row(kit, 'Generator buttons', [button(kit, 'Generate', [{ do: 'script', with: { code: `app.setState(${quote(result)}, ${code}.make(${quote(kind)}, String(${topic.id}.value || "")));` } }], { icon: 'sparkles' }, { id: kit.id('generate button') }), button(kit, 'Copy', [{ do: 'copy', with: { text: `{{ ${result} }}` } }, toast('Copied')], { variant: 'secondary', icon: 'copy' }, { id: kit.id('copy generated') }), entity === undefined ? null : button(kit, 'Save', [...refuse(`!${result}`, 'Generate something first'), { do: 'createRow', with: { entity: entity.id, values: `{{ (${values}) }}` } }, toast('Saved')], { variant: 'secondary', icon: 'save' }, { id: kit.id('save generated') })], { gap: 8 }),
      text(kit, 'Generated text', `{{ ${result} || "Press “Generate”." }}`, { size: 'large', weight: 'medium' }),
    ]),
    entity === undefined ? null : card(kit, 'Generated list card', savedRows(kit, entity.id)),
  ], { maxWidth: '760px' });
}

function savedRows(kit: Kit, id: string): Node[] {
  const entity = kit.entity(id);
  if (entity === undefined) return [];
  const editor = rowEditor(kit, entity, `saved ${nounOf(entity)}`);
  return [heading(kit, 'Saved', 2), tableFor(kit, entity, { data: `(${kit.rows(entity)}.data || [])`, key: 'saved', columns: 3, editor }), editor.overlay];
}
