import type { JsonObject } from '../../shared/kernel/json.ts';
import type { Changes } from './fill.ts';

/** One edit, both ways. Formats are whole: they are few. */
export type Edit = { before: Changes; after: Changes; formats?: { before: JsonObject; after: JsonObject } };

const MAX_EDITS = 200;

/** What can be undone and done again in a sheet. Edits are by cell, so that what others changed meanwhile stays. */
export class SheetHistory {
  private past: Edit[] = [];
  private future: Edit[] = [];

  add(edit: Edit): void {
    this.past = [...this.past.slice(-MAX_EDITS + 1), edit];
    this.future = [];
  }

  undo(): Edit | undefined {
    const edit = this.past.pop();
    if (edit === undefined) return undefined;
    this.future.push(edit);
    return {
      before: edit.after,
      after: edit.before,
      ...(edit.formats === undefined ? {} : { formats: { before: edit.formats.after, after: edit.formats.before } }),
    };
  }

  redo(): Edit | undefined {
    const edit = this.future.pop();
    if (edit !== undefined) this.past.push(edit);
    return edit;
  }
}
