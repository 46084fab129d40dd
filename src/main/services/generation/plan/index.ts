import { fillSeeds } from '../seed/index.ts';
import { understand, type Understanding } from '../understand/index.ts';
import { chooseEntities } from './entities.ts';
import { lendingOf } from './lending.ts';
import { choosePages } from './pages.ts';
import type { AppPlan } from './types.ts';

export type * from './types.ts';

const ICONS: Partial<Record<Understanding['archetype'], string>> = {
  landing: 'rocket',
  blog: 'newspaper',
  quiz: 'circle-help',
  chat: 'messages-square',
  timer: 'timer',
  converter: 'code',
  calculator: 'calculator',
  game: 'gamepad-2',
  story: 'book-open',
  editor: 'square-pen',
  builder: 'sparkles',
  form: 'clipboard-list',
  survey: 'clipboard-list',
  todo: 'list-checks',
  store: 'store',
  jobboard: 'briefcase',
  invoice: 'receipt',
  inventory: 'warehouse',
  flashcards: 'layers',
  generator: 'sparkles',
  kanban: 'kanban',
};
const TOP_NAV = new Set([
  'landing',
  'blog',
  'converter',
  'calculator',
  'timer',
  'story',
  'game',
  'form',
  'builder',
  'store',
  'generator',
  'gallery',
  'survey',
  'flashcards',
]);

/** From words to decisions: what the app keeps and which pages it has. Pure in (prompt, today). */
export function planApp(prompt: string, today: string, name?: string): AppPlan {
  const understanding = refine(understand(prompt));
  const guesses: string[] = [];
  const entities = chooseEntities(understanding, guesses);
  const lending = lendingOf(entities, understanding);
  fillSeeds(entities, today, lending);
  const pages = choosePages(understanding, entities);
  if (understanding.theme.primary === null) guesses.push('Colours');
  return {
    name: name !== undefined && name.trim() !== '' ? name.trim().slice(0, 100) : understanding.name,
    icon: ICONS[understanding.archetype] ?? entities[0]?.icon ?? understanding.domain?.icon ?? 'app-window',
    category:
      understanding.domain?.category ??
      (/^(game|story|quiz|flashcards)$/.test(understanding.archetype)
        ? 'games'
        : /^(converter|calculator|timer|editor|builder|generator)$/.test(understanding.archetype)
          ? 'tools'
          : 'other'),
    nav: TOP_NAV.has(understanding.archetype) ? 'top' : pages.length < 2 ? 'none' : 'sidebar',
    understanding,
    entities,
    pages,
    lending,
    guesses: guesses.slice(0, 6),
    today,
  };
}

/** What the things say about the sort of app: tracking bugs is a register, tracking moods a journal. */
function refine(u: Understanding): Understanding {
  const top = u.mentions[0]?.kind ?? null;
  const second = u.archetypes[1];
  let archetype = u.archetype;
  if (
    archetype === 'tracker' &&
    top !== null &&
    /^(bug|candidate|application|order|work order|shipment|ticket|asset|project|lead|opportunity|task|job|request|student|employee|invoice|case|inspection|contract|item)$/.test(
      top,
    )
  )
    archetype = u.steps.length > 0 ? 'kanban' : 'crud';
  if (
    archetype === 'booking' &&
    !/\b(book|booking|bookings|reserv\w*|rent\w*|appointments?|order|schedul\w+|ride|taxi|ticket\w*)\b/i.test(u.text) &&
    !u.features.has('seats')
  )
    archetype = 'crud';
  // Lending has no calendar of its own: loans say what is out.
  if (archetype === 'booking' && /\b(?:borrow\w*|lend\w*|lent|loans?|hand(?:s|ed)? out)\b/i.test(u.text)) archetype = 'crud';
  if (archetype === 'form' && u.mentions.some((mention) => mention.kind === 'form' && mention.score > 4) && u.features.has('designer')) archetype = 'editor';
  if (archetype === 'invoice' && u.mentions.filter((mention) => /^(payable|receivable|ledger entry)$/.test(mention.kind ?? '')).length >= 2) archetype = 'crud';
  if (archetype === 'invoice' && u.features.has('print') === false && second?.archetype === 'crud' && second.score > 8 && top !== 'invoice') archetype = 'crud';
  if (archetype === 'chat' && /\b(chatbot|customer service bot)\b/i.test(u.text)) archetype = 'chat';
  if (archetype === 'converter' && u.mentions.length > 3 && u.archetypes[1]?.archetype === 'crud' && !/convert|encod|decod|pars/i.test(u.text))
    archetype = 'crud';
  return { ...u, archetype };
}
