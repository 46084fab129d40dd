import type { Kind } from '../knowledge/index.ts';
import type { Mention, Understanding } from '../understand/index.ts';

/** Aliases that name a field of work rather than one of its things. */
export const ABSTRACT = new Set([
  'inventory',
  'stock',
  'maintenance',
  'training',
  'billing',
  'music',
  'news',
  'staff',
  'workforce',
  'personnel',
  'housing',
  'real estate',
  'parking',
  'purchase',
  'feedback',
  'food',
  'diet',
  'nutrition',
  'clockin',
  'insurance',
  'travel',
  'cooking recipe',
  'crypto',
  'cryptocurrency',
  'portfolio',
  'fundraising',
  'voting',
  'election',
  'procurement',
  'rental',
  'retail',
  'spending',
  'media',
  'equipment',
  'merchandise',
  'goods',
  'journal',
  'diary',
  'mood',
  'sleep',
  'statistics',
  'analytics',
  'sales',
  'gallery',
  'forum',
  'blog',
  'rss',
  'general ledger',
  'checkin information',
  'game match',
  'chat',
  'recycling',
  'shopping list',
  'quiz',
  'activity',
  'leave',
  'absence',
  'vacation',
  'laundry',
  'estate',
  'education',
  'experience',
  'curriculum',
  'wallet',
  'garden',
  'alumni',
  'lost and found',
  'furniture',
  'freight',
  'live score',
  'delivery',
  'design',
  'content',
  'schedule',
  'roster',
  'timetable',
  'leaderboard',
  'ranking',
  'attempt',
  'gear',
  'hardware',
  'machinery',
  'borrowing',
  'pipeline',
  'home',
  'call',
  'return',
  'lead',
  'menu',
  'menu plan',
  'meal plan',
  'skincare',
  'account receivable',
  'storage',
  'auto',
  'automobile',
]);

/** Kinds whose id is not what people call the thing. */
export const CALLED: Readonly<Record<string, string>> = {
  'application access': 'application',
  menu: 'menu item',
  'quote text': 'quote',
  'page content': 'page',
  'shared item': 'item',
  'stored item': 'item',
  freezer: 'item',
  fridge: 'item',
  pantry: 'item',
  larder: 'item',
  swap: 'item',
  giveaway: 'item',
  'swap shelf': 'item',
  checkin: 'check-in',
};

export function called(kind: Kind, name: string): string {
  return CALLED[name] ?? CALLED[kind.id] ?? kind.id;
}

/** Words that mean another thing in some trades: a ticket is a case at a help desk and a booking at a concert. */
export function inContext(mention: Mention, u: Understanding): Mention {
  if (mention.kind === 'ticket' && u.mentions.some((other) => /^(event|flight|movie|match|trip|game|artist)$/.test(other.kind ?? '')))
    return { ...mention, kind: 'booking', name: 'ticket' };
  if (mention.name === 'album' && /\b(?:photos?|pictures?|images?)\b/i.test(u.text)) return { ...mention, kind: 'photo', name: 'photo' };
  if (mention.kind === 'quote' && /\b(?:of the day|inspir|motivat|daily|famous|authors?|sayings?)/i.test(u.text))
    return { ...mention, kind: 'quote text', name: 'quote' };
  if (mention.kind === 'bed' && /\b(?:garden|allotment|vegetables?|plants?|sow|seeds?|flowers?|harvest)\b/i.test(u.text))
    return { ...mention, kind: 'garden bed' };
  if (mention.kind === 'complaint' && /\b(?:tenants?|flats?|apartments?|landlord|housing|caretaker|residents?)\b/i.test(u.text))
    return { ...mention, kind: 'repair report' };
  if (mention.kind === 'course' && mention.name === 'class' && /\b(?:yoga|pilates|gym|fitness|dance|dancing|spinning|workout|aerobics|barre)\b/i.test(u.text))
    return { ...mention, kind: 'fitness class' };
  if (/^(?:piece|music|song)$/.test(mention.name) && /\b(?:choir|orchestra|ensemble|rehears\w*|sheet music|quartet|brass band)\b/i.test(u.text))
    return { ...mention, kind: 'music piece', name: mention.name === 'music' ? 'piece' : mention.name };
  if (mention.kind === 'visit' && u.mentions.some((other) => /^(pet|patient|owner)$/.test(other.kind ?? '')))
    return { ...mention, kind: 'checkup', name: 'visit' };
  if (mention.kind === 'item' && u.archetype === 'store')
    return { ...mention, kind: /\b(?:used|second ?hand|classified|pre-?owned)\b/i.test(u.text) ? 'listing' : 'product' };
  if (mention.name === 'rental' && u.mentions.some((other) => /^(vehicle|asset|item)$/.test(other.kind ?? ''))) return { ...mention, kind: 'booking' };
  if (mention.name === 'activity' && u.domain?.category === 'sales') return { ...mention, kind: 'follow-up' };
  return mention;
}

export function isStep(mention: Mention, u: Understanding): boolean {
  const names = u.steps.map((step) => step.toLowerCase().replace('-', ''));
  return (
    names.some((step) => step === mention.name || step === mention.kind || step.endsWith(` ${mention.name}`)) ||
    u.approvers.some((name) => name.toLowerCase().split(' ').includes(mention.name))
  );
}
