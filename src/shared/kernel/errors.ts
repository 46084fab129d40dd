/**
 * The one error registry. Every failure a person or a program can meet has a code here, with what to do about it.
 * Codes are stable: the API, the CLI and the tests name them.
 */
export type ErrorKind =
  | 'validation'
  | 'not-found'
  | 'auth'
  | 'precondition'
  | 'conflict'
  | 'cancelled'
  | 'rate-limited'
  | 'external'
  | 'internal';

type ErrorEntry = { kind: ErrorKind; message: string };

/** `{name}` in a message is replaced by `details.name`, `{name:n}` by the number with its thousands apart. Messages say what happened and what to do, in plain words. */
export const ERRORS = {
  'app.not-found': { kind: 'not-found', message: 'There is no app “{id}” here. It may have been deleted: look in the trash.' },
  'app.in-trash': { kind: 'precondition', message: '“{name}” is in the trash. Restore it first.' },
  'app.name-empty': { kind: 'validation', message: 'An app needs a name. Type at least one character.' },
  'version.not-found': { kind: 'not-found', message: 'There is no version “{id}” of this app.' },
  'manifest.invalid': { kind: 'validation', message: 'This app description is not valid: {problem}' },
  'manifest.cycle': { kind: 'validation', message: 'The component “{id}” contains itself ({path}). Remove one of them from the other.' },
  'manifest.too-new': { kind: 'precondition', message: 'This app was saved by a newer Casual OS (format {found}, this one reads {known}). Update Casual OS to open it.' },
  'document.read-only': { kind: 'precondition', message: 'This app was saved by a newer Casual OS, so it is open read-only. Update Casual OS to edit it.' },
  'document.bad-update': { kind: 'validation', message: 'A change could not be read and was set aside. Nothing else was lost; undo your last step or reload.' },
  'document.corrupt': { kind: 'internal', message: 'This app’s stored history is damaged. It was restored from the newest good snapshot.' },
  'document.unknown': { kind: 'not-found', message: 'There is no {what} “{id}” in this app. It may have been deleted: undo, or pick another.' },
  'document.id-taken': { kind: 'conflict', message: 'The name “{id}” is already used in this app. Choose another one.' },
  'document.path-taken': { kind: 'conflict', message: 'Another page already has the address “{path}”. Choose another one.' },
  'document.page-root': { kind: 'precondition', message: 'A page’s own container cannot be moved or deleted. Delete the page instead.' },
  'document.last-page': { kind: 'precondition', message: 'An app needs at least one page. Add another page first.' },
  'file.not-casual': { kind: 'validation', message: '“{file}” is not a .casual file, or it is damaged: {problem}. Export it again from where it came.' },
  'file.not-found': { kind: 'not-found', message: 'There is no file at “{path}”.' },
  'file.outside-root': { kind: 'validation', message: 'The path “{path}” points outside its folder.' },
  'file.too-large': { kind: 'validation', message: '“{file}” is {size}; the limit is {limit}.' },
  'storage.disk-full': { kind: 'precondition', message: 'Not saved: this disk is full. Free some space; your last edits are safe in memory.' },
  'storage.locked': { kind: 'conflict', message: 'Casual OS is already running with this data folder ({owner}). Use that window, or pass --home with another folder.' },
  'storage.corrupt': { kind: 'internal', message: 'The data file is damaged. A backup was kept at “{backup}”.' },
  'storage.newer': { kind: 'precondition', message: 'This data folder was written by a newer Casual OS (schema {found}, this one knows {known}). Update Casual OS.' },
  'data.unknown-entity': { kind: 'not-found', message: 'This app has no data called “{entity}”.' },
  'data.unknown-field': { kind: 'validation', message: '“{entity}” has no field “{field}”.' },
  'data.invalid': { kind: 'validation', message: '{label}: {problem}' },
  'data.not-found': { kind: 'not-found', message: 'That {entity} no longer exists.' },
  'data.duplicate': { kind: 'conflict', message: 'Another {entity} already has this {label}.' },
  'data.in-use': { kind: 'conflict', message: 'This {entity} is still used by {count} {other}. Remove or change those first.' },
  'prompt.empty': { kind: 'validation', message: 'Describe your app in a few words first, for example “a library of tools that members borrow”.' },
  'prompt.too-long': { kind: 'validation', message: 'That description has {length:n} characters; the limit is {limit:n}. Keep what says which things you keep track of and what you do with them.' },
  'prompt.not-understood': { kind: 'validation', message: 'The built-in engine reads English and found no words it knows in “{prompt}”. Describe the app in English, or start from a template.' },
  'expression.syntax': { kind: 'validation', message: 'This binding does not parse: {problem} (column {column}).' },
  'expression.unknown-name': { kind: 'validation', message: 'Nothing here is called “{name}”.' },
  'sandbox.deadline': { kind: 'precondition', message: 'Stopped after {ms} ms of work. Your data is as it was before.' },
  'sandbox.memory': { kind: 'precondition', message: 'The app used more than its {limitMb} MB of memory and was stopped.' },
  'sandbox.crashed': { kind: 'internal', message: 'The app stopped unexpectedly. Restart it; its saved data is safe.' },
  'sandbox.compile': { kind: 'validation', message: 'The app could not start: {problem}' },
  'session.not-found': { kind: 'not-found', message: 'That running app is gone. Start it again.' },
  'permission.denied': { kind: 'auth', message: 'The app may not use {capability}. Allow it in Permissions.' },
  'host.port-busy': { kind: 'conflict', message: 'Port {port} is in use by another program. Leave --port out to pick a free one, or name another.' },
  'host.unauthorized': { kind: 'auth', message: 'This link has been used or has expired. Start Casual OS again to get a new one.' },
  'host.forbidden-origin': { kind: 'auth', message: 'Requests from this page are not allowed.' },
  'host.disconnected': { kind: 'external', message: 'Casual OS is not answering. If it was closed, start it again: your work is kept in this window and saved as soon as it answers.' },
  'request.invalid': { kind: 'validation', message: 'The request is not valid: {problem}' },
  'export.failed': { kind: 'internal', message: 'The export could not be written: {problem}' },
  'settings.invalid': { kind: 'validation', message: 'That setting is not valid: {problem}' },
  'template.not-found': { kind: 'not-found', message: 'There is no template “{id}”. Choose one of the list.' },
  cancelled: { kind: 'cancelled', message: 'Cancelled. Nothing was changed.' },
  'app.not-in-trash': { kind: 'precondition', message: '“{name}” is not in the trash. Move it there first.' },
  internal: { kind: 'internal', message: 'Something went wrong in Casual OS. Your work is saved. Error {logId}.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Record<string, string | number | boolean | null>;

export const HTTP_STATUS: Record<ErrorKind, number> = {
  validation: 422,
  'not-found': 404,
  auth: 403,
  precondition: 412,
  conflict: 409,
  cancelled: 499,
  'rate-limited': 429,
  external: 502,
  internal: 500,
};

/** What crosses every boundary: plain, safe to show. */
export type ErrorShape = { code: ErrorCode; kind: ErrorKind; message: string; details: ErrorDetails };

/** A classified failure. Throw with `fail(code, details, cause)`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(formatMessage(ERRORS[code].message, details), cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.kind = ERRORS[code].kind;
    this.details = details;
  }

  get status(): number {
    return HTTP_STATUS[this.kind];
  }

  toShape(): ErrorShape {
    return { code: this.code, kind: this.kind, message: this.message, details: this.details };
  }
}

/** Throws the registered error. */
export function fail(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown): never {
  throw new AppError(code, details, cause);
}

/** Any thrown value as an `AppError`; unknown ones become `internal` with the given log id and keep their cause. */
export function toAppError(error: unknown, logId = 'unlogged'): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'AbortError') return new AppError('cancelled', {}, error);
  return new AppError('internal', { logId }, error);
}

function formatMessage(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)(:n)?\}/g, (whole, key: string, isNumber: string | undefined) => {
    if (!Object.hasOwn(details, key)) return whole;
    const value = details[key];
    return isNumber !== undefined && typeof value === 'number' ? value.toLocaleString('en-GB') : String(value);
  });
}
