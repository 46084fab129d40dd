/** Small rules of English. No dictionary: exceptions are listed, the rest follows the endings. */
const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  mice: 'mouse',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  lives: 'life',
  knives: 'knife',
  leaves: 'leaf',
  shelves: 'shelf',
  wolves: 'wolf',
  halves: 'half',
  analyses: 'analysis',
  diagnoses: 'diagnosis',
  crises: 'crisis',
  theses: 'thesis',
  criteria: 'criterion',
  media: 'media',
  data: 'data',
  series: 'series',
  species: 'species',
  news: 'news',
  status: 'status',
  bus: 'bus',
  gas: 'gas',
  bonus: 'bonus',
  campus: 'campus',
  menus: 'menu',
  address: 'address',
  process: 'process',
  business: 'business',
  class: 'class',
  expenses: 'expense',
  licenses: 'license',
  courses: 'course',
  purchases: 'purchase',
  houses: 'house',
  cases: 'case',
  movies: 'movie',
  cookies: 'cookie',
  recipes: 'recipe',
  exercises: 'exercise',
  invoices: 'invoice',
  services: 'service',
  devices: 'device',
  spaces: 'space',
  races: 'race',
  places: 'place',
  prizes: 'prize',
  sizes: 'size',
  vases: 'vase',
  nurses: 'nurse',
  horses: 'horse',
  responses: 'response',
  warehouses: 'warehouse',
  databases: 'database',
  releases: 'release',
  phrases: 'phrase',
  calories: 'calorie',
  selfies: 'selfie',
  ties: 'tie',
  pies: 'pie',
  canvas: 'canvas',
  lens: 'lens',
  fitness: 'fitness',
  wellness: 'wellness',
  progress: 'progress',
  access: 'access',
  success: 'success',
  tennis: 'tennis',
  chess: 'chess',
  analytics: 'analytics',
  logistics: 'logistics',
  physics: 'physics',
  basis: 'basis',
  analysis: 'analysis',
  diagnosis: 'diagnosis',
  pros: 'pro',
  axis: 'axis',
  quizzes: 'quiz',
  quiz: 'quiz',
  photos: 'photo',
  videos: 'video',
  heroes: 'hero',
  potatoes: 'potato',
  tomatoes: 'tomato',
  virus: 'virus',
  census: 'census',
  focus: 'focus',
  sales: 'sale',
  always: 'always',
  glasses: 'glasses',
  clothes: 'clothes',
  goods: 'goods',
  sports: 'sport',
  details: 'detail',
  rss: 'rss',
  css: 'css',
  sms: 'sms',
  gps: 'gps',
  pos: 'pos',
};

export function singular(word: string): string {
  const known = IRREGULAR[word];
  if (known !== undefined && Object.hasOwn(IRREGULAR, word)) return known;
  if (/.{2}men$/.test(word) && !/(specimen|regimen|abdomen|acumen|omen)$/.test(word)) return `${word.slice(0, -2)}an`;
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const IRREGULAR_PLURAL: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  staff: 'staff',
  equipment: 'equipment',
  inventory: 'inventory',
  feedback: 'feedback',
  media: 'media',
  series: 'series',
  news: 'news',
  analysis: 'analyses',
  diagnosis: 'diagnoses',
  life: 'lives',
  shelf: 'shelves',
  leaf: 'leaves',
  quiz: 'quizzes',
  status: 'statuses',
  bus: 'buses',
  species: 'species',
  aircraft: 'aircraft',
  sheep: 'sheep',
  fish: 'fish',
  luggage: 'luggage',
  furniture: 'furniture',
  hero: 'heroes',
  potato: 'potatoes',
  goods: 'goods',
};

/** "work order" → "work orders". Case of the last word is kept. */
export function plural(phrase: string): string {
  if (/^accounts (?:payable|receivable)$/i.test(phrase)) return phrase;
  const parts = phrase.split(' ');
  const last = parts.pop() ?? '';
  const lower = last.toLowerCase();
  const known = Object.hasOwn(IRREGULAR_PLURAL, lower) ? IRREGULAR_PLURAL[lower] : undefined;
  let out: string;
  if (known !== undefined) out = last[0] === last[0]?.toUpperCase() ? capitalize(known) : known;
  else if (/[^aeiou]y$/i.test(last)) out = `${last.slice(0, -1)}ies`;
  else if (/(s|x|z|ch|sh)$/i.test(last)) out = `${last}es`;
  else out = `${last}s`;
  return [...parts, out].join(' ');
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Base form of a verb from its -ing, -ed or -s form; other words come back unchanged. */
export function verbBase(word: string): string {
  const known = Object.hasOwn(VERB_FORMS, word) ? VERB_FORMS[word] : undefined;
  if (known !== undefined) return known;
  const ing = /^(.{2,})ing$/.exec(word) ?? /^(.{2,})ed$/.exec(word);
  if (ing?.[1] !== undefined) {
    const stem = ing[1];
    if (!/[aeiouy]/.test(stem)) return word;
    if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
    if (
      /(at|iz|ur|ut|is|ag|ang|uc|iv|ov|ar|or|id|od|ak|ik|ok|in|it|ul|pl|bl|cl|gl|as|us|rv|nc|rg|dg|ev|eiv|quir|par|ir|eas|ot|bin|yp|ap)$/.test(stem) &&
      !/(ear|eat|oin|ait|eet|ood|oor|look|book|oak|eak|isit|dit|mit|erat?or|roup|eap|oup|elp|aint|ain|our|air|oad|ead|olor|rint|monitor|pair|order)$/.test(stem)
    )
      return `${stem}e`;
    if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
    return stem;
  }
  return singular(word);
}

const VERB_FORMS: Readonly<Record<string, string>> = {
  bought: 'buy',
  sold: 'sell',
  sent: 'send',
  made: 'make',
  built: 'build',
  paid: 'pay',
  kept: 'keep',
  lent: 'lend',
  left: 'leave',
  shipping: 'ship',
  booking: 'book',
  posting: 'post',
  ordering: 'order',
  viewing: 'view',
  editing: 'edit',
  planning: 'plan',
  scheduling: 'schedule',
  applying: 'apply',
  managing: 'manage',
  tracking: 'track',
  reviewing: 'review',
  storing: 'store',
  receiving: 'receive',
  submitting: 'submit',
  uploading: 'upload',
  downloading: 'download',
  reporting: 'report',
  messaging: 'message',
  rating: 'rate',
  voting: 'vote',
  sharing: 'share',
  playing: 'play',
  paying: 'pay',
  printing: 'print',
  approving: 'approve',
  rejecting: 'reject',
  billing: 'bill',
  donating: 'donate',
  writing: 'write',
  reading: 'read',
};

/** Words of a text in lower case, letters and digits only. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9][a-z0-9'&+-]*/g) ?? [];
}
