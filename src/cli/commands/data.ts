import { requireArg, UsageError, type Command, type Context, type Outcome } from '../command.ts';
import { exportData } from './data/export-data.ts';
import { importData } from './data/import-data.ts';
import { addRow, listRows, removeRow, updateRow } from './data/rows.ts';
import { listBackups, restoreData } from './data/backups.ts';

const ACTIONS: Readonly<Record<string, (context: Context) => Promise<Outcome>>> = {
  list: listRows,
  add: addRow,
  update: updateRow,
  remove: removeRow,
  import: importData,
  export: exportData,
  backups: listBackups,
  restore: restoreData,
};

export const data: Command = {
  name: 'data',
  args: '<action> <app> [entity] [row|file|backup]',
  summary: 'list, change, import, export and restore the rows of an app',
  details: `list APP ENTITY            rows, newest last; --where, --search, --order, --limit
add APP ENTITY             a row from --values
update APP ENTITY ROW      changes of a row from --values
remove APP ENTITY ROW      a row, following the rules of what refers to it
import APP ENTITY FILE     rows from CSV, JSON or JSON Lines, all in one step; --check only says what would happen
export APP ENTITY          rows as CSV or JSON, to --out or standard output
backups APP                copies of the data, taken before a change of the model that loses values
restore APP [BACKUP]       puts a copy back, the newest if none is named; the data of now is kept as a copy first

An entity is named by its id or its name. Columns of a file go into the fields they are named like; --map says otherwise:
--map "E-mail=email,Born=birthday,Notes=" (nothing after = leaves a column out).`,
  examples: [
    'casual data list "Tool library" tool --where \'{"status": "lent"}\' --order "dueOn desc"',
    'casual data add "Tool library" tool --values \'{"name": "Saw"}\'',
    'casual data import "Tool library" tool tools.csv --check',
    'casual data import "Tool library" member members.csv --match-on email --on-match update',
    'casual data export "Tool library" tool --out tools.csv',
    'casual data restore "Tool library"',
  ],
  options: {
    where: { type: 'string', value: 'JSON', description: 'list, export: {"field": value}, or [{"field", "op", "value"}]' },
    search: { type: 'string', value: 'WORDS', description: 'list, export: rows that hold all of these words' },
    order: { type: 'string', value: 'FIELD', description: 'list: sort by it; "FIELD desc" the other way round' },
    limit: { type: 'string', value: 'N', description: 'list: at most so many rows; default 100' },
    values: { type: 'string', value: 'JSON', description: 'add, update: {"field": value}, @FILE, or - for standard input' },
    map: { type: 'string', value: 'COLUMNS', description: 'import: Column=field,…' },
    check: { type: 'boolean', description: 'import: change nothing, say what would happen' },
    'match-on': { type: 'string', value: 'FIELD', description: 'import: rows with the same value are the same row' },
    'on-match': { type: 'string', value: 'WHAT', description: 'import: update (default with --match-on), skip or add' },
    'on-problem': { type: 'string', value: 'WHAT', description: 'import: skip (leave such rows out; default), clear (import them with that cell empty) or stop' },
    problems: { type: 'string', value: 'FILE', description: 'import: write the rows with problems there, to mend them' },
    delimiter: { type: 'string', value: 'CHAR', description: 'import: what stands between the columns, if it is not found out' },
    'no-header': { type: 'boolean', description: 'import: the first row is a row, not names' },
    format: { type: 'string', value: 'FORMAT', description: 'import, export: csv or json; else from the name of the file' },
    out: { type: 'string', value: 'FILE', description: 'export: where to write' },
    'spreadsheet-safe': { type: 'boolean', description: "export: put ' before text that a spreadsheet would run as a formula" },
  },
  run(context) {
    const action = requireArg(context.args, 0, 'what to do: list, add, update, remove, import, export, backups or restore');
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (run === undefined) throw new UsageError(`There is no “data ${action}”. Use ${Object.keys(ACTIONS).join(', ')}.`);
    return run({ ...context, args: context.args.slice(1) });
  },
};
