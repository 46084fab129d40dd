import type { ActionKind } from '../shared/app/manifest/index.ts';
import type { Bound, Script } from './bind.ts';

/** One thing that happens when an event comes. */
export type Step = { readonly do: ActionKind; readonly with: Readonly<Record<string, unknown>>; readonly script?: Script; readonly options: StepOptions };

export type StepOptions = {
  /** Later steps read what this one came to as `steps.<name>`. */
  as?: string;
  /** Left out unless this holds. */
  onlyIf?: Bound;
  /** Waits until it has been quiet for so long, ms. */
  debounceMs?: number;
  /** At most once in this time, ms. */
  throttleMs?: number;
  onSuccess?: readonly Step[];
  /** `error` says why. Without it a failure shows a message. */
  onError?: readonly Step[];
};

type Params = Readonly<Record<string, unknown>>;
type Builder = (params?: Params, options?: StepOptions) => Step;

const make =
  (kind: ActionKind): Builder =>
  (params = {}, options = {}) => ({ do: kind, with: params, options });

/** Steps of any kind; `steps.createRow({ entity: 'task', values: … })`. */
export const steps: Readonly<Record<Exclude<ActionKind, 'script'>, Builder>> = {
  runQuery: make('runQuery'),
  resetQuery: make('resetQuery'),
  cancelQuery: make('cancelQuery'),
  refresh: make('refresh'),
  createRow: make('createRow'),
  updateRow: make('updateRow'),
  saveRow: make('saveRow'),
  deleteRow: make('deleteRow'),
  exportData: make('exportData'),
  setState: make('setState'),
  resetState: make('resetState'),
  setTheme: make('setTheme'),
  callMethod: make('callMethod'),
  openOverlay: make('openOverlay'),
  closeOverlay: make('closeOverlay'),
  toast: make('toast'),
  confirm: make('confirm'),
  copy: make('copy'),
  scrollTo: make('scrollTo'),
  validateForm: make('validateForm'),
  resetForm: make('resetForm'),
  print: make('print'),
  goToPage: make('goToPage'),
  openUrl: make('openUrl'),
  back: make('back'),
  stopIf: make('stopIf'),
  emit: make('emit'),
};

/** Runs code of one’s own as a step. */
export function runScript(script?: Script, options: StepOptions = {}, params: Params = {}): Step {
  return { do: 'script', with: params, ...(script === undefined ? {} : { script }), options };
}
