import { SALES, TASKS } from './data-needs.ts';
import { bound, column, heading, node, row, soft, step, button } from './kit.ts';
import type { Block } from './types.ts';

const stats: Block = {
  id: 'dashboard-row',
  name: 'Four figures',
  group: 'dashboard',
  icon: 'gauge',
  description: 'Today, this week, on average and how many',
  keywords: ['stats', 'kpi', 'metrics', 'dashboard', 'numbers'],
  needs: SALES,
  build: ({ rows, field, numbers }) => {
    const data = `(${rows}.data || [])`;
    const since = (days: number): string =>
      `${data}.filter((r) => r.${field('day')} && daysBetween(r.${field('day')}, today()) >= 0 && daysBetween(r.${field('day')}, today()) < ${days})`;
    const figures = [
      ['Today', `sum(${since(1)}, "${field('amount')}")`, numbers('amount'), 'sun'],
      ['This week', `sum(${since(7)}, "${field('amount')}")`, numbers('amount'), 'calendar-days'],
      ['On average', `round(avg(${data}, "${field('amount')}") || 0, 2)`, numbers('amount'), 'trending-up'],
      ['In all', `count(${data})`, { format: 'number' }, 'hash'],
    ] as const;
    return node(
      'Grid',
      'Figures',
      { props: { columns: 4, minColumnWidth: 160, gap: 12 } },
      figures.map(([label, value, shown, icon]) => node('Stat', label, { props: { label, ...shown, icon }, bindings: { value: `{{ ${value} }}` } })),
    );
  },
};

const charts: Block = {
  id: 'charts-row',
  name: 'Two charts',
  group: 'dashboard',
  icon: 'chart-column',
  description: 'Amounts by day, and how they divide by kind',
  keywords: ['graph', 'bar', 'pie', 'trend'],
  needs: SALES,
  build: ({ rows, field, numbers }) =>
    node('Grid', 'Charts', { props: { columns: 2, minColumnWidth: 300, gap: 16 } }, [
      node('Card', 'By day', { props: { title: 'By day' } }, [
        node('XYChart', 'Amounts by day', {
          props: { x: 'key', y: 'total', type: 'bar', ...numbers('amount'), showLegend: false, ariaLabel: 'Amounts by day' },
          bindings: {
            data: `{{ sortBy(groupBy(${rows}.data || [], "${field('day')}").map((g) => ({ key: formatDate(g.key, "short"), day: g.key, total: sum(g.rows, "${field('amount')}") })), "day") }}`,
          },
        }),
      ]),
      node('Card', 'By kind', { props: { title: 'By kind' } }, [
        node('PieChart', 'Amounts by kind', {
          props: { label: 'key', value: 'total', ...numbers('amount'), ariaLabel: 'Amounts by kind' },
          bindings: { data: `{{ groupBy(${rows}.data || [], "${field('kind')}").map((g) => ({ key: g.key, total: sum(g.rows, "${field('amount')}") })) }}` },
        }),
      ]),
    ]),
};

const report: Block = {
  id: 'report',
  name: 'Report with dates',
  group: 'dashboard',
  icon: 'file-chart-column',
  description: 'Choose from when to when: total, chart and rows follow, and can be downloaded',
  keywords: ['date range', 'summary', 'export', 'csv', 'period'],
  needs: SALES,
  build: ({ id, rows, field, choices, label, numbers }) => {
    const range = id('period');
    const { format: type, ...money } = numbers('amount');
    const columnType = { type, ...money };
    const within = `(${rows}.data || []).filter((r) => (!${range}.value || !${range}.value.start || r.${field('day')} >= ${range}.value.start) && (!${range}.value || !${range}.value.end || r.${field('day')} <= ${range}.value.end))`;
    return column(
      'Report',
      [
        row(
          'Report bar',
          [
            heading('Report'),
            row('Report tools', [
              node('DateRange', 'Period', { id: range, props: { ariaLabel: 'Period', placeholder: 'Period' }, style: { base: { minWidth: '230px' } } }),
              button('Download', [step('exportData', { fileName: 'report.csv', data: `{{ ${within} }}`, format: 'csv' })], {
                variant: 'secondary',
                icon: 'download',
              }),
            ]),
          ],
          { justify: 'between' },
        ),
        node('Grid', 'Totals', { props: { columns: 3, minColumnWidth: 160, gap: 12 } }, [
          node('Stat', 'Total', {
            id: id('total'),
            props: { label: 'Total', ...numbers('amount') },
            bindings: { value: `{{ sum(${within}, "${field('amount')}") }}` },
          }),
          node('Stat', 'Entries', { props: { label: 'Entries', format: 'number' }, bindings: { value: `{{ count(${within}) }}` } }),
          node('Stat', 'Largest', { props: { label: 'Largest', ...numbers('amount') }, bindings: { value: `{{ max(${within}, "${field('amount')}") || 0 }}` } }),
        ]),
        node('XYChart', 'By kind', {
          props: { title: 'By kind', x: 'key', y: 'total', type: 'bar', horizontal: true, ...numbers('amount'), showLegend: false, height: 180 },
          bindings: { data: `{{ groupBy(${within}, "${field('kind')}").map((g) => ({ key: g.key, total: sum(g.rows, "${field('amount')}") })) }}` },
        }),
        node('Table', 'Rows', {
          props: {
            noun: 'entry',
            pageSize: 8,
            searchable: false,
            emptyText: 'Nothing in these days',
            columns: [
              { field: field('what'), label: label('what'), type: 'text' },
              { field: field('kind'), label: label('kind'), type: 'tag', choices: choices('kind') },
              { field: field('day'), label: label('day'), type: 'date' },
              { field: field('amount'), label: label('amount'), ...columnType, align: 'right' },
            ],
          },
          bindings: { data: `{{ ${within} }}` },
        }),
      ],
      { gap: 16 },
    );
  },
};

