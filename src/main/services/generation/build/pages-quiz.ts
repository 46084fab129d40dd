import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { rowEditor } from './form.ts';
import { type Kit, type Node, quote, type StepInput } from './kit.ts';
import { type BuiltPage, button, card, column, header, heading, pageOf, row, statRow, text, toast } from './parts.ts';
import { tableFor } from './table.ts';

const OPTIONS = ['A', 'B', 'C', 'D'] as const;

/** Press an answer, see at once whether it was right; wrong ones are marked for later. */
export function practicePage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const at = kit.variable('Practice position', 0);
  const answer = kit.variable('Practice answer', '');
  const order = kit.variable('Practice order', 1);
  const mode = kit.node('RadioGroup', 'Practice mode', {
    props: { variant: 'segmented', direction: 'row', options: ['In order', 'Random', 'Memorize'], value: 'In order', ariaLabel: 'Practice mode' },
    events: {
      change: [
        { do: 'setState', with: { state: at, value: 0 } },
        { do: 'setState', with: { state: answer, value: '' } },
      ],
    },
  });
  const topic = kit.node('Select', 'Practice topic', {
    props: {
      placeholder: 'Any topic',
      ariaLabel: 'Topic',
      options: entity.fields.find((field) => field.id === 'topic')?.choices?.map((choice) => choice.value) ?? [],
    },
    events: {
      change: [
        { do: 'setState', with: { state: at, value: 0 } },
        { do: 'setState', with: { state: answer, value: '' } },
      ],
    },
    style: { base: { minWidth: '150px' } },
  });
  const search = kit.node('TextInput', 'Practice search', {
    props: { type: 'search', icon: 'search', placeholder: 'Search questions', ariaLabel: 'Search questions', clearable: true },
    style: { base: { minWidth: '180px' } },
  });
  const pool = `(${kit.rows(entity)}.data || []).filter((q) => (!${topic.id}.value || q.topic === ${topic.id}.value) && (!${search.id}.value || q.text.toLowerCase().includes(String(${search.id}.value).toLowerCase())))`;
  // A fixed shuffle: the same round keeps its order while questions are marked.
  const list = `(${mode.id}.value === "Random" ? [...${pool}].sort((a, b) => ((a.text.length * 7919 * ${order}) % 101) - ((b.text.length * 7919 * ${order}) % 101)) : ${pool})`;
  const q = `(${list}[${at}] || {})`;
  const shownAnswer = `(${answer} || ${mode.id}.value === "Memorize")`;
  const go = (value: string): StepInput[] => [
    { do: 'setState', with: { state: at, value: `{{ ${value} }}` } },
    { do: 'setState', with: { state: answer, value: '' } },
  ];
  kit.did('Answer a question');
  kit.did('Favorite a question');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `{{ "Question " + min(${at} + 1, count(${list})) + " of " + count(${list}) }}`, []),
      row(kit, 'Practice tools', [mode, topic, search], { gap: 8 }),
      card(kit, 'Practice card', [
        text(kit, 'Practice question', `{{ ${q}.text || "No question here. Choose another topic." }}`, { size: 'large', weight: 'medium' }),
        column(
          kit,
          'Practice answers',
          OPTIONS.map((letter) =>
            answerButton(kit, letter, q, answer, [
              {
                do: 'updateRow',
                with: {
                  entity: entity.id,
                  rowId: `{{ ${q}.id }}`,
                  values: `{{ ({ wrong: ${q}.answer !== ${quote(letter)} ? true : !!${q}.wrong, timesAsked: (${q}.timesAsked || 0) + 1 }) }}`,
                },
                onlyIf: `!!${q}.id`,
              },
              { do: 'setState', with: { state: answer, value: letter } },
            ]),
          ),
        ),
        text(
          kit,
          'Practice verdict',
          `{{ ${shownAnswer} ? (${answer} === "" ? "" : ${answer} === ${q}.answer ? "Right. " : "Wrong. ") + "The answer is " + (${q}.answer || "") + ": " + (${q}["option" + ${q}.answer] || "") : "" }}`,
          { weight: 'medium' },
        ),
        row(
          kit,
          'Practice buttons',
          [
            button(kit, 'Back', go(`max(0, ${at} - 1)`), { variant: 'secondary', icon: 'arrow-left' }, { id: kit.id('practice back') }),
            button(
              kit,
              'Hint',
              [toast(`{{ ${q}.hint || "There is no hint" }}`, 'neutral')],
              { variant: 'ghost', icon: 'lightbulb' },
              { id: kit.id('practice hint') },
            ),
            button(
              kit,
              'Favorite',
              [{ do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${q}.id }}`, values: `{{ ({ favorite: !${q}.favorite }) }}` }, onlyIf: `!!${q}.id` }],
              { variant: 'ghost', icon: 'heart' },
              { id: kit.id('practice favorite'), bindings: { text: `{{ ${q}.favorite ? "In favorites" : "Favorite" }}` } },
            ),
            button(
              kit,
              'Next',
              [
                ...go(`${at} + 1 >= count(${list}) ? 0 : ${at} + 1`),
                { do: 'setState', with: { state: order, value: `{{ ${order} + (${at} === 0 ? 1 : 0) }}` } },
              ],
              { icon: 'arrow-right' },
              { id: kit.id('practice next') },
            ),
          ],
          { justify: 'between' },
        ),
      ]),
      statRow(kit, 'Practice', [
        { label: 'Questions', value: `{{ count(${kit.rows(entity)}.data) }}` },
        { label: 'Answered', value: `{{ count((${kit.rows(entity)}.data || []).filter((r) => r.timesAsked > 0)) }}` },
        { label: 'Wrong', value: `{{ count(${kit.rows(entity)}.data, "wrong") }}`, tone: 'warn' },
        { label: 'Favorites', value: `{{ count(${kit.rows(entity)}.data, "favorite") }}` },
      ]),
    ],
    { maxWidth: '860px' },
  );
}

function answerButton(kit: Kit, letter: string, q: string, answer: string, click: StepInput[]): Node {
  return button(
    kit,
    `Answer ${letter}`,
    click,
    { variant: 'secondary', fullWidth: true },
    {
      id: kit.id(`answer ${letter}`),
      bindings: {
        text: `{{ ${quote(`${letter}. `)} + (${q}[${quote(`option${letter}`)}] || "") }}`,
        visible: `{{ !!${q}[${quote(`option${letter}`)}] }}`,
        variant: `{{ ${answer} === ${quote(letter)} ? "primary" : "secondary" }}`,
      },
    },
  );
}

/** Ten questions against the clock, a score at the end that is kept. */
export function examPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const exam = kit.ofKind('exam');
  const running = kit.variable('Exam running', false);
  const ids = kit.variable('Exam question ids', []);
  const answers = kit.variable('Exam answers', {});
  const left = kit.variable('Exam seconds left', 0);
  const score = kit.variable('Exam score', -1);
  const pool = `(${kit.rows(entity)}.data || [])`;
  const questions = `(${ids} || []).map((id) => ${pool}.find((q) => q.id === id)).filter(Boolean)`;
  const finish = `const asked = ${questions}; const right = asked.filter((q) => ${answers}[q.id] === q.answer).length; app.setState(${quote(running)}, false); app.setState(${quote(score)}, right);${exam === undefined ? '' : ` await db.${exam.id}.create({ name: "You", date: today(), total: asked.length, correct: right, seconds: Math.max(0, 300 - ${left})${exam.display === 'number' ? ', number: "EX-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} });`} for (const q of asked) if (${answers}[q.id] !== q.answer) await db.${entity.id}.update(q.id, { wrong: true });`;
  const start = `const rows = ${pool}.slice(); for (let i = rows.length - 1; i > 0; i--) { const j = Math.floor(Math.random() * (i + 1)); [rows[i], rows[j]] = [rows[j], rows[i]]; } app.setState(${quote(ids)}, rows.slice(0, 10).map((q) => q.id)); app.setState(${quote(answers)}, {}); app.setState(${quote(score)}, -1); app.setState(${quote(left)}, 300); app.setState(${quote(running)}, true); const tick = setInterval(async () => { if (!${running}) { clearInterval(tick); return; } const rest = ${left} - 1; app.setState(${quote(left)}, rest); if (rest <= 0) { clearInterval(tick); ${finish} } }, 1000);`;
  kit.did('Start exam');
  kit.did('Submit exam');
  return pageOf(
    kit,
    page,
    [
      header(
        kit,
        page.name,
        `{{ ${running} ? "Time left " + Math.floor(${left} / 60) + ":" + String(${left} % 60).padStart(2, "0") : "Ten random questions in five minutes" }}`,
        [
          button(
            kit,
            'Start exam',
            [{ do: 'script', with: { code: start } }],
            { icon: 'play' },
            { id: kit.id('start exam'), bindings: { visible: `{{ !${running} }}` } },
          ),
          button(
            kit,
            'Submit exam',
            [{ do: 'script', with: { code: finish } }, toast('Submitted')],
            { icon: 'check' },
            { id: kit.id('submit exam'), bindings: { visible: `{{ ${running} }}` } },
          ),
        ],
      ),
      kit.node('Container', 'Exam result', {
        props: { surface: 'tint', padding: 18, gap: 6 },
        bindings: { visible: `{{ ${score} >= 0 && !${running} }}` },
        children: [
          heading(kit, 'Exam score', 2, `{{ ${score} + " of " + count(${ids}) + " right" }}`),
          text(kit, 'Exam words', `{{ ${score} * 2 >= count(${ids}) ? "Passed. Well done." : "Not yet. Look at the wrong questions and try again." }}`),
        ],
      }),
      kit.node('List', 'Exam questions', {
        props: { gap: 12, emptyText: 'Press “Start exam”.' },
        bindings: { items: `{{ ${running} ? ${questions} : [] }}` },
        children: [
          card(kit, 'Exam question', [
            text(kit, 'Exam text', '{{ (index + 1) + ". " + item.text }}', { weight: 'medium' }),
            kit.node('RadioGroup', 'Exam answer', {
              props: { ariaLabel: 'Answer' },
              bindings: {
                options: '{{ ["A", "B", "C", "D"].filter((k) => item["option" + k]).map((k) => ({ value: k, label: k + ". " + item["option" + k] })) }}',
                value: `{{ ${answers}[item.id] || null }}`,
              },
              events: { change: [{ do: 'setState', with: { state: answers, value: `{{ ({ ...${answers}, [item.id]: event.value }) }}` } }] },
            }),
          ]),
        ],
      }),
      exam === undefined
        ? null
        : column(kit, 'Exam history', [
            heading(kit, 'Past results', 2),
            tableFor(kit, exam, {
              data: `(${kit.rows(exam)}.data || [])`,
              key: 'exam results',
              columns: 5,
              actions: false,
              verbs: [],
              searchable: false,
              pageSize: 5,
            }),
          ]),
    ],
    { maxWidth: '860px' },
  );
}

/** Questions with a mark: favourites, or answered wrongly. */
export function markedPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const field = page.options['field'] ?? 'favorite';
  const data = `(${kit.rows(entity)}.data || []).filter((q) => q.${field})`;
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `{{ pluralize(count(${data}), "question") }}`, []),
      kit.node('List', `${page.name} list`, {
        props: { gap: 10, emptyText: field === 'wrong' ? 'Nothing here: every answer was right so far.' : 'No favorites yet. Mark one while you practice.' },
        bindings: { items: `{{ ${data} }}` },
        children: [
          card(
            kit,
            `${page.id} question`,
            [
              text(kit, `${page.id} text`, '{{ item.text }}', { weight: 'medium' }),
              text(kit, `${page.id} answer`, '{{ item.answer + ". " + (item["option" + item.answer] || "") }}', { tone: 'ok' }),
              button(
                kit,
                'Remove',
                [{ do: 'updateRow', with: { entity: entity.id, rowId: '{{ item.id }}', values: `{{ ({ ${field}: false }) }}` } }, toast('Removed')],
                { variant: 'ghost', size: 'small' },
                { id: kit.id(`${page.id} remove`) },
              ),
            ],
            { gap: 6 },
          ),
        ],
      }),
    ],
    { maxWidth: '860px' },
  );
}

/** Cards to turn over and sort into known and not yet. */
export function flashcardsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const at = kit.variable('Card position', 0);
  const open = kit.variable('Card open', false);
  const editor = rowEditor(kit, entity, 'card');
  const pool = `((${kit.rows(entity)}.data || []).filter((c) => !c.known).length ? (${kit.rows(entity)}.data || []).filter((c) => !c.known) : (${kit.rows(entity)}.data || []))`;
  const c = `(${pool}[${at} % max(1, count(${pool}))] || {})`;
  const sort = (known: boolean): StepInput[] => [
    { do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${c}.id }}`, values: `{{ ({ known: ${known}, reviewedOn: today() }) }}` }, onlyIf: `!!${c}.id` },
    { do: 'setState', with: { state: open, value: false } },
    { do: 'setState', with: { state: at, value: `{{ ${at} + ${known ? 0 : 1} }}` } },
  ];
  kit.did('Turn a card');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `{{ count(${kit.rows(entity)}.data, "known") + " of " + count(${kit.rows(entity)}.data) + " known" }}`, [
        button(kit, 'Add card', editor.add, { icon: 'plus' }, { id: kit.id('add card') }),
      ]),
      card(
        kit,
        'Study card',
        [
          text(kit, 'Card front', `{{ ${c}.front || "No cards yet" }}`, { size: 'large', weight: 'bold' }),
          text(kit, 'Card back', `{{ ${open} ? ${c}.back : "Press “Turn” to see the answer" }}`, { size: 'large', tone: 'soft' }),
          row(
            kit,
            'Card buttons',
            [
              button(kit, 'Turn', [{ do: 'setState', with: { state: open, value: `{{ !${open} }}` } }], { icon: 'refresh-cw' }, { id: kit.id('turn card') }),
              button(kit, 'Known', sort(true), { variant: 'secondary', icon: 'check' }, { id: kit.id('card known') }),
              button(kit, 'Again later', sort(false), { variant: 'secondary', icon: 'undo' }, { id: kit.id('card again') }),
            ],
            { gap: 8 },
          ),
        ],
        { padding: 32 },
      ),
      editor.overlay,
    ],
    { maxWidth: '640px' },
  );
}
