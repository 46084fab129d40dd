import type { Random } from '../../../../shared/kernel/ports.ts';
import type { Json } from '../../../../shared/kernel/json.ts';
import { addDays } from './dates.ts';
import { picture } from './picture.ts';
import { FACTS, LABELLED, LONG, WORDS } from './words.ts';
import type { PlannedEntity, PlannedField } from '../plan/types.ts';

const COLORS = ['#2f6f8f', '#3f8f6b', '#b5652f', '#7a4f9a', '#b03a48', '#8a7a2e', '#4a5fa8', '#5d6b73'];
const UNIQUE_LIST = /^(gardenBed|person|company|roomNumber|seat|plate|artist|team|petName|product|doctor|thing|vehicle|service|street|front)$/;

/** Where a walk through a list of words begins, so that two entities do not show the same first names. */
function startOf(text: string): number {
  let hash = 0;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}

/** One sample value. `row` holds what was made before it in the same row, so that an email fits its name. */
export function sampleValue(
  entity: PlannedEntity,
  field: PlannedField,
  index: number,
  row: Readonly<Record<string, Json>>,
  random: Random,
  today: string,
): Json {
  const [low, high] = field.range ?? [1, 20];
  const between = low + random.next() * (high - low);
  switch (field.type) {
    case 'text':
    case 'longText':
      return textValue(entity, field, index);
    case 'number':
      return Math.round(between * 10) / 10;
    case 'integer':
    case 'percent':
      return Math.round(between);
    case 'currency':
      return high > 400 ? Math.round(between / 10) * 10 : Math.round(between * 2) / 2;
    case 'boolean':
      return (index + startOf(field.id)) % 5 < 2;
    case 'date':
      return field.sparse && random.next() < 0.7 ? null : addDays(today, Math.round(low + (high - low) * ((index * 0.37 + random.next() * 0.3) % 1)));
    case 'time':
      return `${String(8 + ((index * 3 + startOf(field.id)) % 10)).padStart(2, '0')}:${['00', '15', '30', '45'][(index * 2 + startOf(field.id)) % 4] ?? '00'}`;
    case 'datetime':
      return `${addDays(today, -Math.floor(index / 3))}T${String(9 + (index % 9)).padStart(2, '0')}:${String((index * 17) % 60).padStart(2, '0')}:00.000Z`;
    case 'email': {
      const name = Object.values(row).find((value) => typeof value === 'string' && /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(value));
      const person = typeof name === 'string' ? name : (WORDS['person']?.[(startOf(entity.id) + index) % 12] ?? 'Ada Okafor');
      return `${person.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`;
    }
    case 'phone':
      return `+44 20 7946 ${String(100 + ((startOf(entity.id) + index * 37) % 900)).padStart(4, '0')}`;
    case 'url':
      return `https://example.com/${entity.id.toLowerCase()}/${index + 1}`;
    case 'image':
      return picture(String(row[entity.display] ?? entity.name), startOf(entity.id) + index);
    case 'color':
      return COLORS[(index + startOf(field.id)) % COLORS.length] ?? '#2f6f8f';
    case 'choice': {
      const choices = field.choices ?? [];
      const flow = entity.flow?.field === field.id;
      const facts =
        row[entity.display] === entity.names[index % entity.names.length] ? (entity.facts[index % entity.names.length] ?? []) : factsIn(entity, row);
      const fact = choices.find((choice) => facts.includes(choice.value));
      if (fact !== undefined) return fact.value;
      // Most work is under way; few rows end badly.
      const pool = flow ? choices.filter((choice, i) => i < 5 && !entity.flow?.bad.includes(choice.value)) : choices;
      return pool[(index * (flow ? 1 : 2) + (flow ? 0 : index >> 2)) % Math.max(1, pool.length)]?.value ?? null;
    }
    case 'multiChoice':
      return (field.choices ?? []).filter((_, i) => (i + index) % 2 === 0).map((choice) => choice.value);
    case 'rating':
      return 3 + ((index * 2) % 3);
    default:
      return null;
  }
}

function textValue(entity: PlannedEntity, field: PlannedField, index: number): string {
  const generator = field.generator;
  if (generator === null && field.id === entity.display && entity.names.length > 0) return entity.names[index % entity.names.length] ?? entity.name;
  if (generator === null && field.id === entity.display && entity.group === 'people') return pick('person', entity.id, index);
  if (generator === null && field.id === entity.display) return `${entity.name} ${index + 1}`;
  if (generator === null)
    return field.type === 'longText'
      ? pickFrom(LONG[NOTES[entity.group]] ?? [], entity.id, index)
      : /name$/i.test(field.label)
        ? pick('person', field.id, index)
        : pickFrom(
            LABELLED[field.label.toLowerCase().split(' ').at(-1) ?? ''] ?? Array.from({ length: 8 }, (_, i) => `${field.label} ${i + 1}`),
            LABELLED[field.label.toLowerCase()] === undefined ? '' : field.id,
            index,
          );
  const code = /^code\(([A-Z]+)\)$/.exec(generator);
  if (code !== null) return `${code[1]}-${1001 + index}`;
  const long = LONG[generator === 'note' ? NOTES[entity.group] : generator];
  if (long !== undefined) return long[(startOf(entity.id) + index) % long.length] ?? '';
  return pick(generator, UNIQUE_LIST.test(generator) && field.id === entity.display ? '' : entity.id + field.id, index);
}

/** What people write beside a thing is not what they write beside a person. */
const NOTES: Readonly<Record<PlannedEntity['group'], string>> = {
  people: 'note',
  work: 'note',
  event: 'note',
  money: 'note',
  thing: 'thingNote',
  place: 'thingNote',
  content: 'logNote',
  record: 'logNote',
};

/** What the words of the row's other fields are: a Labrador is a dog. */
function factsIn(entity: PlannedEntity, row: Readonly<Record<string, Json>>): readonly string[] {
  return entity.fields.flatMap((field) => {
    const value = row[field.id];
    return field.generator !== null && typeof value === 'string' ? (FACTS[`${field.generator} ${value}`] ?? []) : [];
  });
}

const LABELS = ['Standard', 'North', 'Type B', 'Central', 'Classic', 'South', 'Type A', 'Special'];

function pick(list: string, salt: string, index: number): string {
  return pickFrom(WORDS[list] ?? LABELS, salt, index);
}
function pickFrom(words: readonly string[], salt: string, index: number): string {
  return words[(startOf(salt) + index) % words.length] ?? '';
}
