import { useEffect, useRef, useState } from 'react';
import { rpc, useStore } from '../../platform/index.ts';
import { useEditor, useRun, type RunController } from '../editor/index.ts';
import type { LoadValue } from '../values/index.ts';
import { DebugController } from './debug-controller.ts';

const controllers = new WeakMap<RunController, DebugController>();

function debugOf(appId: string, run: RunController): DebugController {
  let found = controllers.get(run);
  if (found === undefined) {
    found = new DebugController(appId, run);
    controllers.set(run, found);
  }
  return found;
}

export function useDebug(): DebugController {
  const editor = useEditor();
  return debugOf(editor.appId, useRun());
}

/** Collects for as long as the component is there. */
export function useAttached(isOn = true): DebugController {
  const debug = useDebug();
  useEffect(() => (isOn ? debug.attach() : undefined), [debug, isOn]);
  return debug;
}

/** Of the running app, fetched when something is opened. */
export function useLoadValue(): LoadValue {
  const run = useRun();
  const load = useRef<LoadValue>(async (path, offset) => {
    const sessionId = run.sessionId();
    if (sessionId === null) throw new Error('The app is not running.');
    return rpc.debug.value({ sessionId, path: [...path], offset, limit: 100 });
  });
  return load.current;
}

export type Live<Value> = { value: Value | undefined; problem: string | null };

/** What the running app answers, asked again with its news: one question at a time, so that a slow app is not flooded. */
export function useLive<Value>(key: string, ask: (sessionId: string) => Promise<Value>): Live<Value> {
  const debug = useDebug();
  const run = useRun();
  const news = useStore(debug.news);
  const { status } = useStore(run.state);
  const [live, setLive] = useState<Live<Value> & { key: string }>({ key, value: undefined, problem: null });
  const state = useRef({ isAsking: false, isStale: false, key, ask, isGone: false });
  state.current.key = key;
  state.current.ask = ask;
  useEffect(() => {
    const now = state.current;
    now.isGone = false;
    const read = async (): Promise<void> => {
      const sessionId = run.sessionId();
      if (sessionId === null) return;
      if (now.isAsking) {
        now.isStale = true;
        return;
      }
      now.isAsking = true;
      do {
        now.isStale = false;
        const asked = now.key;
        try {
          const value = await now.ask(sessionId);
          if (!now.isGone) setLive({ key: asked, value, problem: null });
        } catch (error) {
          if (!now.isGone) setLive({ key: asked, value: undefined, problem: error instanceof Error ? error.message : String(error) });
        }
      } while (now.isStale && !now.isGone);
      now.isAsking = false;
    };
    void read();
  }, [run, key, news, status]);
  useEffect(() => {
    const now = state.current;
    return () => {
      now.isGone = true;
    };
  }, []);
  return live.key === key ? live : { value: undefined, problem: null };
}
