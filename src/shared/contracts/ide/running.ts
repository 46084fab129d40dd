import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { debugChange, debugComponent, debugEvent, debugState, debugTarget, debugWhy, stepMode, valuePath } from '../debug.ts';
import { inspected } from '../inspected.ts';
import { sessionEvent, sessionMessage, sessionStatus } from '../session.ts';
import { appId, base, done } from './common.ts';

/** Running apps and looking into them. */

export const sessionMode = z.enum([
  'run', // one page at a time, events run
  'design', // every page at once, events do nothing: what the canvas shows
]);

export const session = {
  /** A running app per mode is shared: a second start joins it. It follows the document: an edit updates the screen. */
  start: base
    .route({ method: 'POST', path: '/apps/{appId}/sessions' })
    .input(z.strictObject({ appId, mode: sessionMode.default('run') }))
    .output(z.strictObject({ sessionId: z.string() })),
  events: base
    .route({ method: 'GET', path: '/sessions/{sessionId}/events' })
    .input(z.strictObject({ sessionId: z.string() }))
    .output(eventIterator(sessionEvent)),
  send: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/messages' })
    .input(z.strictObject({ sessionId: z.string(), message: sessionMessage }))
    .output(done),
  stop: base
    .route({ method: 'DELETE', path: '/sessions/{sessionId}' })
    .input(z.strictObject({ sessionId: z.string() }))
    .output(done),
  restart: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/restart' })
    .input(z.strictObject({ sessionId: z.string() }))
    .output(done),
  list: base
    .route({ method: 'GET', path: '/sessions' })
    .output(
      z.array(z.strictObject({ sessionId: z.string(), appId, mode: sessionMode, status: sessionStatus, startedAt: z.number(), memoryBytes: z.number() })),
    ),
};

const bySession = z.strictObject({ sessionId: z.string() });

export const debug = {
  /** Collects changes for as long as somebody reads this. Begins with the status, and the handlers that wait. */
  watch: base.route({ method: 'GET', path: '/sessions/{sessionId}/debug' }).input(bySession).output(eventIterator(debugEvent)),
  /** Events, timers and answers wait (`pause`) or go on (`resume`); `turn` lets one of them through. */
  control: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/control', summary: 'Pause or resume a running app' })
    .input(bySession.extend({ action: z.enum(['pause', 'resume', 'turn']) }))
    .output(done),
  /** Whether handlers wait before their steps. Asked for by whoever watches; over when nobody does. */
  steps: base
    .route({ method: 'PUT', path: '/sessions/{sessionId}/debug/steps' })
    .input(bySession.extend({ mode: stepMode }))
    .output(done),
  /** What a handler that waits does next. */
  go: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/pauses/{pauseId}' })
    .input(bySession.extend({ pauseId: z.coerce.number(), how: z.enum(['continue', 'step', 'stop']) }))
    .output(done),
  /** @param nodes listed first, such as what is selected */
  state: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/state', summary: 'Variables, queries and components of a running app' })
    .input(bySession.extend({ nodes: z.array(z.string().max(400)).max(100).default([]) }))
    .output(debugState),
  /** A node, by its first drawn copy, or one copy. Null while it is not drawn. */
  component: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/component' })
    .input(bySession.extend({ id: z.string().max(400) }))
    .output(debugComponent.nullable()),
  /** One value, with a page of what is in it. */
  value: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/value' })
    .input(bySession.extend({ path: valuePath, offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }))
    .output(inspected),
  why: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/why', summary: 'What a value depends on, and why it changed' })
    .input(bySession.extend({ target: debugTarget }))
    .output(debugWhy),
  /** The last 1,000 at most, oldest first. */
  changes: base
    .route({ method: 'GET', path: '/sessions/{sessionId}/debug/changes' })
    .input(bySession.extend({ after: z.coerce.number().default(0) }))
    .output(z.array(debugChange)),
};
