import type { Backend } from './backend.ts';

export type OptionSpec = { type: 'string' | 'boolean'; value?: string; description: string };

/** What a command works with. It prints nothing itself: it returns what to print. */
export type Context = {
  args: readonly string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
  home: string;
  json: boolean;
  /** Apps of the data folder: here, or in the host that is running with it. Opened at most once, closed by the caller. */
  open(): Promise<Backend>;
  /** A data folder of its own, gone at the end. For files and for runs that must not touch anyone's data. */
  openTemporary(): Promise<Backend>;
  /** One line about what is happening, on standard error; nothing with `--json`. */
  progress(text: string): void;
};

/**
 * `json` is the answer for programs, `text` for people. `failed` makes the exit code 1 although the command worked.
 * `compact` writes the JSON on one line: for answers whose shape is not ours.
 */
export type Outcome = { json: unknown; text: string; failed?: boolean; compact?: boolean };

export type Command = {
  name: string;
  /** `<app|file>`: required; `[dir]`: optional */
  args: string;
  summary: string;
  /** Taught by `casual help NAME`. */
  details?: string;
  examples: readonly string[];
  options?: Readonly<Record<string, OptionSpec>>;
  run(context: Context): Promise<Outcome>;
};

/** A misuse: shown with the command's usage, exit code 2. */
export class UsageError extends Error {}

export function requireArg(args: readonly string[], index: number, what: string): string {
  const value = args[index];
  if (value === undefined || value === '') throw new UsageError(`Name ${what}.`);
  return value;
}
