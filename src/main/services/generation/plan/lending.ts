import type { Understanding } from '../understand/index.ts';
import { setStatus, toneOf } from './fields.ts';
import type { PlannedEntity } from './types.ts';

/** Who has what until when: the entity of loans, what is lent, and what its status says at home and away. */
export type Lending = { loan: PlannedEntity; thing: PlannedEntity; field: string; status: string; free: string; out: string; days: number };

const USUAL_DAYS = 14;
const AWAY = /^(on loan|in use|issued|out|lent|taken|checked out)$/i;

/** Whether the words lend things although no verb of lending is there: "we hand out keys", "who has which book". */
export function saysLending(text: string): boolean {
  return /\bhand(?:s|ed|ing)? (?:them |it )?out\b|\bwho (?:has|have|took|borrowed|holds) (?:which|what|each|the)\b|\b(?:check|sign|lend|loan)(?:s|ed|ing|t)? (?:\w+ ){0,2}out to\b|\blent (?:out|to)\b/i.test(
    text,
  );
}

/**
 * Gives loans the words of what is lent ("Tool", "Member"), the term that was asked for, and the lent thing a status that loans
 * can set. Entities are changed in place.
 */
export function shapeLending(entities: readonly PlannedEntity[], u: Understanding): void {
  const loan = entities.find((entity) => entity.kind === 'loan');
  if (loan === undefined) return;
  const due = loan.fields.find((field) => field.id === 'dueOn');
  if (due !== undefined) due.initial = `addDays(today(), ${u.termDays ?? USUAL_DAYS})`;
  for (const field of loan.fields) {
    const target = entities.find((entity) => entity.id === field.reference?.entity);
    if (target !== undefined && /^(thing|borrower)$/.test(field.id)) field.label = target.name;
  }
  const thing = entities.find((entity) => entity.id === loan.fields.find((field) => field.id === 'thing')?.reference?.entity);
  if (thing === undefined) return;
  // Loans say who has it and since when.
  thing.fields = thing.fields.filter((field) => !/^(holder|issuedOn|borrower|lentOn|dueOn|returnedOn)$/.test(field.id));
  const status = thing.fields.find((field) => field.id === 'status' && field.type === 'choice');
  const labels = (status?.choices ?? []).map((choice) => choice.value).filter((label) => !/^(want to read|read|in use)$/i.test(label));
  const away = labels.find((label) => AWAY.test(label)) ?? 'On loan';
  const free = labels.find((label) => label !== away) ?? 'Available';
  const choices = [free, away, ...labels.filter((label) => label !== free && label !== away)].map((label) => ({ value: label, label, tone: toneOf(label) }));
  setStatus(thing, choices, free);
  thing.flow = null;
}

export function lendingOf(entities: readonly PlannedEntity[], u: Understanding): Lending | null {
  const loan = entities.find((entity) => entity.kind === 'loan');
  const field = loan?.fields.find((candidate) => candidate.id === 'thing');
  const thing = entities.find((entity) => entity.id === field?.reference?.entity);
  const status = thing?.fields.find((candidate) => candidate.id === 'status' && candidate.type === 'choice');
  const [free, out] = status?.choices ?? [];
  if (loan === undefined || thing === undefined || field === undefined || status === undefined || free === undefined || out === undefined) return null;
  return { loan, thing, field: field.id, status: status.id, free: free.value, out: out.value, days: u.termDays ?? USUAL_DAYS };
}
