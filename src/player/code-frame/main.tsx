import * as React from 'react';
import { Component, type ComponentType, type ReactNode, useLayoutEffect, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { CODE_NAME, codeScript, DEFINE, LINES_ABOVE } from '../../shared/app/components/code-script.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { type FromFrame, HELLO, startMessage, toFrame } from './protocol.ts';

/**
 * Runs inside the frame of a coded component: a page without an origin whose policy allows no connection at all. It gets the code and the
 * inputs from the window it is in and can do nothing but draw and send events back.
 */
type Author = ComponentType<{ inputs: JsonObject; emit: (name: string, payload?: JsonObject) => void }>;
type Factory = (exports: { default?: unknown }, require: (name: string) => unknown, React: unknown) => void;

const place = document.getElementById('root') as HTMLElement;
let root: Root | null = null;
let port: MessagePort | null = null;
let author: Author | null = null;
let inputs: JsonObject = {};

function post(message: FromFrame): void {
  port?.postMessage(message);
}

function fail(error: unknown, at?: number): void {
  const message = error instanceof Error ? error.message : String(error);
  const line = at ?? lineOf(error);
  post({ t: 'failed', message: message.slice(0, 2000), ...(line === undefined ? {} : { line }) });
}

/** Whether a file that an error names is the author's. Browsers differ in whether they take the name that the script gives itself. */
function isAuthors(file: string): boolean {
  return file.startsWith('blob:') || file.endsWith(CODE_NAME);
}

/** The first place in the author's code on the stack. */
function lineOf(error: unknown): number | undefined {
  const found = error instanceof Error ? [...(error.stack ?? '').matchAll(/([^\s(@]+):(\d+):\d+/g)].find(([, file = '']) => isAuthors(file)) : undefined;
  const line = found === undefined ? 0 : Number(found[2]) - LINES_ABOVE;
  return line > 0 ? line : undefined;
}

function emit(name: string, payload: JsonObject = {}): void {
  // What is not JSON cannot leave.
  post({ t: 'event', name: String(name), payload: JSON.parse(JSON.stringify(payload ?? {})) as JsonObject });
}

class Boundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }
  override componentDidCatch(error: unknown): void {
    fail(error);
  }
  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}

/** Tells how high the content is, whenever that changes. */
function Measured({ children }: { children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const tell = (): void => post({ t: 'height', px: Math.ceil(element.getBoundingClientRect().height) });
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    tell();
    post({ t: 'drawn' });
    return () => observer.disconnect();
  }, []);
  // Margins of what is inside count.
  return (
    <div ref={box} style={{ display: 'flow-root' }}>
      {children}
    </div>
  );
}

function draw(): void {
  if (author === null) return;
  const Author = author;
  root ??= createRoot(place, { onCaughtError: () => {}, onUncaughtError: (error) => fail(error) });
  root.render(
    <Boundary>
      <Measured>
        <Author inputs={inputs} emit={emit} />
      </Measured>
    </Boundary>,
  );
}

function paint(theme: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(theme)) if (name.startsWith('--')) document.documentElement.style.setProperty(name, value);
}

function require(name: string): unknown {
  if (name === 'react') return React;
  throw new Error(`“${name}” cannot be imported here: only “react” can.`);
}

/** ms that one task may go on in loops */
const LONGEST_TASK = 2000;
let taskBegan: number | null = null;
let ticks = 0;

/** Called in each round of each loop of the author's. Where the frame shares its process with the page, nothing else could stop it. */
Object.defineProperty(globalThis, '__tick', {
  value: () => {
    if ((++ticks & 1023) !== 0 && taskBegan !== null) return;
    const now = performance.now();
    if (taskBegan === null) {
      taskBegan = now;
      setTimeout(() => (taskBegan = null));
    } else if (now - taskBegan > LONGEST_TASK) throw new Error(`A loop went on for more than ${LONGEST_TASK / 1000} seconds and was stopped.`);
  },
});

/** The code runs as a script of its own, so that errors name its lines. */
function run(code: string): void {
  Object.defineProperty(globalThis, DEFINE, {
    configurable: true,
    value: (factory: Factory) => {
      Reflect.deleteProperty(globalThis, DEFINE);
      const exports: { default?: unknown } = {};
      try {
        factory(exports, require, React);
        if (typeof exports.default !== 'function') throw new Error('The code must have “export default function …”, which draws the component.');
        author = exports.default as Author;
        draw();
      } catch (error) {
        fail(error);
      }
    },
  });
  const script = document.createElement('script');
  // A page that is one file allows scripts by their hashes; that of the IDE cannot know them before.
  if (document.documentElement.dataset['scripts'] === 'inline') script.textContent = codeScript(code);
  else script.src = URL.createObjectURL(new Blob([codeScript(code)], { type: 'text/javascript' }));
  document.head.append(script);
}

globalThis.addEventListener('error', (event) =>
  fail(event.error ?? event.message, isAuthors(event.filename) && event.lineno > LINES_ABOVE ? event.lineno - LINES_ABOVE : undefined),
);
globalThis.addEventListener('unhandledrejection', (event) => fail(event.reason));
globalThis.addEventListener('message', (event) => {
  // Opened by another page without the sandbox, it would run code as the site that serves it.
  if (globalThis.origin !== 'null') return;
  const given = event.ports[0];
  const parsed = startMessage.safeParse(event.data);
  if (port !== null || event.source !== globalThis.parent || given === undefined || !parsed.success) return;
  port = given;
  port.onmessage = ({ data }: MessageEvent) => {
    const message = toFrame.safeParse(data);
    if (!message.success) return;
    if (message.data.t === 'ping') post({ t: 'pong', n: message.data.n });
    else if (message.data.t === 'theme') paint(message.data.theme);
    else {
      ({ inputs } = message.data);
      draw();
    }
  };
  ({ inputs } = parsed.data);
  paint(parsed.data.theme);
  run(parsed.data.code);
});
globalThis.parent.postMessage(HELLO, '*');
