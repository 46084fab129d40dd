import type { AppFrame, SessionMessage } from '../../shared/contracts/session.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { ExampleSource, type Sketch } from '../core/example-source.ts';
import { type ThemeInput, makeFrame } from './frame.ts';

export type { Sketch } from '../core/example-source.ts';

export type StaticSourceOptions = { theme?: ThemeInput; frame?: Partial<AppFrame>; mode?: 'run' | 'design' };

/** An example source in the frame of an app with pages, which records what was sent. */
export class StaticSource extends ExampleSource {
  readonly sent: SessionMessage[] = [];

  constructor(root: Sketch, options: StaticSourceOptions = {}) {
    super(root, (rootId) => makeFrame(rootId, options.theme, options.frame), options.mode);
  }

  override send(message: SessionMessage): void {
    this.sent.push(message);
    super.send(message);
  }

  /** The payloads sent for one event. */
  payloads(id: string, event: string): JsonObject[] {
    return this.sent.flatMap((message) => (message.type === 'event' && message.id === id && message.event === event ? [message.payload as JsonObject] : []));
  }
}
