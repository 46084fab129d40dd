import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CODE_FRAME_POLICY, CONTENT_SECURITY_POLICY, isCodeFrame, fileFor, MIME_TYPES } from '../services/system/index.ts';
import type { Electron } from './electron.ts';
import { isOwnUrl, SCHEME } from './origin.ts';

/** Must run before the app is ready. */
export function registerScheme({ protocol }: Pick<Electron, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the built renderer, and nothing else on this computer, at `app://ide/`. */
export function serveScheme({ protocol }: Pick<Electron, 'protocol'>, rendererFolder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const headers = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };
    const file = request.method === 'GET' && isOwnUrl(request.url) ? fileFor(rendererFolder, new URL(request.url).pathname) : null;
    if (file !== null && isCodeFrame(new URL(request.url).pathname)) headers['Content-Security-Policy'] = CODE_FRAME_POLICY;
    const bytes = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || bytes === null) return new Response('Not found', { status: 404, headers });
    return new Response(bytes, { status: 200, headers: { ...headers, 'Content-Type': MIME_TYPES[extname(file)] ?? 'application/octet-stream' } });
  });
}
