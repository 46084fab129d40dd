import type { Effect } from '../../shared/contracts/session.ts';
import type { Screen } from './screen.ts';

/** Effects that the screen answers, such as a question with yes and no. */
export class ScreenQuestions {
  private readonly screen: Screen;
  private readonly waiting = new Map<number, (value: unknown) => void>();
  private next = 1;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  ask(make: (effectId: number) => Effect): Promise<unknown> {
    const effectId = this.next++;
    this.screen.effect(make(effectId));
    return new Promise((resolve) => this.waiting.set(effectId, resolve));
  }

  /** An answer to what was never asked, or was answered already, changes nothing. */
  answer(effectId: number, value: unknown): void {
    const resolve = this.waiting.get(effectId);
    this.waiting.delete(effectId);
    resolve?.(value);
  }
}
