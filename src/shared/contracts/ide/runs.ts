import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { json } from '../../app/manifest/common.ts';
import { appFunction, execution, executionEvent, executionStatus, executionSummary, executionSource, triggerStatus } from '../executions.ts';
import { appId, base, byApp, done } from './common.ts';

/** Runs without a screen, schedules and webhooks. */

const byExecution = z.strictObject({ executionId: z.string() });

export const executions = {
  functions: base.route({ method: 'GET', path: '/apps/{appId}/functions', summary: 'Functions that can be run' }).input(byApp).output(z.array(appFunction)),
  /** `wait`: answers when it has ended; otherwise at once, with status queued or running. A failed run is an answer, not an error. */
  execute: base
    .route({ method: 'POST', path: '/apps/{appId}/execute', summary: 'Run a function of an app, or the app, without a screen' })
    .input(
      z.strictObject({
        appId,
        /** `module.function`, or the function's name alone where only one module has it. */
        function: z.string().max(200).optional(),
        inputs: z.record(z.string(), json).default({}),
        source: executionSource.exclude(['schedule', 'webhook']).default('rest'),
        wait: z.boolean().default(true),
      }),
    )
    .output(execution),
  list: base
    .route({ method: 'GET', path: '/apps/{appId}/executions', summary: 'Runs, newest first' })
    .input(
      z.strictObject({
        appId,
        status: executionStatus.optional(),
        function: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(50),
        /** Started before, epoch ms. */
        before: z.coerce.number().optional(),
      }),
    )
    .output(z.array(executionSummary)),
  get: base.route({ method: 'GET', path: '/executions/{executionId}', summary: 'One run, whole' }).input(byExecution).output(execution),
  events: base.route({ method: 'GET', path: '/executions/{executionId}/events' }).input(byExecution).output(eventIterator(executionEvent)),
  cancel: base.route({ method: 'POST', path: '/executions/{executionId}/cancel' }).input(byExecution).output(done),
  rerun: base
    .route({ method: 'POST', path: '/executions/{executionId}/rerun', summary: 'Run again with the same inputs' })
    .input(byExecution)
    .output(execution),
  clear: base
    .route({ method: 'DELETE', path: '/apps/{appId}/executions', summary: 'Forget the runs that have ended' })
    .input(byApp)
    .output(z.strictObject({ removed: z.number() })),
  triggers: base
    .route({ method: 'GET', path: '/apps/{appId}/triggers', summary: 'Schedules and webhooks, with when they run next' })
    .input(byApp)
    .output(z.array(triggerStatus)),
  runTrigger: base
    .route({ method: 'POST', path: '/apps/{appId}/triggers/{triggerId}/run' })
    .input(z.strictObject({ appId, triggerId: z.string() }))
    .output(execution),
  switchOnTrigger: base
    .route({ method: 'POST', path: '/apps/{appId}/triggers/{triggerId}/switch-on', summary: 'Let a schedule that came with the app run on this machine' })
    .input(z.strictObject({ appId, triggerId: z.string() }))
    .output(triggerStatus),
  rotateSecret: base
    .route({ method: 'POST', path: '/apps/{appId}/triggers/{triggerId}/secret' })
    .input(z.strictObject({ appId, triggerId: z.string() }))
    .output(triggerStatus),
  /** Ticks when a run of the app starts, reports or ends. */
  watch: base.route({ method: 'GET', path: '/apps/{appId}/executions/changes' }).input(byApp).output(eventIterator(executionSummary)),
};
