import type { Understanding } from '../understand/index.ts';
import type { PageSketch } from './pages.ts';
import type { PlannedEntity } from './types.ts';

/** The pages that make an app what it is; the rest of the plan adds lists and extras round them. */
export function archetypePages(u: Understanding, entities: readonly PlannedEntity[]): PageSketch[] {
  const of = (...kinds: string[]): PlannedEntity | undefined =>
    kinds.map((kind) => entities.find((entity) => entity.kind === kind)).find((entity) => entity !== undefined);
  const lower = u.text.toLowerCase();
  const main = entities[0];
  switch (u.archetype) {
    case 'landing': {
      const pages: PageSketch[] = [{ pattern: 'landing', name: 'Home', entity: of('lead')?.id ?? null, icon: 'house' }];
      const lead = of('lead');
      if (lead !== undefined) pages.push({ pattern: 'list', name: 'Inquiries', entity: lead.id, icon: 'inbox' });
      return pages;
    }
    case 'blog': {
      const post = of('post') ?? main;
      if (post === undefined) return [];
      const pages: PageSketch[] = [
        { pattern: 'posts', name: 'Home', entity: post.id, icon: 'house', options: { mode: 'read' } },
        { pattern: 'posts', name: post.name === 'Post' ? 'Blog' : post.plural, entity: post.id, icon: 'newspaper', options: { mode: 'write' } },
      ];
      pages.push({ pattern: 'about', name: 'About', icon: 'user-round' });
      return pages;
    }
    case 'form': {
      const entity = entities.find((candidate) => candidate.group === 'people') ?? main;
      if (entity === undefined) return [];
      return [
        {
          pattern: 'form',
          name: /sign ?up|signup|regist/.test(lower) ? 'Sign up' : /contact/.test(lower) ? 'Contact' : u.name,
          entity: entity.id,
          icon: 'clipboard-list',
        },
        { pattern: 'list', name: entity.kind === 'user' ? 'Accounts' : 'Responses', entity: entity.id, icon: 'inbox' },
      ];
    }
    case 'survey': {
      const pages: PageSketch[] = [
        {
          pattern: 'survey',
          name: /questionnaire/.test(lower) ? 'Questionnaire' : /poll|vot/.test(lower) ? 'Vote' : 'Survey',
          entity: of('response')?.id ?? null,
          icon: 'clipboard-list',
        },
      ];
      if (of('verification') !== undefined) pages.push({ pattern: 'verify', name: 'My status', entity: of('verification')?.id ?? null, icon: 'badge-check' });
      return pages;
    }
    case 'quiz':
      return [
        { pattern: 'quizPractice', name: 'Practice', entity: of('question')?.id ?? null, icon: 'book-open' },
        { pattern: 'quizExam', name: 'Exam', entity: of('question')?.id ?? null, icon: 'timer' },
        { pattern: 'quizMarked', name: 'Wrong questions', entity: of('question')?.id ?? null, icon: 'circle-x', options: { field: 'wrong' } },
        { pattern: 'quizMarked', name: 'Favorites', entity: of('question')?.id ?? null, icon: 'heart', options: { field: 'favorite' } },
        { pattern: 'ranking', name: 'Ranking', entity: of('exam')?.id ?? null, icon: 'trophy' },
        ...(u.features.has('checkin') ? [{ pattern: 'info', name: 'Check-in', icon: 'calendar-check', options: { checkin: 'yes' } } satisfies PageSketch] : []),
        { pattern: 'list', name: 'Questions', entity: of('question')?.id ?? null, icon: 'list' },
      ];
    case 'flashcards':
      return [
        { pattern: 'flashcards', name: 'Study', entity: of('flashcard')?.id ?? null, icon: 'layers' },
        { pattern: 'list', name: 'Cards', entity: of('flashcard')?.id ?? null, icon: 'list' },
      ];
    case 'chat':
      return [{ pattern: 'chat', name: 'Chats', entity: of('message')?.id ?? null, icon: 'messages-square' }];
    case 'timer':
      return /stopwatch/.test(lower)
        ? [{ pattern: 'stopwatch', name: 'Stopwatch', icon: 'timer' }]
        : [
            {
              pattern: 'timer',
              name: 'Timer',
              entity: of('session')?.id ?? null,
              icon: 'timer',
              options: { kind: /pomodoro|focus/.test(lower) ? 'pomodoro' : 'countdown' },
            },
          ];
    case 'converter':
      if (/files?|csv|spreadsheet|excel/.test(lower)) return [{ pattern: 'fileConverter', name: 'Home', entity: of('file')?.id ?? null, icon: 'sheet' }];
      if (/\bunits?\b|length|weight|temperature|currenc|metric|measurement/.test(lower))
        return [{ pattern: 'unitConverter', name: 'Converter', icon: 'ruler', options: { kind: /currenc/.test(lower) ? 'currency' : 'unit' } }];
      return [{ pattern: 'textConverter', name: 'Converter', icon: 'code', options: { kind: textKind(lower) } }];
    case 'calculator':
      return [{ pattern: 'calculator', name: 'Calculator', icon: 'calculator', options: { kind: calcKind(lower) } }];
    case 'builder':
      if (/colou?r (?:picker|palette)|palette/.test(lower)) return [{ pattern: 'colorTool', name: 'Palette', icon: 'palette' }];
      return main === undefined ? [] : [{ pattern: 'builder', name: 'Builder', entity: main.id, icon: 'sparkles' }];
    case 'generator':
      return [
        {
          pattern: 'generator',
          name: 'Generate',
          entity: of('prompt')?.id ?? main?.id ?? null,
          icon: 'sparkles',
          options: { kind: /name/.test(lower) ? 'name' : /quote/.test(lower) ? 'quote' : /password/.test(lower) ? 'password' : 'idea' },
        },
      ];
    case 'story':
      return [{ pattern: 'story', name: 'Story', icon: 'book-open' }];
    case 'game': {
      const score = of('score')?.id ?? null;
      return [
        {
          pattern: gamePattern(lower),
          name: 'Game',
          entity: score,
          icon: 'gamepad-2',
          options: {
            theme: /fly|plane|aviat|aircraft|bird|jet/.test(lower)
              ? 'fly'
              : /car|rac|drive/.test(lower)
                ? 'race'
                : /space|ship|star|alien/.test(lower)
                  ? 'space'
                  : 'run',
          },
        },
        { pattern: 'rules', name: 'Rules', icon: 'circle-help', options: { game: gamePattern(lower) } },
        { pattern: 'ranking', name: /result/.test(lower) && !/leader/.test(lower) ? 'Results' : 'Leaderboard', entity: score, icon: 'trophy' },
      ];
    }
    case 'todo': {
      const list = of('task', 'ingredient', 'wish') ?? main;
      return list === undefined
        ? []
        : [{ pattern: 'checklist', name: list.kind === 'task' && /to ?-?do/.test(lower) ? 'Todos' : list.plural, entity: list.id, icon: 'list-checks' }];
    }
    case 'tracker': {
      const habit = of('habit');
      if (habit !== undefined) return [{ pattern: 'checkins', name: habit.plural, entity: habit.id, icon: 'repeat' }];
      const entry = of('entry');
      if (entry !== undefined)
        return [
          { pattern: 'list', name: 'Journal', entity: entry.id, icon: 'notebook-pen' },
          { pattern: 'report', name: 'Trends', icon: 'chart-line' },
        ];
      return [];
    }
    case 'jobboard':
      return [{ pattern: 'apply', name: 'Jobs', entity: of('job')?.id ?? null, icon: 'briefcase' }];
    case 'store': {
      const product = of('product', 'listing', 'dish', 'cake', 'book', 'auction', 'course', 'service', 'plant', 'event', 'property', 'photo') ?? main;
      if (product === undefined || !product.fields.some((field) => field.id === 'price')) return [];
      return [
        { pattern: 'shop', name: product.kind === 'dish' ? 'Menu' : 'Shop', entity: product.id, icon: 'store' },
        { pattern: 'cart', name: 'Cart', entity: product.id, icon: 'shopping-cart' },
      ];
    }
    case 'inventory': {
      const item = of('material', 'item', 'product', 'asset', 'tool', 'medication', 'ingredient', 'book');
      const movement = of('movement');
      if (item === undefined || movement === undefined || !item.fields.some((field) => field.id === 'stock')) return [];
      return [
        { pattern: 'list', name: item.plural, entity: item.id },
        { pattern: 'stock', name: 'Receiving', entity: item.id, icon: 'package-open', options: { direction: 'In' } },
        { pattern: 'stock', name: 'Shipping', entity: item.id, icon: 'truck', options: { direction: 'Out' } },
        { pattern: 'movements', name: 'History', entity: movement.id, icon: 'history' },
      ];
    }
    case 'booking': {
      const pages: PageSketch[] = [];
      const order = of('order');
      if (order?.fields.some((field) => field.id === 'freight') === true)
        pages.push({ pattern: 'quote', name: 'Order', entity: order.id, icon: 'package-open' });
      const booking = of('booking');
      const resource = of('room', 'study room', 'vehicle', 'table', 'parking space', 'event', 'property', 'trip', 'service');
      if (of('seat') !== undefined && resource !== undefined)
        pages.push({ pattern: 'seats', name: 'Book a seat', entity: of('seat')?.id ?? null, icon: 'sofa' });
      if (booking !== undefined && resource !== undefined) pages.push({ pattern: 'bookForm', name: resource.plural, entity: resource.id });
      return pages;
    }
    case 'invoice': {
      const doc = of('contract', 'purchase order', 'invoice', 'quote');
      return doc !== undefined && (u.features.has('print') || u.features.has('uppercase'))
        ? [{ pattern: 'document', name: `${doc.name} form`, entity: doc.id, icon: 'printer' }]
        : [];
    }
    case 'editor': {
      if (u.features.has('designer'))
        return [
          { pattern: 'designer', name: 'Designer', entity: of('form field')?.id ?? null, icon: 'square-pen' },
          { pattern: 'fillForm', name: 'Fill in', entity: of('response')?.id ?? null, icon: 'square-pen' },
        ];
      return main === undefined ? [] : [{ pattern: 'editor', name: 'Editor', entity: main.id, icon: 'square-pen' }];
    }
    default:
      return [];
  }
}

