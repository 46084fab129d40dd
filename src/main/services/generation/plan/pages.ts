import { identifierFrom } from '../../../../shared/kernel/ids.ts';
import { capitalize } from '../understand/words.ts';
import type { Understanding } from '../understand/index.ts';
import { archetypePages } from './archetype-pages.ts';
import type { Pattern, PlannedEntity, PlannedPage } from './types.ts';

export type PageSketch = { pattern: Pattern; name: string; entity?: string | null; icon?: string; inNav?: boolean; options?: Record<string, string> };

const TEXTS: Partial<Record<Pattern, string>> = {
  list: 'Table with search, filters and a form',
  workboard: 'Board by step, table and a form',
  cards: 'Cards with search and a form',
  dashboard: 'Figures, charts and what is new',
  schedule: 'Coming up, by day',
  landing: 'Hero, features and a contact form',
  posts: 'Posts with a reading view',
  quizPractice: 'Questions with answers',
  quizExam: 'Timed test with a score',
  ranking: 'Ranking',
  chat: 'Conversations and messages',
  report: 'Totals and charts',
  login: 'Sign in and sign up',
  profile: 'Your details',
  stock: 'Form that moves stock',
  movements: 'What moved, when',
  shop: 'Products to buy',
  cart: 'Basket and checkout',
  editor: 'Editor with preview',
};

/** Decides the pages. The archetype's own come first, then a page for every thing not shown yet, then what else was asked for. */
export function choosePages(u: Understanding, entities: readonly PlannedEntity[]): PlannedPage[] {
  const sketches: PageSketch[] = [...archetypePages(u, entities)];
  const byKind = (kind: string): PlannedEntity | undefined => entities.find((entity) => entity.kind === kind);
  const shows = (id: string): boolean =>
    sketches.some(
      (sketch) =>
        sketch.entity === id &&
        /^(list|workboard|cards|posts|checklist|chat|checkins|clock|builder|editor|designer|document|quizPractice|movements|checklist|flashcards|ranking)$/.test(
          sketch.pattern,
        ),
    );
  const isSmall = /^(landing|timer|converter|calculator|story|builder|form)$/.test(u.archetype);

  for (const entity of entities) {
    // Shown inside other pages when there are any.
    if (shows(entity.id) || (entities.length > 1 && /^(user|feature|message|cart|exam)$/.test(entity.kind ?? ''))) continue;
    const plain = pageName(entity, u);
    const used = sketches.some((sketch) => sketch.name === plain);
    sketches.push({ pattern: listPattern(entity, u), name: used ? `Manage ${plain.charAt(0).toLowerCase()}${plain.slice(1)}` : plain, entity: entity.id });
  }
  const user = byKind('user');
  if (user !== undefined && !shows(user.id) && !isSmall)
    sketches.push({ pattern: 'list', name: user.name === 'User' ? 'Users' : user.plural, entity: user.id });
  extras(u, entities, sketches);
  home(u, entities, sketches);
  named(u, entities, sketches);
  if (sketches.length === 0) sketches.push({ pattern: 'info', name: 'Home', icon: 'house' });
  return finish(sketches, entities);
}

/** "Check-in records" and "Scores" when people say so. */
function pageName(entity: PlannedEntity, u: Understanding): string {
  if (
    entity.group === 'record' &&
    !/record/i.test(entity.name) &&
    new RegExp(`\\b(?:${entity.kind ?? '-'}|${entity.name.toLowerCase().replace(/[^a-z ]/g, '')}|clockin|clockout)\\w* records?\\b`, 'i').test(u.text)
  )
    return `${entity.name} records`;
  if (entity.kind === 'match' && /\bscores?\b/i.test(u.text)) return /\blive\b/i.test(u.text) ? 'Live scores' : 'Scores';
  return entity.plural;
}

