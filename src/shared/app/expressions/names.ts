/** Names of the language that code may use as they are. */
export const LANGUAGE_NAMES: ReadonlySet<string> = new Set(
  (
    'undefined NaN Infinity globalThis Object Function Array String Number Boolean Date Math JSON Promise Map Set WeakMap WeakSet Symbol BigInt RegExp Proxy Reflect ' +
    'Error TypeError RangeError SyntaxError EvalError ReferenceError URIError AggregateError ArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray ' +
    'parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI console setTimeout clearTimeout setInterval clearInterval queueMicrotask arguments'
  ).split(' '),
);

/** Functions every expression can call. Described in docs/specs/session.md. */
export const HELPER_NAMES: readonly string[] = (
  'today now uuid sum avg min max count groupBy sortBy filterBy uniq formatDate formatNumber formatCurrency formatPercent pluralize daysBetween addDays ' +
  'isBefore isAfter startOfDay startOfWeek startOfMonth round clamp range capitalize truncate wordsFromNumber'
).split(' ');

/** What asynchronous code can ask the host for. Described in docs/specs/permissions.md. */
export const CAPABILITY_NAMES: readonly string[] = 'fetch fs clipboard notify ai time crypto files'.split(' ');

/** Names that exist only in some places. */
export const ITEM_NAMES = ['item', 'index', 'parent'] as const;
export const STEP_NAMES = ['event', 'steps', 'error'] as const;
export const SCRIPT_NAMES = ['db', 'app'] as const;
