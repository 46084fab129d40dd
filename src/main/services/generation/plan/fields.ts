import type { Field, Tone } from '../../../../shared/app/manifest/index.ts';
import { fieldType } from '../../../../shared/app/manifest/index.ts';
import { identifierFrom } from '../../../../shared/kernel/ids.ts';
import type { PlannedEntity, PlannedField } from './types.ts';

const TONES: readonly (readonly [RegExp, Tone])[] = [
  [
    /^(up to date|done|completed?|paid|paid out|delivered|approved|accepted|ready|available|free|active|open to all|fixed|solved|won|hired|signed|passed|published|sent|finished|in stock|healthy|connected|up|reached|held|confirmed|checked in|arrived|great|good|returned|enrolled|verified|granted|graded|yes|on track|converted|collected|on time|new arrivals|pickup|picked up|final|on site|watched|read|served)$/i,
    'ok',
  ],
  [
    /^(late|rejected|cancelled|canceled|lost|failed|declined|closed as lost|overdue|out of order|down|expired|suspended|critical|urgent|broken|sold out|missed|inactive|lapsed|awful|error|delayed|high|blocked|denied|withdrawn)$/i,
    'danger',
  ],
  [
    /^(due soon|pending|waiting|on hold|in review|low|warning|at risk|medium|cleaning|reserved|under offer|requested|draft|degraded|limited|paused|notice given|waiting for .*|to do|expected|screening|negotiation|required|approval|review|reviewing|busy|in treatment|diagnosis|quality check)$/i,
    'warn',
  ],
  [
    /^(out|new|open|in progress|active|running|scheduled|planned|booked|submitted|in preparation|in repair|on the way|shipped|interview|in use|occupied|live|upcoming|registered|applied|sent out|working|on a job|in session|on loan|received|assigned|proposal|qualified|offer|production|.* approved|processing|doing|check-in|arriving|uploaded|parsed|packed|normal)$/i,
    'info',
  ],
];

export function toneOf(label: string): Tone {
  for (const [pattern, tone] of TONES) if (pattern.test(label)) return tone;
  return 'neutral';
}

/** Endings of a workflow that nobody wants: rows go there on purpose, never by advancing. */
export function isBadEnd(label: string): boolean {
  return /^(rejected|cancelled|canceled|declined|lost|failed|withdrawn|expired|denied|returned|left|missed|skipped|refunded|no show|retired|on hold|out of order)$/i.test(
    label,
  );
}

export function labelOf(id: string): string {
  const words = id
    .replace(/Of(?=[A-Z])/g, ' of ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const tidy = words
    .replace(/^kind of \w+$/, 'type')
    .replace(/ on$/, '')
    .replace(/\bm2\b/, '(m²)')
    .replace(/\bkg\b/, '(kg)')
    .replace(/\bkm\b/, '(km)')
    .replace(/ (cm|mm|m|g|l)$/, ' ($1)')
    .replace(/^utm /, 'UTM ')
    .replace(/\b(id|url|sku|isbn|cpu)\b/g, (word) => word.toUpperCase());
  const known: Readonly<Record<string, string>> = {
    due: 'Due date',
    standing: 'State',
    'lead time days': 'Lead time (days)',
    'water every days': 'Water every (days)',
    returned: 'Returned',
    'option a': 'Option A',
    'option b': 'Option B',
    'option c': 'Option C',
    'option d': 'Option D',
  };
  return known[tidy] ?? tidy.charAt(0).toUpperCase() + tidy.slice(1);
}

const ENTRY = /^([A-Za-z0-9]+)(!?):([A-Za-z]+)(\??)(?:\((.*)\))?(?:~([a-zA-Z]+(?:\([A-Z]+\))?))?$/;

/**
 * One field of the knowledge base. References to kinds that are not in the app become text (with a generator) or nothing.
 * @param entityOf id of the planned entity of a kind, if any
 */
export function parseField(source: string, entityOf: (kind: string) => string | null): PlannedField | null {
  const match = ENTRY.exec(source.trim());
  if (match === null) return null;
  const [, rawId = '', bang, rawType = '', sparse, args, generator] = match;
  const base = {
    id: identifierFrom(rawId),
    label: labelOf(rawId),
    required: bang === '!',
    unique: false,
    generator: generator ?? null,
    range: null,
    sparse: sparse === '?',
  } as const;
  if (rawType === 'ref') {
    const target = entityOf(args ?? '');
    if (target !== null) return { ...base, type: 'reference', reference: { entity: target, onDelete: bang === '!' ? 'restrict' : 'setNull' } };
    return generator === undefined ? null : { ...base, type: 'text' };
  }
  if (rawType === 'choice' || rawType === 'status') {
    const labels = (args ?? 'Standard,Premium,Other').split(',');
    return {
      ...base,
      type: 'choice',
      choices: labels.map((label) => ({ value: label, label, tone: rawType === 'status' || isState(labels) ? toneOf(label) : 'neutral' })),
      ...(rawType === 'status' ? { default: labels[0] ?? '', required: true } : {}),
    };
  }
  if (rawType === 'computed') {
    const at = (args ?? '').lastIndexOf('|');
    const states = [...(args ?? '').slice(0, at).matchAll(/[?:] "([A-Z][^"]*)"/g)].map(([, label = '']) => ({ value: label, label, tone: toneOf(label) }));
    return {
      ...base,
      required: false,
      ...(states.length < 2 ? {} : { states }),
      type: 'computed',
      formula: (args ?? '').slice(0, at),
      formulaType: (args ?? '').slice(at + 1) as NonNullable<Field['formulaType']>,
    };
  }
  const type = rawType === 'tags' ? 'text' : fieldType.parse(rawType);
  const bounds = /^(-?\d+)(?:-|\.\.)(-?\d+)$/.exec(args ?? '');
  const range = bounds === null ? null : ([Number(bounds[1]), Number(bounds[2])] as const);
  const numeric = /^(number|integer|currency|percent)$/.test(type);
  return {
    ...base,
    type,
    range,
    ...(rawType === 'tags' ? { help: 'Several, with commas between' } : {}),
    ...(numeric ? { min: 0 } : {}),
    ...(type === 'percent' ? { max: 100 } : {}),
    ...(type === 'currency' ? { currency: 'USD' } : {}),
    ...(type === 'rating' ? { min: 0, max: 5 } : {}),
  };
}

function isState(labels: readonly string[]): boolean {
  return labels.filter((label) => toneOf(label) !== 'neutral').length >= labels.length / 2;
}

/** Splits on `; ` outside parentheses, since formulas hold anything. */
export function splitFields(source: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i++) {
    const char = source[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ';' && depth === 0) {
      out.push(source.slice(start, i).trim());
      start = i + 1;
    }
  }
  out.push(source.slice(start).trim());
  return out.filter((part) => part !== '');
}

/** Gives an entity these states: in the status that it has, else in one of its own. It is changed in place. */
export function setStatus(entity: PlannedEntity, choices: NonNullable<Field['choices']>, initial: string): void {
  const status = entity.fields.find((field) => field.id === 'status' && field.type === 'choice');
  const states = { choices, default: initial, required: true };
  if (status !== undefined) Object.assign(status, states);
  else entity.fields.push({ id: 'status', label: 'Status', type: 'choice', unique: false, generator: null, range: null, sparse: false, ...states });
}

/** The field without what only the engine needs. */
export function bareField({
  generator: _generator,
  range: _range,
  sparse: _sparse,
  initial: _initial,
  states: _states,
  isAuto: _isAuto,
  ...field
}: PlannedField): Field {
  return field;
}
