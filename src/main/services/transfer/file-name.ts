/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** An app's name as a file name that every system takes: "Ana’s tools / 2026" → "Ana’s tools 2026". */
export function fileNameFor(name: string, ending: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80)
    .trim();
  const base = clean === '' ? 'app' : DEVICES.test(clean) ? `${clean} app` : clean;
  return `${base}${ending}`;
}
