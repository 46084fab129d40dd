import type { implement } from '@orpc/server';
import type { IdeContract } from '../../shared/contracts/ide.ts';
import type { Execution } from '../../shared/contracts/executions.ts';
import type { ExecutionsService } from '../services/executions/types.ts';
import { pushStream } from './push-stream.ts';

/** With or without the middleware of the whole router. */
type ExecutionsImplementer = Omit<ReturnType<typeof implement<IdeContract, Record<never, never>>>['executions'], 'middleware' | 'use'>;

const OK = { ok: true } as const;

/** Runs without a screen, their history and their triggers. */
export function executionRoutes(os: ExecutionsImplementer, executions: ExecutionsService) {
  const begun = async (started: Promise<{ execution: Execution }>): Promise<Execution> => (await started).execution;

  return os.router({
    functions: os.functions.handler(({ input }) => executions.functions(input.appId)),
    execute: os.execute.handler(async ({ input: { wait, ...request } }) => {
      const { execution, done } = await executions.execute(request);
      return wait ? done : execution;
    }),
    list: os.list.handler(({ input }) => executions.list(input)),
    get: os.get.handler(({ input }) => executions.get(input.executionId)),
    events: os.events.handler(({ input, signal }) =>
      pushStream(signal, (push, end) =>
        executions.subscribe(input.executionId, (event) => {
          push(event);
          if (event.type === 'done') end();
        }),
      ),
    ),
    cancel: os.cancel.handler(async ({ input }) => {
      await executions.cancel(input.executionId);
      return OK;
    }),
    rerun: os.rerun.handler(({ input }) => begun(executions.rerun(input.executionId))),
    clear: os.clear.handler(async ({ input }) => ({ removed: await executions.clear(input.appId) })),
    triggers: os.triggers.handler(({ input }) => executions.triggers(input.appId)),
    runTrigger: os.runTrigger.handler(({ input }) => begun(executions.runTrigger(input.appId, input.triggerId))),
    switchOnTrigger: os.switchOnTrigger.handler(({ input }) => executions.switchOnTrigger(input.appId, input.triggerId)),
    rotateSecret: os.rotateSecret.handler(({ input }) => executions.rotateSecret(input.appId, input.triggerId)),
    watch: os.watch.handler(({ input, signal }) => pushStream(signal, (push) => executions.onDidChange(input.appId, push))),
  });
}
