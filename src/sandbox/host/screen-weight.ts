import { baseOf } from '../../shared/contracts/apply-list.ts';
import type { ViewNode } from '../../shared/contracts/session.ts';

/** Bytes, about. */
const PART = 16;
/** Growth that is let pass before a view is weighed anew. */
const SLACK = 64 * 1024;

/**
 * What the views that a guest has sent take in its host, about. A change adds what is new; what it replaced is taken off when the view has
 * grown to twice of what it was, and is weighed whole. So the work is in proportion to what arrives.
 */
export class ScreenWeight {
  private readonly views = new Map<string, { exact: number; atMost: number }>();
  private total = 0;

  /** Bytes, about; never less than it is. */
  get bytes(): number {
    return this.total;
  }

  set(view: ViewNode): void {
    this.remove(view.id);
    const exact = weightOfView(view);
    this.views.set(view.id, { exact, atMost: exact });
    this.total += exact;
  }

  /** @param added what a patch brought. @param view as it is now */
  grow(view: ViewNode, added: unknown): void {
    const known = this.views.get(view.id);
    if (known === undefined) return this.set(view);
    const more = weightOf(added);
    known.atMost += more;
    this.total += more;
    if (known.atMost > known.exact * 2 + SLACK) this.set(view);
  }

  remove(id: string): void {
    this.total -= this.views.get(id)?.atMost ?? 0;
    this.views.delete(id);
  }

  clear(): void {
    this.views.clear();
    this.total = 0;
  }
}

function weightOfView(view: ViewNode): number {
  let weight = weightOf(view);
  // The rows that a filtered list was made of are kept, too.
  for (const value of Object.values(view.props)) if (Array.isArray(value)) weight += weightOf(baseOf(value)?.items);
  return weight;
}

/** Of a JSON value, all levels. */
function weightOf(root: unknown): number {
  const open: unknown[] = [root];
  let weight = 0;
  while (open.length > 0) {
    const value = open.pop();
    weight += PART;
    if (typeof value === 'string') weight += value.length;
    else if (Array.isArray(value)) for (const part of value) open.push(part);
    else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        weight += key.length;
        open.push((value as Record<string, unknown>)[key]);
      }
    }
  }
  return weight;
}