const activity: Block = {
  id: 'activity',
  name: 'Activity',
  group: 'dashboard',
  icon: 'history',
  description: 'What is due and what happened, newest first',
  keywords: ['timeline', 'feed', 'log', 'history'],
  needs: TASKS,
  build: ({ id, rows, field }) =>
    column(
      'Activity',
      [
        row(
          'Activity bar',
          [
            heading('Activity', 3),
            node('Select', 'Person', {
              id: id('who'),
              props: { placeholder: 'Everyone', ariaLabel: 'Person' },
              bindings: { options: `{{ uniq((${rows}.data || []).map((r) => r.${field('person')})).filter((name) => name) }}` },
              style: { base: { width: '180px' } },
            }),
          ],
          { justify: 'between' },
        ),
        node('Timeline', 'Events', {
          id: id('events'),
          props: { emptyText: 'Nothing happened yet' },
          bindings: {
            items: `{{ sortBy((${rows}.data || []).filter((r) => !${id('who')}.value || r.${field('person')} === ${id('who')}.value).map((r) => ({ id: r.id, title: r.${field('title')}, text: [r.${field('person')}, r.${field('state')}].filter((part) => part).join(", "), time: r.${field('due')}, tone: r.${field('due')} < today() ? "ok" : "info" })), "time", "desc") }}`,
          },
        }),
      ],
      { gap: 14 },
    ),
};

const progress: Block = {
  id: 'progress-overview',
  name: 'Progress',
  group: 'dashboard',
  icon: 'circle-check',
  description: 'How much of it is done, as a ring and by person',
  keywords: ['completion', 'percent', 'ring'],
  needs: TASKS,
  build: ({ rows, field, choices }) => {
    const done = JSON.stringify(choices('state').at(-1)?.value ?? null);
    const data = `(${rows}.data || [])`;
    return node('Card', 'Progress', { props: { title: 'Progress' } }, [
      row(
        'Progress parts',
        [
          node('Progress', 'Done', {
            props: { shape: 'ring', label: 'Done', size: 112 },
            bindings: { value: `{{ count(${data}) ? round(100 * count(${data}.filter((r) => r.${field('state')} === ${done})) / count(${data})) : 0 }}` },
          }),
          column(
            'By person',
            [
              soft('Open by person'),
              node(
                'List',
                'People',
                {
                  props: { gap: 8, emptyText: 'Nobody has anything open' },
                  bindings: {
                    items: `{{ groupBy(${data}.filter((r) => r.${field('state')} !== ${done}), "${field('person')}").map((g) => ({ id: String(g.key), name: g.key || "Nobody", open: g.rows.length })) }}`,
                  },
                },
                [
                  row(
                    'Person',
                    [
                      node('Avatar', 'Face', { props: { size: 28, showName: true }, bindings: { name: '{{ item.name }}' } }),
                      bound('{{ item.open }}', { weight: 'medium' }),
                    ],
                    { justify: 'between' },
                  ),
                ],
              ),
            ],
            { gap: 8 },
            { style: { base: { grow: 1, minWidth: '200px' } } },
          ),
        ],
        { gap: 24, align: 'start' },
      ),
    ]);
  },
};

export const DASHBOARD_BLOCKS: readonly Block[] = [stats, charts, report, activity, progress];