function textKind(lower: string): string {
  if (/base ?64|encod|decod|encrypt/.test(lower) && !/url enc|morse|binary|caesar|hex/.test(lower)) return 'base64';
  for (const kind of ['morse', 'binary', 'caesar', 'json', 'markdown', 'password', 'url', 'hex', 'case']) if (lower.includes(kind)) return kind;
  return /translat|emoji/.test(lower) ? 'morse' : /format|pars/.test(lower) ? 'json' : 'base64';
}
function calcKind(lower: string): string {
  for (const [kind, pattern] of [
    ['bmi', /bmi|body mass/],
    ['tip', /tip|split|bill/],
    ['loan', /loan|mortgage|interest|payment/],
    ['percent', /percent|discount|tax|vat/],
    ['age', /\bage\b|birthday|date/],
    ['savings', /saving|compound|retire|invest/],
    ['calorie', /calorie|bmr/],
  ] as const)
    if (pattern.test(lower)) return kind;
  return 'basic';
}
function gamePattern(lower: string): 'arcade' | 'memory' | 'guess' | 'ticTacToe' | 'difference' {
  if (/spot the difference|find (?:the )?differences|difference/.test(lower)) return 'difference';
  if (/memory|match(?:ing)? (?:cards|pairs)|concentration|card game|puzzle|mahjong/.test(lower)) return 'memory';
  if (/tic ?tac ?toe|noughts|gomoku|connect four|board game/.test(lower)) return 'ticTacToe';
  if (/guess|hangman|word game|wordle|number game|dice|trivia/.test(lower)) return 'guess';
  return 'arcade';
}
