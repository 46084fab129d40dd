import type { Command, OptionSpec } from './command.ts';

const COMMON: Readonly<Record<string, OptionSpec>> = {
  json: { type: 'boolean', description: 'print one JSON document for programs' },
  home: { type: 'string', value: 'DIR', description: 'data folder; else CASUAL_HOME, else the place for application data' },
  help: { type: 'boolean', description: 'show this' },
};
export const COMMON_OPTIONS = COMMON;

export function overview(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(({ name, args }) => name.length + args.length)) + 1;
  return `Casual OS ${version}: describe an app in plain words, get a real, running app.

Usage: casual COMMAND [options]

${commands.map(({ name, args, summary }) => `  ${`${name} ${args}`.padEnd(width)}  ${summary}`).join('\n')}

${optionLines(COMMON)}

Start here:
  casual generate "a library of tools that members borrow"
  casual serve

“casual help COMMAND” teaches one command. Exit codes: 0 done, 1 failed, 2 not understood.`;
}

export function usage({ name, args, summary, details, examples, options = {} }: Command): string {
  return `Usage: casual ${name}${args === '' ? '' : ` ${args}`} [options]

${summary.charAt(0).toUpperCase()}${summary.slice(1)}.
${details === undefined ? '' : `\n${details}\n`}
${optionLines({ ...options, ...COMMON })}

Examples:
${examples.map((example) => `  ${example}`).join('\n')}`;
}

function optionLines(options: Readonly<Record<string, OptionSpec>>): string {
  return Object.entries(options)
    .map(([name, { value, description }]) => `  ${`--${name}${value === undefined ? '' : ` ${value}`}`.padEnd(18)}${description}`)
    .join('\n');
}

/** The command a typing mistake probably meant. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, distance: editDistance(word, name) })).sort((a, b) => a.distance - b.distance);
  return ranked[0] !== undefined && ranked[0].distance <= 2 ? ranked[0].name : undefined;
}

/** Levenshtein, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
