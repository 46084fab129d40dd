import type { LogEntry } from '../../../shared/contracts/session.ts';
import type { Problem } from '../../../shared/app/validation/index.ts';

type Place = NonNullable<LogEntry['place']>;
export type RunningProblem = { problem: Problem; at: number; seen: unknown };

/** problems of the running app that are kept at once */
const MOST = 200;

/**
 * What went wrong while running and has not been touched since: each message at each place once, newest told last. A problem goes when
 * its place is edited, because the running app says it only once.
 * @param of what is kept at a place now; a new object after each edit, undefined when it is gone
 */
export function runningProblems(before: readonly RunningProblem[], logs: readonly LogEntry[], of: (place: Place) => unknown): RunningProblem[] {
  const kept = new Map(before.filter(({ problem, seen }) => seen !== undefined && of(problem.place) === seen).map((entry) => [keyOf(entry.problem), entry]));
  for (const entry of logs) {
    const { place } = entry;
    // Warnings of a running app are hints for its author's console.
    if (entry.level !== 'error' || place === undefined) continue;
    const problem: Problem = { severity: 'error', message: entry.text, place };
    const seen = of(place);
    if (seen !== undefined) kept.set(keyOf(problem), { problem, at: entry.at, seen });
  }
  return [...kept.values()].slice(-MOST);
}

/** Those that checking the app did not find already at the same place. */
export function withoutKnown(running: readonly RunningProblem[], checked: readonly Problem[]): Problem[] {
  const places = new Set(checked.map(({ place }) => placeKey(place)));
  return running.map(({ problem }) => problem).filter(({ place }) => !places.has(placeKey(place)));
}

function keyOf({ place, message }: Problem): string {
  return `${placeKey(place)} ${message}`;
}

/** Steps of one handler count as one place: "click[0]" is "click". */
function placeKey({ kind, id, key }: Place): string {
  return `${kind} ${id} ${(key ?? '').replace(/\[.*$/, '')}`;
}
