import type { StackFrame } from '../../shared/app/compile/stack-frame.ts';

/** Why an app had to be ended. The engine is unusable afterwards. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  /** In the app's script: what ran when it was ended, where the engine knows. */
  readonly at: StackFrame | null;
  readonly code: 'sandbox.deadline' | 'sandbox.memory' | 'sandbox.crashed' | 'sandbox.compile';

  constructor(code: EngineFailure['code'], detail: string, at: EngineFailure['at'] = null) {
    super(detail);
    this.code = code;
    this.at = at;
  }
}
