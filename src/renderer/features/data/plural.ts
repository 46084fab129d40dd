/** English, for a first guess that the person may change. */
export function pluralOf(name: string): string {
  const word = name.trim();
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
