import { isLocalName, targetOfEntry } from '../../../sandbox/adapters/capabilities.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { FramePage } from './frame-page.ts';
import { shortName, windowColors } from './window-look.ts';

/**
 * No scripts but the app's own, no other hosts but those the app may ask for, no inline scripts.
 * @param scripts what may run inside the page, by hash: of an app that is one file, and of the frames of coded components
 * @param isSingle of an app that is one file: nothing else may be loaded then
 */
export function exportPolicy(network: readonly string[], { scripts = [], isSingle = false }: { scripts?: readonly string[]; isSingle?: boolean } = {}): string {
  const hosts = network.map(sourcesOf).join('');
  const own = isSingle ? '' : "'self'";
  return [
    "default-src 'none'",
    `script-src ${[own, ...scripts].join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${own} 'unsafe-inline'`,
    `img-src ${own} data: blob:${hosts}`,
    `media-src ${own} data: blob:`,
    `font-src ${own} data:`,
    `connect-src ${own === '' && hosts === '' ? "'none'" : `${own}${hosts}`}`,
    `worker-src ${isSingle ? 'blob:' : own}`,
    ...(isSingle ? [] : ["manifest-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
  ]
    .map((rule) => rule.replace(/  +/g, ' '))
    .join('; ');
}

/** Whether it has components that are drawn in a page of their own. */
export function hasCodeComponents(manifest: Manifest): boolean {
  return manifest.components.some(({ kind }) => kind === 'code');
}

/** A declared host as the policy writes it: https, and http where the name says that it is a local one. What is no host is left out, as it could say anything else there. */
function sourcesOf(entry: string): string {
  const target = targetOfEntry(entry);
  if (target === null) return '';
  const port = /:\d+$/.exec(target)?.[0];
  const isLocal = isLocalName(target.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
  return ` https://${target}${isLocal && port !== undefined ? ` http://${target}` : ''}`;
}

/** The one page of an exported app. The manifest and its rows travel inside it as inert JSON. */
export function exportPage(manifest: Manifest, rows: Readonly<Record<string, readonly unknown[]>>, frame: FramePage | null): string {
  const { name, description } = manifest.meta;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(exportPolicy(manifest.permissions.network, { scripts: frame?.hashes ?? [] }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeHtml(description)}">
<meta name="theme-color" content="${windowColors(manifest.theme).theme}">
<title>${escapeHtml(name)}</title>
<link rel="icon" href="./icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="./icon-maskable-512.png">
<link rel="manifest" href="./app.webmanifest">
<link rel="stylesheet" href="./assets/app.css">
<script type="application/json" id="casual-app">${inertJson({ manifest, rows })}</script>
${frame === null ? '' : frameElement(frame)}<script type="module" src="./app.js"></script>
</head>
<body>
<div id="root"></div>
<noscript>This app needs JavaScript.</noscript>
</body>
</html>
`;
}

/**
 * The page of coded components, as text in the page of the app: a frame without an origin gets no file from the store that an app has for
 * when there is no network.
 */
export function frameElement({ page }: FramePage): string {
  return `<script type="application/json" id="casual-frame">${inertJson(page)}</script>\n`;
}

/** Says how to open the folder: a page opened straight from the disk may not load modules or workers. */
export function exportReadme(name: string): string {
  return `${name}

This folder is a complete app. It works offline once opened and keeps its data in the browser.

To use it, serve the folder with any static web server, for example:

  npx serve .
  python3 -m http.server

and open the address it prints. To publish it, upload the folder to any static hosting.
`;
}

export function webAppManifest(manifest: Manifest): string {
  const colors = windowColors(manifest.theme);
  return `${JSON.stringify(
    {
      name: manifest.meta.name,
      short_name: shortName(manifest),
      description: manifest.meta.description,
      start_url: './',
      scope: './',
      display: 'standalone',
      theme_color: colors.theme,
      background_color: colors.background,
      // Side by side on one origin they differ by their folder, which is where this file is.
      id: './',
      lang: 'en',
      dir: 'auto',
      icons: [
        { src: './icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: './icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: './icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: './icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ],
    },
    null,
    2,
  )}
`;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** JSON that cannot end its script element or start a comment in it. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
