const MAX_CHARS = 2000;

/** The beginning of a text, for people. */
export function shorten(text: string): string {
  return text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS - 1)}…` : text;
}

/** The beginning of a value's JSON. Looks at no more of it than it shows, so that a call with many rows costs no more than one with few. */
export function preview(value: unknown): string {
  let out = '';
  const write = (part: unknown): void => {
    if (out.length >= MAX_CHARS) return;
    if (typeof part === 'string') out += JSON.stringify(part.length > MAX_CHARS ? part.slice(0, MAX_CHARS) : part);
    else if (typeof part !== 'object' || part === null) out += JSON.stringify(part) ?? 'null';
    else if (Array.isArray(part)) {
      out += '[';
      for (let i = 0; i < part.length && out.length < MAX_CHARS; i++) {
        if (i > 0) out += ',';
        write(part[i]);
      }
      out += ']';
    } else {
      let isFirst = true;
      out += '{';
      for (const key in part) {
        if (out.length >= MAX_CHARS) break;
        out += `${isFirst ? '' : ','}${JSON.stringify(key)}:`;
        isFirst = false;
        write((part as Record<string, unknown>)[key]);
      }
      out += '}';
    }
  };
  write(value);
  return shorten(out);
}