function listPattern(entity: PlannedEntity, u: Understanding): Pattern {
  const hasImage = entity.fields.some((field) => field.type === 'image');
  if (entity.kind === 'post') return 'posts';
  if (entity.flow !== null && entity.flow.steps.length >= 3 && entity.group === 'work' && entity.id === workEntity(u)) return 'workboard';
  if (
    entity.flow !== null &&
    entity.flow.steps.length >= 3 &&
    entity.group === 'work' &&
    (u.archetype === 'kanban' || u.steps.length > 0 || u.approvers.length > 0 || /^(booking|crud|jobboard|store|dashboard|inventory)$/.test(u.archetype))
  )
    return 'workboard';
  // Cards show little beside the picture: where someone lists many fields, a table shows them.
  const isTold = entity.kind === null && entity.fields.filter((field) => /^(text|choice|number|integer|date)$/.test(field.type)).length > 3;
  if (hasImage && !isTold && /^(content|thing|place|event)$/.test(entity.group)) return 'cards';
  return 'list';
}

function workEntity(u: Understanding): string {
  return u.mentions[0]?.name ?? '';
}

function extras(u: Understanding, entities: readonly PlannedEntity[], sketches: PageSketch[]): void {
  const f = u.features;
  const has = (pattern: Pattern): boolean => sketches.some((sketch) => sketch.pattern === pattern);
  const dated = entities.find(
    (entity) => (entity.group === 'event' || /^(booking|order|shipment|job)$/.test(entity.kind ?? '')) && entity.fields.some((field) => field.type === 'date'),
  );
  if (f.has('calendar') && dated !== undefined && !has('schedule') && !/^(timer|converter|blog|landing)$/.test(u.archetype))
    sketches.push({
      pattern: 'schedule',
      name: /timetable/i.test(u.text) ? 'Timetable' : /calendar/i.test(u.text) && !/schedule/i.test(u.text) ? 'Calendar' : 'Schedule',
      entity: dated.id,
      icon: 'calendar-days',
    });
  if (f.has('ranking') && !has('ranking')) {
    const ranked = entities.find((entity) => rankField(entity) !== null) ?? entities.find((entity) => entity.group === 'people' || entity.group === 'place');
    if (ranked !== undefined)
      sketches.push({ pattern: 'ranking', name: /leader ?board/i.test(u.text) ? 'Leaderboard' : 'Rankings', entity: ranked.id, icon: 'trophy' });
  }
  if (
    (f.has('report') || f.has('chart')) &&
    !has('report') &&
    !has('dashboard') &&
    entities.some((entity) => entity.fields.some((field) => /^(number|integer|currency|choice)$/.test(field.type))) &&
    !/^(landing|blog|converter|calculator|story|form|timer|game)$/.test(u.archetype)
  ) {
    const name =
      /financial statements?|statements?/i.test(u.text) && entities.some((entity) => entity.group === 'money')
        ? 'Statements'
        : /statistic/i.test(u.text)
          ? 'Statistics'
          : /analy/i.test(u.text)
            ? 'Analytics'
            : /settlement/i.test(u.text)
              ? 'Settlement'
              : 'Reports';
    if (!sketches.some((sketch) => sketch.name === name)) sketches.push({ pattern: 'report', name, icon: 'chart-column' });
  }
  if (f.has('favorite') && !has('quizMarked')) {
    const liked = entities.find((entity) => entity.fields.some((field) => field.id === 'favorite'));
    if (liked !== undefined) sketches.push({ pattern: 'cards', name: 'Favorites', entity: liked.id, icon: 'heart', options: { filter: 'favorite' } });
  }
  if (f.has('clock') && !has('clock')) {
    const log = entities.find((entity) => entity.kind === 'attendance');
    if (log !== undefined) sketches.push({ pattern: 'clock', name: 'Clock in', entity: log.id, icon: 'clock' });
  }
  if (f.has('profile') && f.has('login') && !has('profile') && entities.some((entity) => entity.kind === 'user'))
    sketches.push({ pattern: 'profile', name: 'Profile', icon: 'user-round', entity: entities.find((entity) => entity.kind === 'user')?.id ?? null });
  if (f.has('login') && !has('login') && entities.some((entity) => entity.kind === 'user'))
    sketches.push({ pattern: 'login', name: 'Login', icon: 'log-in', entity: entities.find((entity) => entity.kind === 'user')?.id ?? null });
}

/** A numeric field worth ranking by. */
export function rankField(entity: PlannedEntity): string | null {
  const wanted = /^(points|score|rating|wins|votes|plays|views|likes|followers|streak|average|deals|hours|total|amount|price)$/;
  return entity.fields.find((field) => wanted.test(field.id) && /^(number|integer|currency|percent|rating|computed)$/.test(field.type))?.id ?? null;
}

