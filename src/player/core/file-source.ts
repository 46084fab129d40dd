import { type Maybe, isObject, textOf } from './values.ts';

export type FileSource = { url: string; name: string; type: string };

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
};

function typeByName(name: string): string {
  return TYPES[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? '';
}

/** An address or a picked file ({name, type, data}); null for what is neither and for addresses that could run code. */
export function fileSourceOf(value: Maybe): FileSource | null {
  if (isObject(value)) {
    const data = textOf(value['data']);
    const name = textOf(value['name']);
    if (data !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(data.slice(0, 4096))) {
      const type = textOf(value['type']) || typeByName(name) || 'application/octet-stream';
      return { url: `data:${/^[\w.+-]+\/[\w.+-]+(;[\w=.+-]+)*$/.test(type) ? type : 'application/octet-stream'};base64,${data}`, name: name || 'File', type };
    }
    return fileSourceOf(value['src'] ?? value['url'] ?? null);
  }
  const url = textOf(value).trim();
  if (!/^(https?:|data:|blob:|\/|\.\/|assets\/)/i.test(url)) return null;
  const isData = /^data:/i.test(url);
  const name = isData ? 'File' : decodeName(url);
  return { url, name, type: isData ? (/^data:([^;,]*)/i.exec(url)?.[1] ?? '') : typeByName(name) };
}

function decodeName(url: string): string {
  const last =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'File';
  } catch {
    return last;
  }
}

/** The bytes of a data: address as text. @returns null when it is not one or is not text */
export function dataText(url: string): string | null {
  const found = /^data:[^,]*?(;base64)?,(.*)$/is.exec(url);
  if (found === null) return null;
  try {
    if (found[1] === undefined) return decodeURIComponent(found[2] ?? '');
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(found[2] ?? ''), (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
