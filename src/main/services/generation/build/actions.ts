import type { RowAction } from '../../../../shared/app/catalogue/index.ts';
import type { Choice, PlannedEntity } from '../plan/index.ts';
import { home } from './form.ts';
import { quote, type Kit, type StepInput } from './kit.ts';
import { nounOf, refuse, toast } from './parts.ts';

/** What can be done with one row besides changing it, and the steps that do it. `of` is the row as an expression. */
export type Verb = {
  id: string;
  label: string;
  icon: string;
  tone?: 'danger';
  steps: (of: string, onlyIf?: string) => StepInput[];
  /** When it makes sense, as an expression over `of`. */ when: (of: string) => string;
};

const BAD_VERBS: Readonly<Record<string, string>> = {
  Rejected: 'Reject',
  Cancelled: 'Cancel',
  Declined: 'Decline',
  Lost: 'Mark as lost',
  Failed: 'Mark as failed',
  Expired: 'Mark as expired',
  Withdrawn: 'Withdraw',
  Refunded: 'Refund',
  Returned: 'Mark as returned',
  Missed: 'Mark as missed',
  Skipped: 'Skip',
  Left: 'Mark as left',
};

export function nextStep(entity: PlannedEntity, of: string): string {
  const flow = entity.flow;
  if (flow === null) return 'null';
  const pairs = flow.steps.slice(0, -1).map((step, i) => `${quote(step)}: ${quote(flow.steps[i + 1] ?? '')}`);
  return `(({ ${pairs.join(', ')} })[${of}.${flow.field}] || null)`;
}

