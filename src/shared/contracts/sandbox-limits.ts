/** Limits of a running app that guest and host share. No imports: the guest bundle must stay small. */
export const SANDBOX_LIMITS = {
  /** Bytes of stack inside the guest. */
  stackBytes: 256 * 1024,
  timers: 64,
  /** Calls of the host that may wait at once. */
  pendingCalls: 256,
  /** Changes of one transaction, and how long one may be open that reads what it wrote, ms. */
  transactionChanges: 5_000,
  transactionMs: 5_000,
  /** Characters of one text in either direction. */
  messageChars: 8_000_000,
  /** Characters of one frame of a turn's output, unless one message alone is longer. */
  frameChars: 256 * 1024,
  /** Characters of the arguments of one call, except those about rows: a row may hold a picture. */
  callChars: 1_048_576,
  /** Characters and values of one message of the screen. Files that it carries count towards `messageChars` only. */
  eventChars: 1_048_576,
  eventValues: 50_000,
  /** Bytes of the disk of an app, and files on it. */
  diskBytes: 50 * 1024 * 1024,
  diskFiles: 10_000,
  /** Requests of an app to the network in a minute; bytes of one; bytes and ms of its answer. */
  requestsPerMinute: 1000,
  requestBytes: 1024 * 1024,
  responseBytes: 10 * 1024 * 1024,
  requestMs: 30_000,
  redirects: 5,
  /** Of one text of the guest: levels, values, distinct keys, messages in it, and patches in one of these. What a host parses in well under 100 ms. */
  messageDepth: 100,
  messageValues: 300_000,
  messageKeys: 20_000,
  messagesAtOnce: 5_000,
  patchesAtOnce: 20_000,
  /** Items that the `list` patches of one text may put together, which a few characters can ask for. */
  listItemsAtOnce: 500_000,
  /** Names of properties of one view, and of state; bytes of all views together, about. An app has at most 128 MB itself. */
  viewKeys: 1000,
  screenBytes: 256 * 1024 * 1024,
  /** Characters of the result of a script. */
  resultChars: 1_000_000,
  /** Characters of a script without an app. */
  scriptChars: 4_000_000,
  /** Characters of one log line. */
  logChars: 4000,
  /** Log lines in one turn of the guest, and characters of them all; the rest are counted in one last line. */
  logLines: 10_000,
  logTurnChars: 800_000,
  /** Lines of a turn that carry what can be opened; later ones are their text. */
  logValues: 200,
  /** Elements an item slot draws: before the screen says what is in view, at most, in a form with inputs, on the canvas. */
  items: 100,
  itemsAtOnce: 2000,
  formItems: 500,
  designItems: 6,
  /** Extra time before a guest that does not answer is ended from outside, ms. */
  graceMs: 100,
} as const;
