import type { PlannedEntity } from '../plan/index.ts';
import { quote } from './kit.ts';

/** A short number for new rows, where people name rows by a code. */
export function codeFor(entity: PlannedEntity): string {
  const field = entity.fields.find((candidate) => candidate.id === entity.display && candidate.generator !== null && /^code\(/.test(candidate.generator));
  return field === undefined ? '' : `, ${field.id}: ${quote(field.generator?.slice(5, -1) ?? 'NO')} + "-" + String(now()).replace(/\\D/g, "").slice(6, 14)`;
}
