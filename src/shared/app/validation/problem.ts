import type { Place } from '../../contracts/sandbox.ts';

/** Something about an app that a person should know. Errors are things that cannot work; warnings may be meant. */
export type Problem = { severity: 'error' | 'warning'; message: string; place: Place };

/** Collects problems. */
export class Problems {
  readonly all: Problem[] = [];

  error(place: Place, message: string): void {
    this.all.push({ severity: 'error', message, place });
  }

  warn(place: Place, message: string): void {
    this.all.push({ severity: 'warning', message, place });
  }
}
