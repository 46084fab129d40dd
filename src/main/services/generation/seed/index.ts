import { seededRandom } from '../../../../shared/kernel/ports.ts';
import type { Json } from '../../../../shared/kernel/json.ts';
import type { Lending } from '../plan/lending.ts';
import type { PlannedEntity } from '../plan/types.ts';
import { agree } from './agree.ts';
import { settleLoans } from './lending.ts';
import { sampleValue } from './values.ts';
import { SPECIAL } from './special.ts';

const ROWS: Readonly<Record<PlannedEntity['group'], number>> = { people: 8, work: 9, thing: 8, place: 8, event: 8, record: 9, content: 7, money: 8 };

/**
 * Fills every entity with sample rows. Referenced entities come first, so that references point at rows that exist.
 * The same entities on the same day give the same rows.
 */
export function fillSeeds(entities: readonly PlannedEntity[], today: string, lending: Lending | null = null): void {
  const done = new Set<string>();
  const fill = (entity: PlannedEntity, path: readonly string[]): void => {
    if (done.has(entity.id) || path.includes(entity.id)) return;
    for (const field of entity.fields) {
      const target = entities.find((other) => other.id === field.reference?.entity);
      if (target !== undefined) fill(target, [...path, entity.id]);
    }
    done.add(entity.id);
    const special = entity.kind === null ? undefined : SPECIAL[entity.kind];
    const made = special?.(today);
    const random = seededRandom([...entity.id].reduce((sum, char) => (sum * 33 + (char.codePointAt(0) ?? 0)) >>> 0, 7));
    const count = made?.length ?? Math.max(6, Math.min(ROWS[entity.group], entity.names.length > 0 ? entity.names.length : 99));
    entity.seed = Array.from({ length: count }, (_, index) => {
      const row: Record<string, Json> = { id: `${entity.id}_${index + 1}` };
      // Choices come last: they follow from the words of the row.
      const ordered = [...entity.fields].sort((a, b) => Number(a.type === 'choice') - Number(b.type === 'choice'));
      for (const field of ordered) {
        if (field.type === 'computed') continue;
        const given = made?.[index]?.[field.id];
        // Samples name referenced rows by position.
        if (typeof given === 'number' && field.reference !== undefined) row[field.id] = `${field.reference.entity}_${given}`;
        else if (given !== undefined && field.type !== 'reference') row[field.id] = given;
        else if (field.type === 'reference') {
          const target = entities.find((other) => other.id === field.reference?.entity);
          const rows = target?.seed.length ?? 0;
          // Two references to the same things (home and away) never name the same one.
          const nth = entity.fields.filter((other) => other.reference?.entity === field.reference?.entity).indexOf(field);
          const facts = entity.facts[index % Math.max(1, entity.names.length)] ?? [];
          const told = (target?.seed ?? []).filter((other) => target !== undefined && facts.includes(String(other[target.display])));
          const fact = told.sort((a, b) => facts.indexOf(String(a[target?.display ?? ''])) - facts.indexOf(String(b[target?.display ?? ''])))[nth]?.['id'];
          if (fact !== undefined) row[field.id] = fact;
          else
            row[field.id] =
              rows === 0 || target === entity
                ? null
                : `${field.reference?.entity}_${((index * strideOf(rows) + nth * (1 + (index % 3)) + entity.id.length + field.id.length) % rows) + 1}`;
        } else row[field.id] = sampleValue(entity, field, index, row, random, today);
      }
      return settle(entity, row, index, today);
    });
  };
  for (const entity of entities) fill(entity, []);
  if (lending !== null) settleLoans(lending, today);
  for (const entity of entities) rank(entity);
}

/** A step through rows that visits every one of them. */
function strideOf(rows: number): number {
  return [3, 5, 7].find((step) => rows % step !== 0) ?? 1;
}

/** A table of teams is in the order of its wins. */
function rank(entity: PlannedEntity): void {
  if (!entity.fields.some((field) => field.id === 'rank') || !entity.fields.some((field) => field.id === 'wins')) return;
  [...entity.seed].sort((a, b) => Number(b['wins']) - Number(a['wins'])).forEach((row, i) => (row['rank'] = i + 1));
}

/** Values that must agree with each other: paid invoices are paid in full, sold-out goods have no stock, ends follow starts. */
function settle(entity: PlannedEntity, row: Record<string, Json>, index: number, today: string): Record<string, Json> {
  // Some things always run low, or the warning would never be seen.
  if (typeof row['minimum'] === 'number' && typeof row['stock'] === 'number')
    row['stock'] = index % 4 === 2 ? Math.max(0, row['minimum'] - 3) : Math.max(row['stock'], row['minimum'] + 5);
  if ('paidAmount' in row && typeof row['amount'] === 'number') row['paidAmount'] = row['status'] === 'Paid' ? row['amount'] : 0;
  if ('stock' in row && typeof row['stock'] === 'number' && 'status' in row) {
    if (row['status'] === 'Sold out') row['stock'] = 0;
    else if (row['status'] === 'Low') row['stock'] = Math.min(4, Math.max(1, row['stock']));
    else if (row['status'] === 'In stock') row['stock'] = Math.max(6, row['stock']);
  }
  if (entity.kind === 'ledger entry') {
    const debit = typeof row['debit'] === 'number' ? row['debit'] : 0;
    if (debit > 500) row['credit'] = 0;
    else row['debit'] = 0;
  }
  agree(entity, row, today, index);
  if (entity.kind === 'match' && row['status'] === 'Upcoming') Object.assign(row, { homeScore: 0, awayScore: 0 });
  return row;
}
