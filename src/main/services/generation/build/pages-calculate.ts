import type { PlannedPage } from '../plan/index.ts';
import { type Kit, quote } from './kit.ts';
import { type BuiltPage, button, card, column, header, heading, pageOf, row, set, text, toast } from './parts.ts';

type Calc = {
  title: string;
  inputs: readonly (readonly [id: string, label: string, value: number, suffix?: string])[];
  results: readonly (readonly [label: string, expression: string, format: string])[];
};

const CALCS: Readonly<Record<string, Calc>> = {
  bmi: {
    title: 'Body mass index',
    inputs: [
      ['weight', 'Weight', 70, 'kg'],
      ['height', 'Height', 175, 'cm'],
    ],
    results: [
      ['Body mass index', 'round($weight / Math.pow($height / 100, 2), 1)', 'number'],
      [
        'Range',
        '($weight / Math.pow($height / 100, 2)) < 18.5 ? "Underweight" : ($weight / Math.pow($height / 100, 2)) < 25 ? "Normal" : ($weight / Math.pow($height / 100, 2)) < 30 ? "Overweight" : "Obese"',
        'text',
      ],
    ],
  },
  tip: {
    title: 'Tip and split',
    inputs: [
      ['bill', 'Bill', 60],
      ['tip', 'Tip', 10, '%'],
      ['people', 'People', 3],
    ],
    results: [
      ['Tip', 'round($bill * $tip / 100, 2)', 'currency'],
      ['Total', 'round($bill * (1 + $tip / 100), 2)', 'currency'],
      ['For each', 'round($bill * (1 + $tip / 100) / max(1, $people), 2)', 'currency'],
    ],
  },
  loan: {
    title: 'Loan payments',
    inputs: [
      ['amount', 'Amount', 200000],
      ['rate', 'Interest a year', 4.5, '%'],
      ['years', 'Years', 25],
    ],
    results: [
      ['Each month', 'round($rate === 0 ? $amount / ($years * 12) : $amount * ($rate / 1200) / (1 - Math.pow(1 + $rate / 1200, -$years * 12)), 2)', 'currency'],
      [
        'In all',
        'round(($rate === 0 ? $amount / ($years * 12) : $amount * ($rate / 1200) / (1 - Math.pow(1 + $rate / 1200, -$years * 12))) * $years * 12, 2)',
        'currency',
      ],
    ],
  },
  percent: {
    title: 'Percentages',
    inputs: [
      ['value', 'Value', 250],
      ['percent', 'Percent', 15, '%'],
    ],
    results: [
      ['Part', 'round($value * $percent / 100, 2)', 'number'],
      ['Increased', 'round($value * (1 + $percent / 100), 2)', 'number'],
      ['Reduced', 'round($value * (1 - $percent / 100), 2)', 'number'],
    ],
  },
  savings: {
    title: 'Savings growth',
    inputs: [
      ['start', 'Start with', 1000],
      ['monthly', 'Each month', 100],
      ['rate', 'Interest a year', 4, '%'],
      ['years', 'Years', 10],
    ],
    results: [
      [
        'You will have',
        'round($start * Math.pow(1 + $rate / 1200, $years * 12) + ($rate === 0 ? $monthly * $years * 12 : $monthly * (Math.pow(1 + $rate / 1200, $years * 12) - 1) / ($rate / 1200)), 2)',
        'currency',
      ],
      ['Paid in', 'round($start + $monthly * $years * 12, 2)', 'currency'],
    ],
  },
  calorie: {
    title: 'Daily calories',
    inputs: [
      ['weight', 'Weight', 70, 'kg'],
      ['height', 'Height', 175, 'cm'],
      ['age', 'Age', 35],
    ],
    results: [
      ['At rest', 'round(10 * $weight + 6.25 * $height - 5 * $age)', 'number'],
      ['Moderately active', 'round((10 * $weight + 6.25 * $height - 5 * $age) * 1.55)', 'number'],
    ],
  },
  age: {
    title: 'Age and days',
    inputs: [
      ['year', 'Born in year', 1990],
      ['month', 'Month', 6],
      ['day', 'Day', 15],
    ],
    results: [
      [
        'Age',
        'Math.floor(daysBetween(String($year) + "-" + String($month).padStart(2, "0") + "-" + String($day).padStart(2, "0"), today()) / 365.2425)',
        'number',
      ],
      ['Days lived', 'daysBetween(String($year) + "-" + String($month).padStart(2, "0") + "-" + String($day).padStart(2, "0"), today())', 'number'],
    ],
  },
  basic: {
    title: 'Calculator',
    inputs: [
      ['a', 'First number', 12],
      ['b', 'Second number', 5],
    ],
    results: [
      ['Sum', 'round($a + $b, 6)', 'number'],
      ['Difference', 'round($a - $b, 6)', 'number'],
      ['Product', 'round($a * $b, 6)', 'number'],
      ['Quotient', '$b === 0 ? "–" : round($a / $b, 6)', 'auto'],
    ],
  },
};

/** Numbers in, figures out at once; results can be kept. */
export function calculatorPage(kit: Kit, page: PlannedPage): BuiltPage {
  const calc = CALCS[page.options['kind'] ?? 'basic'] ?? (CALCS['basic'] as Calc);
  const history = kit.variable('Kept results', [], 'saved');
  const inputs = calc.inputs.map(([id, label, value, suffix]) => ({
    id,
    node: kit.node('NumberInput', `${id} number`, { props: { label, value, min: 0, ...(suffix === undefined ? {} : { suffix }) } }),
  }));
  const fill = (expression: string): string =>
    inputs.reduce((text, input) => text.replaceAll(`$${input.id}`, `(Number(${input.node.id}.value) || 0)`), expression);
  const line = `[${calc.results.map(([label, expression]) => `${quote(`${label}: `)} + (${fill(expression)})`).join(', ')}].join(", ")`;
  kit.did('Calculate');
  return pageOf(
    kit,
    page,
    [
      header(kit, kit.plan.name, calc.title, []),
      row(
        kit,
        'Calculator columns',
        [
          card(
            kit,
            'Calculator card',
            [
              ...inputs.map((input) => input.node),
              button(
                kit,
                'Keep this result',
                [set(history, `{{ [${line}, ...(${history} || [])].slice(0, 20) }}`), toast('Kept')],
                { icon: 'save' },
                { id: kit.id('keep result') },
              ),
            ],
            {},
            { base: { grow: 1, minWidth: '260px' } },
          ),
          column(
            kit,
            'Calculator results',
            calc.results.map(([label, expression, format]) =>
              kit.node('Stat', `${label} figure`, { props: { label, format }, bindings: { value: `{{ ${fill(expression)} }}` } }),
            ),
            { gap: 12 },
            { base: { grow: 1, minWidth: '220px' } },
          ),
        ],
        { align: 'start', gap: 16 },
      ),
      card(kit, 'Kept card', [
        heading(kit, 'Kept results', 2),
        kit.node('List', 'Kept list', {
          props: { dividers: true, emptyText: 'Nothing kept yet.' },
          bindings: { items: `{{ ${history} || [] }}` },
          children: [text(kit, 'Kept line', '{{ item }}')],
        }),
      ]),
    ],
    { maxWidth: '860px' },
  );
}
