/** The IDE's own pages. A standard scheme, so that same-origin rules, storage and service of modules work as on the web. */
export const SCHEME = 'app';
export const ORIGIN = 'app://ide';

export function isOwnUrl(url: string): boolean {
  return URL.parse(url)?.protocol === `${SCHEME}:` && url.startsWith(`${ORIGIN}/`);
}

/** A page that runs one app: `app://ide/app.html?…` */
export function isAppWindowUrl(url: string): boolean {
  return isOwnUrl(url) && URL.parse(url)?.pathname === '/app.html';
}

/** What may be handed to the system's browser or mail program. Never files, scripts or programs. */
export function isExternalUrl(url: string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:';
}
