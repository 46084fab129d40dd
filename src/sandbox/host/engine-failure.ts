/** Why an app had to be ended. The engine is unusable afterwards. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly code: 'sandbox.deadline' | 'sandbox.memory' | 'sandbox.crashed' | 'sandbox.compile';

  constructor(code: EngineFailure['code'], detail: string) {
    super(detail);
    this.code = code;
  }
}
