import { z } from 'zod';
import { expression, identifier, template } from './common.ts';

/**
 * What a step can do and the parameters (`with`) it takes. Values are templates unless said otherwise.
 * Outputs: a step with `as: "x"` puts its result in scope as `steps.x` for later steps.
 */
export const ACTION_KINDS = {
  // data
  runQuery: { label: 'Run query', group: 'Data', params: ['query'] },
  resetQuery: { label: 'Reset query', group: 'Data', params: ['query'] },
  cancelQuery: { label: 'Cancel query', group: 'Data', params: ['query'] },
  refresh: { label: 'Reload all data', group: 'Data', params: [] },
  createRow: { label: 'Add a row', group: 'Data', params: ['entity', 'values'] }, // → the row
  updateRow: { label: 'Save a row', group: 'Data', params: ['entity', 'rowId', 'values'] }, // → the row
  saveRow: { label: 'Add or save a row', group: 'Data', params: ['entity', 'rowId', 'values'] }, // create when rowId is empty
  deleteRow: { label: 'Delete a row', group: 'Data', params: ['entity', 'rowId'] },
  exportData: { label: 'Download', group: 'Data', params: ['fileName', 'data', 'format'] }, // format: csv|json|text
  // state
  setState: { label: 'Set a variable', group: 'State', params: ['state', 'value'] },
  resetState: { label: 'Reset a variable', group: 'State', params: ['state'] },
  setTheme: { label: 'Set light or dark', group: 'State', params: ['mode'] },
  // screen
  callMethod: { label: 'Use a component', group: 'Screen', params: ['node', 'method', 'args'] }, // args: array
  openOverlay: { label: 'Open', group: 'Screen', params: ['node'] },
  closeOverlay: { label: 'Close', group: 'Screen', params: ['node'] },
  toast: { label: 'Show a message', group: 'Screen', params: ['text', 'tone'] },
  confirm: { label: 'Ask to confirm', group: 'Screen', params: ['title', 'text', 'confirmLabel', 'tone'] }, // stops the rest unless confirmed
  copy: { label: 'Copy text', group: 'Screen', params: ['text'] },
  scrollTo: { label: 'Scroll to', group: 'Screen', params: ['node'] },
  validateForm: { label: 'Check a form', group: 'Screen', params: ['node'] }, // stops the rest when invalid
  resetForm: { label: 'Reset a form', group: 'Screen', params: ['node', 'values'] }, // values: optional new initial values
  print: { label: 'Print', group: 'Screen', params: [] },
  // flow
  goToPage: { label: 'Go to page', group: 'Flow', params: ['page', 'params'] }, // params: object
  openUrl: { label: 'Open a link', group: 'Flow', params: ['url'] },
  back: { label: 'Go back', group: 'Flow', params: [] },
  script: { label: 'Run script', group: 'Flow', params: ['code'] }, // code is raw JavaScript, not a template; may await; its return value is the output
  stopIf: { label: 'Stop if', group: 'Flow', params: ['when'] }, // when: template
  emit: { label: 'Send an event', group: 'Flow', params: ['event', 'payload'] },
} as const satisfies Record<string, { label: string; group: string; params: readonly string[] }>;

export type ActionKind = keyof typeof ACTION_KINDS;
export const actionKind = z.enum(Object.keys(ACTION_KINDS) as [ActionKind, ...ActionKind[]]);

/** One step of an event handler. In scope: everything an expression sees, plus `event` (the payload) and `steps`. */
export const actionStep = z.strictObject({
  do: actionKind,
  with: z.record(z.string(), template).default({}),
  as: identifier.optional(),
  onlyIf: expression.optional(),
  debounceMs: z.number().int().min(0).max(60_000).optional(),
  throttleMs: z.number().int().min(0).max(60_000).optional(),
  get onSuccess() {
    return z.array(actionStep).optional();
  },
  /** In scope here: `error` with `message` and `code`. Without it a failure shows a toast and a console error. */
  get onError() {
    return z.array(actionStep).optional();
  },
});
export type ActionStep = z.infer<typeof actionStep>;
