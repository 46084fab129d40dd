import type { Place } from '../../shared/contracts/sandbox.ts';
import { HostError, type Bridge } from './bridge.ts';
import { fatal, isFatal, messageOf } from './errors.ts';

/** What does not work right now, told once for each message and place. */
export class Problems {
  private readonly bridge: Bridge;
  private readonly isAwaitingData: () => boolean;
  private readonly texts = new Map<string, string>();
  /** Problems of bindings seen while a query waits for its first answer; most are gone once it is there. */
  private readonly early = new Map<string, { source: string; text: string; place: Place }>();

  constructor(bridge: Bridge, isAwaitingData: () => boolean) {
    this.bridge = bridge;
    this.isAwaitingData = isAwaitingData;
  }

  get size(): number {
    return this.texts.size;
  }

  /** @param key "node:title:text" */
  get(key: string): string | undefined {
    return this.texts.get(key);
  }

  /** @param isRepeated many share the place: its message is not forgotten when one of them works */
  reporter(source: string, place: Place, isRepeated = false): (error: unknown) => void {
    const key = `${place.kind}:${place.id}:${place.key ?? ''}`;
    return (error) => {
      if (error === null) {
        if (!isRepeated) this.texts.delete(key);
        this.early.delete(key);
        return;
      }
      if (isFatal(error)) fatal(error);
      const text = messageOf(error);
      if (source === 'binding' && !(error instanceof HostError) && this.isAwaitingData()) this.early.set(key, { source, text, place });
      else this.report(key, source, text, place);
    };
  }

  reportEarly(): void {
    if (this.early.size === 0 || this.isAwaitingData()) return;
    for (const [key, { source, text, place }] of this.early) this.report(key, source, text, place);
    this.early.clear();
  }

  clear(): void {
    this.texts.clear();
    this.early.clear();
  }

  private report(key: string, source: string, text: string, place: Place): void {
    if (this.texts.get(key) === text) return;
    this.texts.set(key, text);
    this.bridge.log('error', source, text, place);
  }
}
