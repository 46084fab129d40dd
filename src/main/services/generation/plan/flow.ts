import { kindById } from '../knowledge/index.ts';
import type { Understanding } from '../understand/index.ts';
import { isStep } from './entity-names.ts';
import { isBadEnd, setStatus, toneOf } from './fields.ts';
import type { PlannedEntity } from './types.ts';

/** Finds the workflow: the named steps, the approval chain, or the kind's own status. */
export function applyFlow(entity: PlannedEntity, u: Understanding): void {
  const isMain = mainKey(u) === (entity.kind ?? entity.name.toLowerCase());
  let steps: string[] | null = null;
  if (u.approvers.length > 0 && (isMain || entity.kind === 'request' || entity.kind === 'approval'))
    steps = ['Pending', ...u.approvers.map((name) => `${name} approved`), 'Granted', 'Rejected'].filter(
      (step, i, all) => !(step === 'Granted' && i > 0 && all[i - 1] === 'Granted'),
    );
  else if (u.steps.length >= 2 && isMain) steps = [...u.steps];
  if (u.approvers.length > 0 && steps !== null) steps = ['Pending', ...u.approvers.slice(0, -1).map((name) => `${name} approved`), 'Granted', 'Rejected'];
  if (steps !== null) {
    const choices = steps.map((step) => ({ value: step, label: step, tone: toneOf(step) }));
    const last = choices.findLast((choice) => !isBadEnd(choice.value));
    if (last !== undefined) last.tone = 'ok';
    setStatus(entity, choices, steps[0] ?? '');
  }
  const field = entity.fields.find((candidate) => candidate.id === 'status' && candidate.default !== undefined);
  if (field?.choices === undefined) return;
  // "Managers can reject requests": the workflow needs an end for it.
  const nouns = [entity.kind, entity.name.toLowerCase(), entity.name.toLowerCase().split(' ').at(-1)];
  const saysReject = u.actions.some((action) => action.label === 'reject' && (action.object === null || nouns.includes(action.object)));
  if (saysReject && entity.group === 'work' && !field.choices.some((choice) => /reject|declin/i.test(choice.value)))
    field.choices = [...field.choices, { value: 'Rejected', label: 'Rejected', tone: 'danger' }];
  const all = field.choices.map((choice) => choice.value);
  // A ladder is available or out: it has no next step, unless steps were named.
  if (steps === null && /^(thing|place)$/.test(entity.group) && !PIPELINE.test(all[0] ?? '')) return;
  entity.flow = { field: field.id, steps: all.filter((step) => !isBadEnd(step)), bad: all.filter(isBadEnd) };
}

/** First steps of work on a thing, as against ways a thing can be. */
const PIPELINE =
  /^(idea|draft|planned|new|requested|received|applied|booked|packed|expected|collected|open|upcoming|to do|not started|written|uploaded|proposed|submitted)$/i;

/** The thing that named steps belong to: the best mention that is work, else the best mention. */
function mainKey(u: Understanding): string {
  const usable = u.mentions.filter((mention) => !isStep(mention, u));
  const work = usable.find((mention) => mention.kind !== null && kindById(mention.kind)?.group === 'work' && mention.score >= (usable[0]?.score ?? 0) * 0.5);
  const pick = work ?? usable[0];
  return pick?.kind ?? pick?.name ?? '';
}
