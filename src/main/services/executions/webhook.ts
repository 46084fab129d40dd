import type { Execution } from '../../../shared/contracts/executions.ts';
import type { Json, JsonObject } from '../../../shared/kernel/json.ts';
import type { WebhookAnswer, WebhookRequest } from './types.ts';

/** Headers that tell who asks rather than what; an app has no use for them. */
const PRIVATE = new Set(['cookie', 'authorization', 'connection', 'proxy-authorization']);
/** An answer comes from the address of the IDE itself: it may say what it is, and nothing that a browser acts on. */
const ALLOWED = /^(?:content-type|content-disposition|content-language|cache-control|etag|last-modified|expires|retry-after|x-[a-z0-9-]+)$/;
const JSON_TYPE = 'application/json; charset=utf-8';

/** What the function is given. @returns null when the body says that it is JSON and is not */
export function webhookInputs({ method, query, headers, body }: WebhookRequest): JsonObject | null {
  const shown = Object.fromEntries(Object.entries(headers).filter(([name]) => !PRIVATE.has(name)));
  const parsed = parseBody(new TextDecoder().decode(body), headers['content-type'] ?? '');
  return parsed === undefined ? null : { method, query, headers: shown, body: parsed };
}

function parseBody(text: string, type: string): Json | undefined {
  if (text === '') return null;
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return undefined;
    }
  }
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? Object.fromEntries(new URLSearchParams(text)) : text;
}

/** The function's result over HTTP: `{status?, headers?, body?}` as it says, anything else as JSON. */
export function webhookAnswer(execution: Execution): WebhookAnswer {
  if (execution.status !== 'succeeded') {
    const status = execution.status === 'failed' ? 500 : 503;
    const message = execution.status === 'failed' ? 'The function failed. Its run says why.' : 'The run was ended before it was done.';
    return answer(status, {}, JSON.stringify({ code: execution.error?.code ?? 'internal', message, executionId: execution.id }));
  }
  const result = execution.outputs;
  if (!isResponse(result)) return answer(200, {}, JSON.stringify(result));
  const headers: Record<string, string> = {};
  if (isJsonObject(result['headers'])) {
    for (const [name, value] of Object.entries(result['headers'])) {
      const key = name.toLowerCase();
      // Characters that would end the header, or that HTTP cannot carry, are never let through.
      if (ALLOWED.test(key) && (typeof value === 'string' || typeof value === 'number')) headers[key] = String(value).replace(/[^\t\x20-\x7e]/g, '');
    }
  }
  const status = typeof result['status'] === 'number' ? result['status'] : 200;
  const body = result['body'] ?? null;
  if (typeof body === 'string') return answer(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }, body);
  return answer(status, headers, body === null ? '' : JSON.stringify(body));
}

/** An object that has nothing but these, and a status that HTTP knows, where it has one. */
function isResponse(result: Json): result is JsonObject {
  if (!isJsonObject(result)) return false;
  const keys = Object.keys(result);
  if (keys.length === 0 || !keys.every((key) => key === 'status' || key === 'headers' || key === 'body')) return false;
  const { status } = result;
  return status === undefined || (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599);
}

function answer(status: number, headers: Record<string, string>, body: string): WebhookAnswer {
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body };
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** At most so many calls in any minute, for each key. */
export class RateLimit {
  private readonly limit: number;
  private readonly calls = new Map<string, number[]>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** @returns 0 when the call may go on, else the seconds to wait */
  take(key: string, now: number): number {
    const recent = (this.calls.get(key) ?? []).filter((at) => now - at < 60_000 && at <= now);
    if (recent.length < this.limit) recent.push(now);
    else return Math.max(1, Math.ceil((recent[0]! + 60_000 - now) / 1000));
    this.calls.set(key, recent);
    return 0;
  }
}
