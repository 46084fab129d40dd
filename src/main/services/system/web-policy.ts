/** The page of coded components: no origin, whoever opens it, and no connection anywhere. Its own policy narrows scripts to its one. */
export const CODE_FRAME_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts";

export function isCodeFrame(urlPath: string): boolean {
  return urlPath === '/code-frame.html' || urlPath === '/code-frame';
}

/**
 * The IDE's policy, the same in both hosts. Scripts only from the build; wasm for compilers; inline styles because
 * component libraries position things with them; frames only of our own pages (the preview); no plugins, no other hosts.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
