import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import type { Kit } from './kit.ts';
import { type BuiltPage, button, card, header, heading, pageOf, row, text, toast } from './parts.ts';

/** A questionnaire drawn from its questions; some answers ask for more. */
export function surveyPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const question = kit.ofKind('survey question');
  const verification = kit.ofKind('verification');
  const answers = kit.variable('Survey answers', {});
  const done = kit.variable('Survey done', '');
  const name = kit.node('TextInput', 'Survey name', { props: { label: 'Your name', required: true } });
  const questions = question === undefined ? '[]' : `(${kit.rows(question)}.data || [])`;
  const triggers = `${questions}.some((q) => q.triggersCheck && /^(yes|true)/i.test(String(${answers}[q.id] || "")))`;
  const title = entity.fields.find((field) => field.type === 'reference')?.id;
  const questionnaire = kit.ofKind('questionnaire');
  const values = `{ ${[entity.fields.some((field) => field.id === 'respondent') ? `respondent: ${name.id}.value` : '', entity.fields.some((field) => field.id === 'answers') ? `answers: ${questions}.map((q) => q.text + " " + (${answers}[q.id] ?? "–")).join("\\n")` : '', entity.fields.some((field) => field.id === 'submittedOn') ? 'submittedOn: today()' : '', entity.fields.some((field) => field.id === 'status') ? 'status: "New"' : '', title === undefined || questionnaire === undefined ? '' : `${title}: ((${kit.rows(questionnaire)}.data || [])[0] || {}).id`].filter(Boolean).join(', ')}${entity.display === 'number' ? ', number: "R-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} }`;
  kit.did('Fill in the questionnaire');
  const status = kit.page((other) => other.pattern === 'verify');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, kit.plan.understanding.goal, []),
      kit.node('Container', 'Survey body', {
        props: { gap: 14 },
        bindings: { visible: `{{ !${done} }}` },
        children: [
          card(kit, 'Survey name card', [name]),
          kit.node('List', 'Survey questions', {
            props: { gap: 12, emptyText: 'No questions yet. Add some on the questions page.' },
            bindings: { items: `{{ ${questions} }}` },
            children: [
              card(kit, 'Survey question card', [
                text(kit, 'Survey question text', '{{ (index + 1) + ". " + item.text }}', { weight: 'medium' }),
                kit.node('RadioGroup', 'Survey choice', {
                  props: { ariaLabel: 'Answer', variant: 'radio', direction: 'row' },
                  bindings: {
                    visible: '{{ item.kindOfAnswer !== "Text" && item.kindOfAnswer !== "Number" }}',
                    options: '{{ item.kindOfAnswer === "Yes or no" ? ["Yes", "No"] : String(item.options || "Yes, No").split(",").map((o) => o.trim()) }}',
                    value: `{{ ${answers}[item.id] ?? null }}`,
                  },
                  events: { change: [{ do: 'setState', with: { state: answers, value: `{{ ({ ...${answers}, [item.id]: event.value }) }}` } }] },
                }),
                kit.node('TextInput', 'Survey text answer', {
                  props: { ariaLabel: 'Answer' },
                  bindings: { visible: '{{ item.kindOfAnswer === "Text" || item.kindOfAnswer === "Number" }}' },
                  events: { change: [{ do: 'setState', with: { state: answers, value: `{{ ({ ...${answers}, [item.id]: event.value }) }}` } }] },
                }),
              ]),
            ],
          }),
          button(
            kit,
            'Submit answers',
            [
              toast('Type your name first', 'warn', `!${name.id}.value`),
              { do: 'stopIf', with: { when: `{{ !${name.id}.value }}` } },
              { do: 'createRow', with: { entity: entity.id, values: `{{ (${values}) }}` } },
              { do: 'setState', with: { state: done, value: verification === undefined ? 'thanks' : `{{ ${triggers} ? "check" : "thanks" }}` } },
              toast('Answers saved'),
            ],
            { icon: 'send' },
            { id: kit.id('submit answers') },
          ),
        ],
      }),
      kit.node('Container', 'Survey end', {
        props: { surface: 'tint', padding: 24, gap: 10 },
        bindings: { visible: `{{ !!${done} }}` },
        children: [
          heading(kit, 'Survey thanks', 2, `{{ ${done} === "check" ? "One more step: your ID is needed" : "Thank you for your answers" }}`),
          text(
            kit,
            'Survey after',
            `{{ ${done} === "check" ? "Your answers ask for an identity check. Send a picture of your document; we tell you when it is approved." : "No further check is needed." }}`,
          ),
          row(
            kit,
            'Survey after buttons',
            [
              status === undefined
                ? null
                : button(
                    kit,
                    'Verify ID',
                    [{ do: 'goToPage', with: { page: status.id } }],
                    { icon: 'badge-check' },
                    { id: kit.id('verify id button'), bindings: { visible: `{{ ${done} === "check" }}` } },
                  ),
              button(
                kit,
                'Start again',
                [
                  { do: 'setState', with: { state: done, value: '' } },
                  { do: 'setState', with: { state: answers, value: {} } },
                ],
                { variant: 'secondary' },
                { id: kit.id('survey again') },
              ),
            ],
            { gap: 8 },
          ),
        ],
      }),
    ],
    { maxWidth: '760px' },
  );
}
