import type { Place } from '../../contracts/sandbox.ts';
import { nearest } from '../../kernel/nearest.ts';

/** A name that is not there, and the one that was probably meant. */
export type NameFix = { from: string; to: string };

/** Something about an app that a person should know. Errors are things that cannot work; warnings may be meant. */
export type Problem = { severity: 'error' | 'warning'; message: string; place: Place; fix?: NameFix };

/** Collects problems. */
export class Problems {
  readonly all: Problem[] = [];

  error(place: Place, message: string, fix?: NameFix | null): void {
    this.add('error', place, message, fix);
  }

  warn(place: Place, message: string, fix?: NameFix | null): void {
    this.add('warning', place, message, fix);
  }

  private add(severity: Problem['severity'], place: Place, message: string, fix: NameFix | null | undefined): void {
    if (fix === null || fix === undefined) this.all.push({ severity, message, place });
    else this.all.push({ severity, message: message.includes('Did you mean') ? message : `${message} Did you mean “${fix.to}”?`, place, fix });
  }
}

/** @returns null when nothing there has a name like it */
export function fixOf(from: string, names: Iterable<string>): NameFix | null {
  const to = nearest(from, names);
  return to === null ? null : { from, to };
}
