import { type Kind, kindById } from '../knowledge/index.ts';
import type { Mention, Understanding } from '../understand/index.ts';
import { plural } from '../understand/words.ts';
import { buildEntities } from './build-entity.ts';
import { ABSTRACT, CALLED, called, inContext, isStep } from './entity-names.ts';
import { type Choice, CORE, isStuff, requirements, verbs } from './entity-needs.ts';
import type { PlannedEntity } from './types.ts';

const SESSION: Kind = {
  id: 'session',
  icon: 'timer',
  group: 'record',
  aliases: [],
  fields: 'label!:text; minutes:integer(15-50); finishedOn!:date(-8..0); note:longText~note',
  names: ['Deep work', 'Emails', 'Reading', 'Planning', 'Writing', 'Practice'],
  facts: [],
};

/** Chooses what the app keeps: what its archetype needs, what was said, then what its trade usually has. */
export function chooseEntities(u: Understanding, guesses: string[]): PlannedEntity[] {
  const choices = new Map<string, Choice>();
  const core = CORE[u.archetype];
  const takeAll = core === undefined || core.takes === 'any';
  const strong = u.mentions.filter((mention) => mention.score >= (takeAll ? 1.7 : 1.2) && !isStep(mention, u));
  const best = strong[0]?.score ?? 0;
  const take = (mention: Mention): void => {
    const kind = mention.kind === null ? null : (kindById(mention.kind) ?? null);
    const name =
      kind !== null && (ABSTRACT.has(mention.name) || mention.name.length > 28 || Object.hasOwn(CALLED, mention.name))
        ? called(kind, mention.name)
        : mention.name;
    const key = kind?.id ?? name;
    if (!choices.has(key)) choices.set(key, { kind, name, said: true });
  };
  const need = (id: string, said: boolean): void => {
    const kind = id === 'session' ? SESSION : kindById(id);
    if (kind === undefined || choices.has(id)) return;
    const mention = u.mentions.find((entry) => entry.kind === id);
    const name = mention !== undefined && !ABSTRACT.has(mention.name) ? mention.name : (CALLED[id] ?? id);
    choices.set(id, { kind, name, said: said || mention !== undefined });
    if (mention === undefined && !said) guesses.push(`A list of ${plural(name)}`);
  };

  for (const mention of strong.map((entry) => inContext(entry, u))) {
    if (choices.size >= 6 || mention.score < best * 0.16) break;
    if (
      takeAll ||
      (Array.isArray(core?.takes) && mention.kind !== null && core.takes.includes(mention.kind)) ||
      (mention.kind !== null && core?.needs.includes(mention.kind))
    )
      take(mention);
  }
  requirements(u, core, choices, need);
  if (takeAll) verbs(u, choices, need);
  if (/^(converter|calculator|story|builder|timer|form)$/.test(u.archetype))
    return choices.size === 0 ? buildEntities([], u) : buildEntities([...choices.values()], u);
  const wanted = takeAll && !/^(todo|tracker|editor|builder|form|gallery|list|feed)$/.test(u.archetype) ? 2 : 1;
  if (choices.size < wanted) {
    for (const id of u.domain?.kinds ?? []) {
      if (choices.size >= wanted + 1) break;
      // A library of tools needs no books.
      if (isStuff(kindById(id)?.group) && [...choices.values()].some((choice) => choice.said && isStuff(choice.kind?.group))) continue;
      need(id, false);
    }
  }
  if (u.archetype === 'gallery' || u.archetype === 'list' || u.archetype === 'feed')
    for (const id of (u.domain?.kinds ?? []).slice(0, 2)) if (choices.size < 2) need(id, false);
  if (choices.size === 0) fallback(u, choices, need, guesses);
  return buildEntities([...choices.values()], u);
}

function fallback(u: Understanding, choices: Map<string, Choice>, need: (id: string, said: boolean) => void, guesses: string[]): void {
  if (/^(converter|calculator|story)$/.test(u.archetype)) return;
  const mention = u.mentions[0];
  if (mention !== undefined) {
    const kind = mention.kind === null ? null : (kindById(mention.kind) ?? null);
    const isOwn = kind === null || !(ABSTRACT.has(mention.name) || Object.hasOwn(CALLED, mention.name));
    choices.set(kind?.id ?? mention.name, { kind, name: isOwn ? mention.name : called(kind, mention.name), said: true });
    return;
  }
  need(
    u.archetype === 'tracker'
      ? 'entry'
      : u.archetype === 'kanban'
        ? 'task'
        : u.archetype === 'dashboard'
          ? 'metric'
          : u.archetype === 'survey'
            ? 'questionnaire'
            : u.archetype === 'gallery'
              ? 'photo'
              : 'note',
    false,
  );
  guesses.push('What it keeps, since the words did not say');
}
