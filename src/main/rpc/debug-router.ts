import type { implement } from '@orpc/server';
import type { IdeContract } from '../../shared/contracts/ide.ts';
import type { DebugChange, DebugComponent, DebugRequest, DebugState, DebugWhy } from '../../shared/contracts/debug.ts';
import type { Inspected } from '../../shared/contracts/inspected.ts';
import { pushStream } from './push-stream.ts';
import type { ExecutionService } from '../services/execution/types.ts';

/** With or without the middleware of the whole router. */
type DebugImplementer = Omit<ReturnType<typeof implement<IdeContract, Record<never, never>>>['debug'], 'middleware' | 'use'>;

const OK = { ok: true } as const;

/** Looking into running apps. What apps answer is parsed by the contract on its way out. */
export function debugRoutes(os: DebugImplementer, execution: ExecutionService) {
  const ask = <Answer>(sessionId: string, request: DebugRequest): Promise<Answer> => execution.debug(sessionId).ask(request) as Promise<Answer>;

  return os.router({
    watch: os.watch.handler(({ input, signal }) => pushStream(signal, (push) => execution.debug(input.sessionId).watch(push))),
    control: os.control.handler(({ input }) => {
      execution.debug(input.sessionId).control(input.action);
      return OK;
    }),
    steps: os.steps.handler(({ input }) => {
      execution.debug(input.sessionId).setSteps(input.mode);
      return OK;
    }),
    go: os.go.handler(({ input }) => {
      execution.debug(input.sessionId).go(input.pauseId, input.how);
      return OK;
    }),
    state: os.state.handler(async ({ input }) => ({
      ...(await ask<Omit<DebugState, 'memoryBytes'>>(input.sessionId, { op: 'state', nodes: input.nodes })),
      memoryBytes: execution.memoryOf(input.sessionId),
    })),
    component: os.component.handler(({ input }) => ask<DebugComponent | null>(input.sessionId, { op: 'component', id: input.id })),
    value: os.value.handler(({ input }) => ask<Inspected>(input.sessionId, { op: 'value', path: input.path, offset: input.offset, limit: input.limit })),
    why: os.why.handler(({ input }) => ask<DebugWhy>(input.sessionId, { op: 'why', target: input.target })),
    changes: os.changes.handler(({ input }) => ask<DebugChange[]>(input.sessionId, { op: 'changes', after: input.after })),
  });
}
