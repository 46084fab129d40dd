import type { JsonObject } from '../../shared/kernel/json.ts';
import { type FromFrame, fromFrame, HELLO, type ToFrame } from '../code-frame/protocol.ts';

export type Failure = { message: string; line?: number; isHung: boolean };
type Options = {
  code: string;
  /** Asked for when the frame is there. */
  start: () => { inputs: JsonObject; theme: Readonly<Record<string, string>> };
  onHeight: (px: number) => void;
  onEvent: (name: string, payload: JsonObject) => void;
  onFailure: (failure: Failure) => void;
};

/** ms between looks, and how long an answer may take */
const PATIENCE = 3000;
/** Events in one look; more is an accident. */
const MOST_EVENTS = 300;
/** px; what grows with its frame would never end */
const HIGHEST = 4000;

/** This side of the frame of a coded component: gives it code and inputs, hears its events, and stops it when it no longer answers. */
export class CodeFrame {
  private readonly iframe: HTMLIFrameElement;
  private readonly options: Options;
  private port: MessagePort | null = null;
  private asked: { n: number } | null = null;
  private count = 0;
  private events = 0;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly onMessage = (event: MessageEvent): void => {
    // The frame has no origin to check: what counts is whose window it is.
    if (event.source === this.iframe.contentWindow && event.data === HELLO) this.start();
  };

  constructor(iframe: HTMLIFrameElement, options: Options) {
    this.iframe = iframe;
    this.options = options;
    globalThis.addEventListener('message', this.onMessage);
    this.timer = setInterval(() => this.look(), PATIENCE);
  }

  setInputs(inputs: JsonObject): void {
    this.post({ t: 'inputs', inputs });
  }

  setTheme(theme: Readonly<Record<string, string>>): void {
    this.post({ t: 'theme', theme });
  }

  dispose(): void {
    globalThis.removeEventListener('message', this.onMessage);
    clearInterval(this.timer);
    this.port?.close();
    this.port = null;
  }

  private start(): void {
    // A page that was loaded anew, by itself or by a browser that threw it away.
    this.port?.close();
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.asked = null;
    port1.onmessage = ({ data }: MessageEvent) => {
      const parsed = fromFrame.safeParse(data);
      if (parsed.success) this.receive(parsed.data);
    };
    this.iframe.contentWindow?.postMessage({ t: 'start', code: this.options.code, ...this.options.start() }, '*', [port2]);
  }

  private receive(message: FromFrame): void {
    switch (message.t) {
      case 'height':
        return this.options.onHeight(Math.min(message.px, HIGHEST));
      case 'event':
        if (++this.events <= MOST_EVENTS) this.options.onEvent(message.name, message.payload as JsonObject);
        return;
      case 'failed':
        return this.options.onFailure({ message: message.message, isHung: false, ...(message.line === undefined ? {} : { line: message.line }) });
      case 'pong':
        if (message.n === this.asked?.n) this.asked = null;
        return;
      case 'drawn':
    }
  }

  private look(): void {
    this.events = 0;
    if (this.port === null) return;
    // A tab that nobody looks at runs its timers seldom; it is not hung for that.
    if (this.asked !== null && document.visibilityState === 'visible') {
      this.dispose();
      this.options.onFailure({ message: 'It does not answer.', isHung: true });
      return;
    }
    this.asked = { n: ++this.count };
    this.post({ t: 'ping', n: this.count });
  }

  private post(message: ToFrame): void {
    this.port?.postMessage(message);
  }
}
