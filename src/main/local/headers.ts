import type { ServerResponse } from 'node:http';
import { CODE_FRAME_POLICY, CONTENT_SECURITY_POLICY } from '../services/system/index.ts';

export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()');
}

/** The page of coded components has a policy of its own. */
export function asCodeFrame(response: ServerResponse): ServerResponse {
  response.setHeader('Content-Security-Policy', CODE_FRAME_POLICY);
  return response;
}
