import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileFor, MIME_TYPES } from '../services/system/index.ts';

/** Serves a file of the build. Names with a content hash are kept by the browser for good, pages are always asked for again. */
export async function serveFile(folder: string, urlPath: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const file = fileFor(folder, urlPath);
  if (file === null) return false;
  const info = await stat(file).catch(() => null);
  if (info === null || !info.isFile()) return false;
  const isHashed = /-[\w-]{8}\.\w+$/.test(file) && urlPath.startsWith('/assets/');
  const tag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
  response.setHeader('Content-Type', MIME_TYPES[extname(file)] ?? 'application/octet-stream');
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', tag);
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return true;
  }
  response.setHeader('Content-Length', info.size);
  if (request.method === 'HEAD') {
    response.end();
    return true;
  }
  await pipeline(createReadStream(file), response).catch((error: NodeJS.ErrnoException) => {
    // The browser went away while reading: nobody is left to tell.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET') throw error;
  });
  return true;
}