/** The verbs of an entity, from its workflow, its fields and what it is. */
export function verbsOf(kit: Kit, entity: PlannedEntity): Verb[] {
  const verbs: Verb[] = [];
  const noun = nounOf(entity);
  const guard = (steps: StepInput[], onlyIf: string | undefined): StepInput[] =>
    onlyIf === undefined ? steps : steps.map((entry) => ({ ...entry, onlyIf: entry.onlyIf === undefined ? onlyIf : `(${onlyIf}) && (${entry.onlyIf})` }));
  const add = (verb: Verb): void => {
    kit.did(`${verb.label}: ${noun}`);
    verbs.push({ ...verb, steps: (of, onlyIf) => guard(verb.steps(of), onlyIf) });
  };
  const set = (of: string, values: string, message: string): StepInput[] => [
    { do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${of}.id }}`, values: `{{ ${values} }}` } },
    toast(message),
  ];
  const flow = entity.flow;
  const paid = flow !== null && flow.steps.at(-1) === 'Paid';
  if (flow !== null && flow.steps.length >= 2 && !paid) {
    const label = advanceLabel(entity);
    add({
      id: 'advance',
      label,
      icon: 'arrow-right',
      when: (of) => `!!${nextStep(entity, of)}`,
      steps: (of) => [
        ...refuseUnless(`${nextStep(entity, of)}`, `This ${noun} is at its last step already`),
        { do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${of}.id }}`, values: `{{ ({ ${flow.field}: ${nextStep(entity, of)} }) }}` } },
        toast(`${entity.name}: {{ ${nextStep(entity, of)} }}`),
      ],
    });
  }
  if (paid && flow !== null) {
    const values = (of: string): string =>
      `({ ${flow.field}: "Paid"${entity.fields.some((field) => field.id === 'paidAmount') ? `, paidAmount: ${of}.amount` : ''} })`;
    add({
      id: 'pay',
      label: 'Mark as paid',
      icon: 'circle-check',
      when: (of) => `${of}.${flow.field} !== "Paid"`,
      steps: (of) => [...refuse(`${of}.${flow.field} === "Paid"`, `This ${noun} is paid already`), ...set(of, values(of), `${entity.name} marked as paid`)],
    });
  }
  if (flow !== null && !paid) {
    // Steps and words that call for a verb of their own: "drivers accept orders", a step named "Approval".
    const gate = flow.steps.findIndex((step) => /^(approval|review|in review|sign-off)$/i.test(step));
    const said = kit.plan.understanding.actions.find(
      (action) =>
        /^(accept|approve|confirm)$/.test(action.label) &&
        (action.object === null || entity.name.toLowerCase().includes(action.object) || action.object === entity.kind),
    );
    const from = gate >= 0 ? gate : said === undefined ? -1 : 0;
    const label = gate >= 0 ? 'Approve' : said === undefined ? '' : said.label.charAt(0).toUpperCase() + said.label.slice(1);
    const current = flow.steps[from];
    const next = flow.steps[from + 1];
    if (current !== undefined && next !== undefined && label !== advanceLabel(entity))
      add({
        id: 'accept',
        label,
        icon: 'check',
        when: (of) => `${of}.${flow.field} === ${quote(current)}`,
        steps: (of) => [
          ...refuse(`${of}.${flow.field} !== ${quote(current)}`, `Only a ${noun} at “${current}” can be taken on`),
          ...set(of, `({ ${flow.field}: ${quote(next)} })`, `${entity.name}: ${next.toLowerCase()}`),
        ],
      });
  }
  for (const bad of flow?.bad.slice(0, 2) ?? []) {
    const label = BAD_VERBS[bad] ?? `Mark as ${bad.toLowerCase()}`;
    add({
      id: `set${bad.replace(/[^A-Za-z]/g, '')}`,
      label,
      icon: 'circle-x',
      tone: 'danger',
      when: (of) => `${of}.${flow?.field} !== ${quote(bad)}`,
      steps: (of) => [
        ...refuse(`${of}.${flow?.field} === ${quote(bad)}`, `This ${noun} is ${bad.toLowerCase()} already`),
        ...set(of, `({ ${flow?.field}: ${quote(bad)} })`, `${entity.name}: ${bad.toLowerCase()}`),
      ],
    });
  }
  for (const field of entity.fields) {
    const words = TOGGLES[field.id];
    if (field.type !== 'boolean' || words === undefined) continue;
    const [on, off, icon] = words;
    add({
      id: `toggle${field.id.charAt(0).toUpperCase()}${field.id.slice(1)}`,
      label: on,
      icon,
      when: () => 'true',
      steps: (of) => [
        { do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${of}.id }}`, values: `{{ ({ ${field.id}: !${of}.${field.id} }) }}` } },
        toast(`{{ ${of}.${field.id} ? ${quote(off)} : ${quote(on)} }}`),
      ],
    });
  }
  for (const state of flow === null ? statesOf(kit, entity) : [])
    add({
      id: `set${state.value.replace(/[^A-Za-z]/g, '')}`,
      label: `Mark as ${state.value.toLowerCase()}`,
      icon: 'circle-check',
      when: (of) => `${of}.status !== ${quote(state.value)}`,
      steps: (of) => [
        ...refuse(`${of}.status === ${quote(state.value)}`, `This ${noun} is ${state.value.toLowerCase()} already`),
        ...set(of, `({ status: ${quote(state.value)} })`, `${entity.name}: ${state.value.toLowerCase()}`),
      ],
    });
  if (entity.fields.some((field) => field.id === 'returnedOn'))
    add({
      id: 'giveBack',
      label: 'Return',
      icon: 'undo',
      when: (of) => `!${of}.returnedOn`,
      steps: (of) => [
        ...refuse(`!!${of}.returnedOn`, 'This was returned already'),
        ...home(kit, entity, of),
        ...set(of, '({ returnedOn: today() })', 'Marked as returned'),
      ],
    });
  if (entity.fields.some((field) => field.id === 'votes'))
    add({
      id: 'vote',
      label: 'Vote',
      icon: 'thumbs-up',
      when: () => 'true',
      steps: (of) => set(of, `({ votes: (${of}.votes || 0) + 1 })`, 'Your vote was counted'),
    });
  if (entity.fields.some((field) => field.id === 'likes'))
    add({ id: 'like', label: 'Like', icon: 'heart', when: () => 'true', steps: (of) => set(of, `({ likes: (${of}.likes || 0) + 1 })`, 'Liked') });
  if (entity.kind === 'plant')
    add({ id: 'water', label: 'Water', icon: 'droplets', when: () => 'true', steps: (of) => set(of, '({ lastWateredOn: today() })', 'Watered today') });
  return verbs;
}

/** What a thing can be marked as by hand. Loans set whether it is out. */
function statesOf(kit: Kit, entity: PlannedEntity): readonly Choice[] {
  const status = entity.fields.find((field) => field.id === 'status' && field.type === 'choice');
  if (status?.choices === undefined || !/^(thing|place)$/.test(entity.group)) return [];
  const lending = kit.plan.lending?.thing.id === entity.id ? kit.plan.lending : null;
  return status.choices.filter((choice) => choice.value !== lending?.out).slice(0, 4);
}

const TOGGLES: Readonly<Record<string, readonly [on: string, off: string, icon: string]>> = {
  favorite: ['Favorite', 'Removed from favorites', 'heart'],
  done: ['Done', 'Not done', 'check'],
  bought: ['Bought', 'Back on the list', 'check'],
  completed: ['Completed', 'Not completed', 'check'],
  read: ['Read', 'Unread', 'book-open'],
  pinned: ['Pin', 'Unpinned', 'pin'],
  thanked: ['Thanked', 'Not thanked', 'heart'],
  taken: ['Taken', 'Not taken', 'check'],
  got: ['Got it', 'Still wished for', 'gift'],
  known: ['Known', 'To learn', 'check'],
  active: ['Active', 'Paused', 'power'],
};

function refuseUnless(value: string, message: string): StepInput[] {
  return refuse(`!${value}`, message);
}

function advanceLabel(entity: PlannedEntity): string {
  const steps = entity.flow?.steps ?? [];
  if (steps.some((step) => / approved$|^(granted)$/i.test(step)) || (steps.includes('Approved') && steps.length <= 4)) return 'Approve';
  if (steps[0] === 'Requested' && steps[1] === 'Accepted') return 'Accept or move on';
  if (steps.length === 2) return `Mark as ${steps[1]?.toLowerCase() ?? 'done'}`;
  return 'Next step';
}

/** Row actions of a Table: its list and what happens for each. */
export function rowActions(verbs: readonly Verb[]): { actions: RowAction[]; steps: StepInput[] } {
  return {
    actions: verbs.map((verb) => ({ id: verb.id, label: verb.label, icon: verb.icon, ...(verb.tone === undefined ? {} : { tone: verb.tone }) })),
    steps: [],
  };
}
