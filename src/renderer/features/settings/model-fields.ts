import type { AiSettings } from '../../../shared/contracts/ide.ts';

/** What a person typed, as text; each field is stored by itself once it makes sense. */
export type ModelText = { [Key in keyof AiSettings]: string };

export const NO_MODEL: AiSettings = { baseUrl: '', model: '', apiKeyEnv: '', dollarsPerMillionIn: 0, dollarsPerMillionOut: 0 };

/** US dollars per million tokens */
const HIGHEST_PRICE = 1_000_000;

export function textOf(ai: AiSettings): ModelText {
  return { ...ai, dollarsPerMillionIn: priceText(ai.dollarsPerMillionIn), dollarsPerMillionOut: priceText(ai.dollarsPerMillionOut) };
}

/** @returns what to store for one field, or what is wrong with it in words */
export function readField<Key extends keyof AiSettings>(key: Key, text: string): { value: AiSettings[Key] } | { problem: string } {
  const trimmed = text.trim();
  const problem = problemOf(key, trimmed);
  if (problem !== null) return { problem };
  const value = isPrice(key) ? Number(trimmed) : key === 'baseUrl' ? trimmed.replace(/\/+$/, '') : trimmed;
  // The type of the value follows from the key, which the compiler cannot see through the condition.
  return { value: value as AiSettings[Key] };
}

function problemOf(key: keyof AiSettings, text: string): string | null {
  if (isPrice(key)) {
    const price = Number(text);
    return Number.isFinite(price) && price >= 0 && price <= HIGHEST_PRICE ? null : `A number from 0 to ${HIGHEST_PRICE.toLocaleString('en')}`;
  }
  if (text === '') return null;
  if (key === 'baseUrl') return addressProblem(text);
  if (key === 'model') return text.length > 200 ? 'At most 200 characters' : null;
  if (/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(text)) return null;
  return /^(sk|pk|key|Bearer)[-_ ]|[-./+=]|.{40}/.test(text)
    ? 'This looks like the key. Type the name of the variable that holds it, such as OPENAI_API_KEY'
    : 'Letters, digits and _ only, such as OPENAI_API_KEY';
}

function addressProblem(text: string): string | null {
  if (text.length > 500) return 'At most 500 characters';
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'An address such as http://127.0.0.1:11434/v1';
  if (url.username !== '' || url.password !== '') return 'Leave out the name and password. A key goes into an environment variable';
  if (url.search !== '' || url.hash !== '') return 'Leave out everything from ? or # on';
  if (/\/chat\/completions\/?$/.test(url.pathname)) return 'Leave out /chat/completions at the end';
  return null;
}

function isPrice(key: keyof AiSettings): boolean {
  return key === 'dollarsPerMillionIn' || key === 'dollarsPerMillionOut';
}

function priceText(price: number): string {
  return String(price);
}

/** “$0.00012”, with as many digits as tell it from nothing. */
export function costWords(dollars: number): string {
  return `$${dollars >= 0.01 ? dollars.toFixed(2) : Number(dollars.toPrecision(2)).toLocaleString('en', { maximumFractionDigits: 12 })}`;
}
