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
  'file.not-component': { kind: 'validation', message: '“{file}” is not a component file, or it is damaged: {problem}. Export it again from where it came.' },
  'library.unknown': { kind: 'not-found', message: 'The library has no component “{id}”.' },
  'library.version-taken': { kind: 'conflict', message: 'The library has “{name}” {version} already, with other content. Give it a higher version.' },
  'file.not-found': { kind: 'not-found', message: 'There is no file at “{path}”.' },
  'file.outside-root': { kind: 'validation', message: 'The path “{path}” points outside its folder.' },
  'file.too-large': { kind: 'validation', message: '“{file}” is {size}; the limit is {limit}.' },
  'storage.disk-full': { kind: 'precondition', message: 'Not saved: this disk is full. Free some space; your last edits are safe in memory.' },
  'storage.locked': { kind: 'conflict', message: 'Casual OS is already running with this data folder ({owner}). Use that window, or pass --home with another folder.' },
  'storage.corrupt': { kind: 'internal', message: 'The data file is damaged. A backup was kept at “{backup}”.' },
  'storage.newer': { kind: 'precondition', message: 'This data folder was written by a newer Casual OS (schema {found}, this one knows {known}). Update Casual OS.' },
  'data.unknown-entity': { kind: 'not-found', message: 'This app has no data called “{entity}”.' },
  'data.unknown-field': { kind: 'validation', message: '“{entity}” has no field “{field}”.' },
  'data.computed-field': { kind: 'validation', message: '“{label}” is worked out while the app runs, so rows cannot be filtered, sorted or summed up by it from outside. Do it in the app, in a query or a script.' },
  'data.invalid': { kind: 'validation', message: '{label}: {problem}' },
  'data.not-found': { kind: 'not-found', message: 'That {entity} no longer exists.' },
  'data.duplicate': { kind: 'conflict', message: 'Another {entity} already has this {label}.' },
  'data.in-use': { kind: 'conflict', message: 'This {entity} is still used by {count} {other}. Remove or change those first.' },
  'data.busy': { kind: 'conflict', message: 'Rows are being imported into this app. Try again when the import is done, or cancel it.' },
  'data.locked': { kind: 'conflict', message: 'Another change of this app’s rows has gone on for too long. Nothing was changed. Try again.' },
  'data.transaction-late': { kind: 'precondition', message: 'This transaction was open for more than {seconds} seconds, so it was undone. Inside of it, change rows with tx, not with db, and wait for nothing slow.' },
  'data.transaction-closed': { kind: 'precondition', message: 'This transaction has ended. Await everything that uses it before its function returns.' },
  'data.no-backup': { kind: 'not-found', message: 'There is no backup “{id}” of this app’s data. Pick one of the list.' },
  'import.not-found': { kind: 'not-found', message: 'That upload is gone: files wait for a day. Choose the file again.' },
  'import.busy': { kind: 'conflict', message: 'This file is being read already. Wait until that is done, or cancel it.' },
  'import.part': { kind: 'validation', message: 'The file did not arrive as announced: {problem}. Choose it again.' },
  'import.not-text': { kind: 'validation', message: '“{file}” is {what}, not a text file with rows. {advice}' },
  'import.empty': { kind: 'validation', message: '“{file}” has no rows.' },
  'import.too-wide': { kind: 'validation', message: 'Line {line} has {columns:n} columns; at most {limit:n} can be imported. Remove some, or name another delimiter than “{delimiter}”.' },
  'import.unreadable': { kind: 'validation', message: 'Line {line:n}: {problem}' },
  'import.plan': { kind: 'validation', message: 'This cannot be imported like that: {problem}' },
  'import.undo-gone': { kind: 'not-found', message: 'This import can no longer be taken back. The last five of an app can, once each.' },
  'prompt.empty': { kind: 'validation', message: 'Describe your app in a few words first, for example “a library of tools that members borrow”.' },
  'prompt.too-long': { kind: 'validation', message: 'That description has {length:n} characters; the limit is {limit:n}. Keep what says which things you keep track of and what you do with them.' },
  'prompt.not-understood': { kind: 'validation', message: 'The built-in engine reads English and found no words it knows in “{prompt}”. Describe the app in English, or start from a template.' },
  'expression.syntax': { kind: 'validation', message: 'This binding does not parse: {problem} (column {column}).' },
  'expression.unknown-name': { kind: 'validation', message: 'Nothing here is called “{name}”.' },
  'sandbox.deadline': { kind: 'precondition', message: 'It was busy for more than {seconds} s without a pause and was stopped. Your data is as it was before.' },
  'sandbox.memory': { kind: 'precondition', message: 'The app used more than its {limitMb} MB of memory and was stopped.' },
  'sandbox.crashed': { kind: 'internal', message: 'The app stopped unexpectedly. Restart it; its saved data is safe.' },
  'sandbox.compile': { kind: 'validation', message: 'The app could not start: {problem}' },
  'session.not-running': { kind: 'precondition', message: 'The app is not running. Start it to look into it.' },
  'debug.no-answer': { kind: 'not-found', message: 'The app has no answer to this: {problem}' },
  'session.not-found': { kind: 'not-found', message: 'That running app is gone. Start it again.' },
  'function.unknown': { kind: 'not-found', message: 'This app has no function “{name}”. {known}' },
  'function.not-loaded': { kind: 'validation', message: '“{name}” is not there: its module could not be loaded. The log says why.' },
  'function.threw': { kind: 'validation', message: '{problem}' },
  'function.result': { kind: 'validation', message: 'What the function returned cannot be written as JSON: {problem}.' },
  'execution.not-found': { kind: 'not-found', message: 'There is no run “{id}”. It may have been removed after the time that runs are kept.' },
  'execution.queue-full': { kind: 'rate-limited', message: '{limit:n} runs are waiting already. Wait until some have ended, or cancel them.' },
  'execution.cancelled': { kind: 'cancelled', message: 'Cancelled. What it had changed before stays changed.' },
  'execution.too-long': { kind: 'precondition', message: 'Stopped after {seconds} seconds, the longest this app may run at once. Do less in one run, or raise “executionMs” in the app’s requirements.' },
  'execution.interrupted': { kind: 'precondition', message: 'Casual OS was closed or stopped while this ran. Run it again.' },
  'execution.reported': { kind: 'validation', message: '{count} went wrong while the app started. The first: {first}' },
  'trigger.not-found': { kind: 'not-found', message: 'There is no trigger “{id}” in this app.' },
  'permission.denied': { kind: 'auth', message: 'The app may not use {capability}. Allow it in Permissions.' },
  'permission.undeclared': { kind: 'auth', message: 'The app does not say that it uses {capability}. Add {missing} in its permissions first.' },
  'permission.answered': { kind: 'not-found', message: 'That question is gone: the app no longer asks, or it was answered elsewhere.' },
  'screen.missing': { kind: 'precondition', message: 'This needs a window of the app that is open. Open the app and try again.' },
  'screen.refused': { kind: 'external', message: 'The screen could not do this: {problem}' },
  'network.url': { kind: 'validation', message: 'This address cannot be fetched: {problem}' },
  'network.header': { kind: 'validation', message: 'The header “{name}” is set by the host, not by an app. Leave it out.' },
  'network.private-address': { kind: 'auth', message: '“{host}” leads to an address of this machine or its network ({address}). Only a host that is allowed as a local one may.' },
  'network.redirects': { kind: 'external', message: '“{host}” sent the request on more than {limit} times. Ask for the final address.' },
  'network.redirect-unseen': { kind: 'external', message: '“{host}” sends the request on, which a browser does not let the app follow. Ask for the final address.' },
  'network.unreachable': { kind: 'external', message: '“{host}” did not answer: {problem}' },
  'network.timeout': { kind: 'external', message: '“{host}” took longer than {seconds} seconds. Try again later.' },
  'network.too-large': { kind: 'external', message: 'The answer of “{host}” is larger than {limit}. Ask for less at once.' },
  'network.rate': { kind: 'rate-limited', message: 'An app may send {limit:n} requests a minute. Wait {seconds} seconds.' },
  'disk.path': { kind: 'validation', message: '“{path}” is not a path of the app’s disk: {problem}' },
  'disk.not-found': { kind: 'not-found', message: 'There is no file “{path}” on the app’s disk.' },
  'disk.full': { kind: 'precondition', message: 'The app’s disk is full: it may hold {limit}. Remove files first.' },
  'disk.not-text': { kind: 'validation', message: '“{path}” is not text. Read its bytes instead.' },
  'ai.unavailable': { kind: 'precondition', message: 'No AI model is set up. Give the address and name of one in Settings, AI: any OpenAI-compatible service, such as Ollama on this machine.' },
  'ai.failed': { kind: 'external', message: 'The AI model did not answer as expected: {problem}' },
  'request.too-large': { kind: 'validation', message: 'One call of the host may carry {limit:n} characters; this one has {length:n}. Send less at once.' },
  'screen.too-large': { kind: 'validation', message: 'That is too much for one entry: an app takes {limit:n} characters at once, and {files} MB of files. Enter less.' },
  'request.too-many': { kind: 'rate-limited', message: 'More than {limit} calls of the host are waiting. Await some of them first.' },
  'host.port-busy': { kind: 'conflict', message: 'Port {port} is in use by another program. Leave --port out to pick a free one, or name another.' },
  'host.unauthorized': { kind: 'auth', message: 'This link has been used or has expired. Start Casual OS again to get a new one.' },
  'host.forbidden-origin': { kind: 'auth', message: 'Requests from this page are not allowed.' },
  'host.disconnected': { kind: 'external', message: 'Casual OS is not answering. If it was closed, start it again: your work is kept in this window and saved as soon as it answers.' },
  'request.invalid': { kind: 'validation', message: 'The request is not valid: {problem}' },
  'export.no-browser': {
    kind: 'precondition',
    message: 'PDFs and pictures of pages are made with a browser, and none was found. Install Chromium, Chrome, Edge or Brave, or set CASUAL_BROWSER to the path of one.',
  },
  'export.failed': { kind: 'internal', message: 'The export could not be written: {problem}' },
  'theme.unreadable': { kind: 'validation', message: 'That is not a theme: {problem}. Copy one in the theme editor of an app, or choose a file that was exported there.' },
  'settings.invalid': { kind: 'validation', message: 'That setting is not valid: {problem}' },
  'template.unreadable': { kind: 'internal', message: 'The templates that come with Casual OS cannot be read ({path}). Install it again, or run “npm run build”.' },
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