/** A start page with figures for apps with several things or with figures asked for. */
function home(u: Understanding, entities: readonly PlannedEntity[], sketches: PageSketch[]): void {
  if (
    sketches.some((sketch) => sketch.pattern === 'dashboard') ||
    /^(landing|blog|timer|converter|calculator|story|form|builder|game|chat|editor|todo|quiz|flashcards|generator)$/.test(u.archetype)
  )
    return;
  const real = entities.filter((entity) => entity.kind !== 'user');
  const wantsHome = u.pages.some((page) => /^(home|homepage|main)$/.test(page)) || /\bhomepage\b/i.test(u.text);
  const wantsAdmin = u.features.has('admin');
  if (real.length < 2 && u.archetype !== 'dashboard' && !wantsHome && !u.features.has('chart')) return;
  const page: PageSketch = {
    pattern: 'dashboard',
    name: wantsAdmin
      ? 'Admin'
      : wantsHome
        ? 'Home'
        : u.archetype === 'dashboard' || /dashboard/i.test(u.text)
          ? 'Dashboard'
          : /^(list|gallery|feed|store)$/.test(u.archetype)
            ? 'Home'
            : 'Overview',
    icon: wantsAdmin ? 'settings' : 'layout-dashboard',
  };
  if (wantsAdmin && /^(survey|store|booking|jobboard)$/.test(u.archetype)) sketches.push(page);
  else sketches.unshift(page);
}

/** Pages said by name that nothing covers yet. */
function named(u: Understanding, entities: readonly PlannedEntity[], sketches: PageSketch[]): void {
  for (const name of u.pages) {
    const words = name.split(' ');
    if (sketches.some((sketch) => words.some((word) => sketch.name.toLowerCase().includes(word.replace(/s$/, ''))))) continue;
    if (/^(home|homepage|main|index|product|order|blog|list|detail|details|landing)$/.test(name)) {
      const start = sketches[0];
      if (/^(home|homepage|main|index)$/.test(name) && start !== undefined) start.name = 'Home';
      continue;
    }
    if (/about|introduc|profile/.test(name)) sketches.push({ pattern: 'about', name: capitalize(name), icon: 'info', entity: null });
    else if (/contact/.test(name))
      sketches.push({ pattern: 'about', name: 'Contact', icon: 'mail', entity: entities.find((entity) => entity.kind === 'lead')?.id ?? null });
    else if (/rules|help|faq|instruction/.test(name)) sketches.push({ pattern: 'rules', name: capitalize(name), icon: 'circle-help' });
    else if (sketches.length < 9) sketches.push({ pattern: 'info', name: capitalize(name), icon: 'file-text', entity: entities[0]?.id ?? null });
  }
}

function finish(sketches: readonly PageSketch[], entities: readonly PlannedEntity[]): PlannedPage[] {
  const taken = new Set<string>();
  const paths = new Set<string>();
  const names = new Set<string>();
  return sketches.slice(0, 12).map((sketch, i) => {
    let name = sketch.name;
    for (let n = 2; names.has(name.toLowerCase()); n++) name = `${sketch.name} ${n}`;
    names.add(name.toLowerCase());
    const id = identifierFrom(`${name.replace(/[^A-Za-z0-9 ]/g, ' ')} page`, taken, 'page');
    taken.add(id);
    let path =
      i === 0
        ? '/'
        : `/${
            name
              .toLowerCase()
              .replace(/[^a-z0-9]+/g, '-')
              .replace(/^-|-$/g, '') || `page-${i + 1}`
          }`;
    while (paths.has(path)) path += '-2';
    paths.add(path);
    return {
      id,
      name,
      path,
      icon: sketch.icon ?? entities.find((entity) => entity.id === sketch.entity)?.icon ?? 'file-text',
      inNav: sketch.inNav ?? true,
      pattern: sketch.pattern,
      entity: sketch.entity ?? null,
      text: TEXTS[sketch.pattern] ?? sketch.name,
      options: sketch.options ?? {},
    };
  });
}
