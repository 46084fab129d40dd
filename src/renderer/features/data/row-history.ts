/** One change of rows made here. `redo` null: it cannot be done again, such as an import whose file is gone. */
export type RowStep = { undo: () => Promise<unknown>; redo: (() => Promise<unknown>) | null };

const MOST = 200;

/** Undo and redo of one entity's rows, as far as they were changed in this window. */
export class RowHistory {
  private done: RowStep[] = [];
  private undone: RowStep[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  remember(step: RowStep): void {
    this.done = [...this.done, step].slice(-MOST);
    this.undone = [];
  }

  /** A step that fails stays where it was. */
  async undo(): Promise<void> {
    const step = this.done.at(-1);
    if (step === undefined) return;
    await step.undo();
    this.done = this.done.filter((other) => other !== step);
    if (step.redo !== null) this.undone = [...this.undone, step];
  }

  async redo(): Promise<void> {
    const step = this.undone.at(-1);
    if (step?.redo == null) return;
    await step.redo();
    this.undone = this.undone.filter((other) => other !== step);
    this.done = [...this.done, step];
  }

  clear(): void {
    this.done = [];
    this.undone = [];
  }

  /** Undoes exactly this step, when it is still there. */
  async undoStep(step: RowStep): Promise<void> {
    if (!this.done.includes(step)) return;
    await step.undo();
    this.done = this.done.filter((other) => other !== step);
    if (step.redo !== null) this.undone = [...this.undone, step];
  }
}

const histories = new Map<string, RowHistory>();

/** Kept while the window is open, so that looking at another entity forgets nothing. */
export function historyOf(appId: string, entityId: string): RowHistory {
  const key = `${appId} ${entityId}`;
  const found = histories.get(key) ?? new RowHistory();
  histories.set(key, found);
  return found;
}

/** For when all rows of an app are others. */
export function forgetHistories(appId: string): void {
  for (const [key, history] of histories) if (key.startsWith(`${appId} `)) history.clear();
}
