import type { Json, JsonObject } from '../../kernel/json.ts';

/**
 * Checks the value of an input the same way everywhere: in the guest for a Form, on the screen for a SchemaForm.
 * @param type catalogue id of the input, such as "NumberInput"
 * @param props its evaluated properties
 * @returns the problem in plain words, or null when the value is fine
 */
export function checkInput(type: string, props: JsonObject, value: Json): string | null {
  if (isBlank(type, value)) return props['required'] === true ? 'Fill this in.' : null;
  const own = checkByType(type, props, value);
  if (own !== null) return own;
  for (const rule of Array.isArray(props['rules']) ? props['rules'] : []) {
    if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) continue;
    const problem = checkRule(String(rule['kind']), rule['value'] ?? null, value);
    if (problem !== null) return typeof rule['message'] === 'string' && rule['message'] !== '' ? rule['message'] : problem;
  }
  return null;
}

function isBlank(type: string, value: Json): boolean {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return true;
  if (type === 'RichText' && typeof value === 'string') return wordsOfHtml(value).trim() === '' && !/<hr\b/i.test(value);
  if (typeof value === 'string') return value.trim() === '';
  // "Required" on a checkbox means it must be ticked.
  if ((type === 'Checkbox' || type === 'Switch') && value === false) return true;
  if (type === 'DateRange' && typeof value === 'object' && !Array.isArray(value)) return !value['start'] && !value['end'];
  return false;
}

function checkByType(type: string, props: JsonObject, value: Json): string | null {
  if (type === 'TextInput') {
    if (props['type'] === 'email') return checkRule('email', null, value);
    if (props['type'] === 'url') return checkRule('url', null, value);
    if (typeof props['pattern'] === 'string' && props['pattern'] !== '') return checkRule('pattern', props['pattern'], value);
  }
  if ((type === 'TextInput' || type === 'TextArea') && typeof props['maxLength'] === 'number') return checkRule('maxLength', props['maxLength'], value);
  if (type === 'RichText' && typeof props['maxLength'] === 'number') return checkRule('maxLength', props['maxLength'], wordsOfHtml(String(value)).trim());
  if (type === 'PhoneInput') return checkRule('phone', null, value);
  if (type === 'NumberInput' || type === 'CurrencyInput' || type === 'Slider') {
    if (Array.isArray(value)) return null;
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'Type a number.';
    return checkRule('min', props['min'] ?? null, value) ?? checkRule('max', props['max'] ?? null, value);
  }
  if (type === 'DatePicker') {
    const text = String(value);
    // Words alone are no date, although the language reads some as one: Date.parse("room 12") is a day in December.
    if (props['mode'] !== 'time' && !isMoment(value)) return 'Type a date, such as 2026-06-12, or choose one.';
    if (typeof props['min'] === 'string' && props['min'] !== '' && text < props['min']) return `Choose ${props['min']} or later.`;
    if (typeof props['max'] === 'string' && props['max'] !== '' && text.slice(0, props['max'].length) > props['max'])
      return `Choose ${props['max']} or earlier.`;
  }
  if (type === 'DateRange' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { start, end } = value;
    if (props['required'] === true && (!start || !end)) return 'Choose both dates.';
    if ((start && !isMoment(start)) || (end && !isMoment(end))) return 'Type dates, such as 2026-06-12, or choose them.';
    if (typeof start === 'string' && typeof end === 'string' && end < start) return 'The end is before the start.';
  }
  if (type === 'MultiSelect' || type === 'TagsInput') return checkRule('maxItems', props['max'] ?? null, value);
  return null;
}

/** Without a browser: the tags go, entities count as the one character they are. Markdown passes nearly as it is. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<\/(p|h[1-6]|li|blockquote|pre)>(?=\s*<)|<br\s*\/?>/gi, '\n')
    .replace(/<[a-z/!][^>]*>/gi, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:#\d+|#x[\da-f]+|[a-z]\w*);/gi, 'x');
}

function isMoment(value: Json): boolean {
  return typeof value === 'string' && /^[+-]?\d{4,}-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
}

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?[\d\s().-]{5,24}$/;

function checkRule(kind: string, limit: Json, value: Json): string | null {
  const text = typeof value === 'string' ? value : String(value);
  const number = typeof limit === 'number' ? limit : null;
  switch (kind) {
    case 'minLength':
      return number !== null && [...text].length < number ? `Use at least ${number} characters.` : null;
    case 'maxLength':
      return number !== null && [...text].length > number ? `Use at most ${number} characters.` : null;
    case 'min':
      return number !== null && Number(value) < number ? `Use ${number} or more.` : null;
    case 'max':
      return number !== null && Number(value) > number ? `Use ${number} or less.` : null;
    case 'integer':
      return Number.isInteger(Number(value)) ? null : 'Use a whole number.';
    case 'email':
      return EMAIL.test(text.trim()) ? null : 'Type an email address, such as name@example.com.';
    case 'url':
      return /^https?:\/\/[^\s/$.?#].\S*$/i.test(text.trim()) ? null : 'Type a web address that starts with https://.';
    case 'phone':
      return PHONE.test(text.trim()) && text.replace(/\D/g, '').length >= 5 ? null : 'Type a phone number.';
    case 'pattern':
      return matches(String(limit), text) ? null : 'This does not have the right form.';
    case 'oneOf':
      return Array.isArray(limit) && !limit.includes(value) ? 'Choose one of the options.' : null;
    case 'minItems':
      return number !== null && Array.isArray(value) && value.length < number ? `Choose at least ${number}.` : null;
    case 'maxItems':
      return number !== null && Array.isArray(value) && value.length > number ? `Choose at most ${number}.` : null;
    default:
      return null;
  }
}

/** A pattern that is not a regular expression never stops anyone. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return true;
  }
}
