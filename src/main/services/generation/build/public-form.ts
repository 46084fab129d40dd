import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor } from './form.ts';
import { type Kit, type Node, quote } from './kit.ts';
import { type BuiltPage, button, card, header, heading, nounOf, pageOf, text, toast } from './parts.ts';

/** A form for visitors: the fields they know, a thank-you, and the row kept for the owner. */
export function publicForm(kit: Kit, entity: PlannedEntity, key: string, title: string, submit: string, thanks: string): Node {
  const done = kit.variable(`${key} sent`, false);
  const hidden = /^(status|source|joinedOn|role|notes|assignee|openedOn|appliedOn|submittedOn|requestedOn|rating|wrong|favorite|total)$/;
  const fields = entity.fields.filter((field) => field.type !== 'computed' && field.type !== 'file' && !hidden.test(field.id)).slice(0, 9);
  const preset = entity.fields
    .filter((field) => hidden.test(field.id) && field.required)
    .map((field) => `${field.id}: ${field.type === 'date' ? 'today()' : quote(String(field.default ?? field.choices?.[0]?.value ?? ''))}`);
  kit.did(`Submit ${nounOf(entity)}`);
  const form = kit.node('Form', `${key} form`, {
    id: kit.id(`${key} form`),
    props: { resetOnSubmit: true },
    bindings: { visible: `{{ !${done} }}` },
    events: {
      submit: [
        { do: 'createRow', with: { entity: entity.id, values: `{{ ({ ...event.values${preset.length > 0 ? `, ${preset.join(', ')}` : ''} }) }}` } },
        { do: 'setState', with: { state: done, value: true } },
        toast(thanks),
      ],
      invalid: [toast('Please check the marked fields', 'warn')],
    },
    children: [
      ...fields.map((field) => inputFor(kit, entity, field, `${key} form`)),
      kit.node('Button', `${key} submit`, { id: kit.id(`${key} submit`), props: { text: submit, type: 'submit', fullWidth: true } }),
    ],
  });
  return card(kit, `${key} form card`, [
    heading(kit, title, 2),
    form,
    kit.node('Container', `${key} thanks`, {
      props: { gap: 10 },
      bindings: { visible: `{{ ${done} }}` },
      children: [
        text(kit, `${key} thanks text`, thanks, { size: 'large', weight: 'medium', tone: 'ok' }),
        button(kit, 'Send another', [{ do: 'setState', with: { state: done, value: false } }], { variant: 'secondary' }, { id: kit.id(`${key} again`) }),
      ],
    }),
  ]);
}

/** One form in the middle of a page. */
export function formPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const signUp = entity.kind === 'user';
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, signUp ? 'Create your account in a minute' : kit.plan.understanding.goal, []),
      publicForm(
        kit,
        entity,
        page.id,
        signUp ? 'Your details' : page.name,
        signUp ? 'Sign up' : 'Submit',
        signUp ? 'Welcome. Your account is ready.' : 'Thank you. Your answer was saved.',
      ),
    ],
    { maxWidth: '560px' },
  );
}
