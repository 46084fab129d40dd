import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { AppFrame, ViewNode } from '../../shared/contracts/session.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import type { ViewSource } from './view-source.ts';

export type MethodHandlers = Readonly<Record<string, (...args: Json[]) => void>>;

export type Player = {
  source: ViewSource;
  /** Screen methods of drawn instances ("focus"), called by effects. */
  methods: Map<string, MethodHandlers>;
  /** Where dialogs, menus and pickers are drawn: inside the app's root, so that they have its theme and stay in it. */
  overlayRoot: HTMLElement | null;
  scheme: 'light' | 'dark';
  /** Overlays that are drawn in place because they are the root of a canvas frame. */
  rootId: string;
};

export const PlayerContext = createContext<Player | null>(null);

/** Whether a main landmark, or a component that has one, is round this: there is one of each landmark at most. */
export const LandmarkContext = createContext(true);

export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (player === null) throw new Error('A component is drawn outside AppView and PageView');
  return player;
}

/** Redraws only when this instance changes. */
export function useView(id: string): ViewNode | undefined {
  const { source } = usePlayer();
  const subscribe = useCallback((listener: () => void) => source.subscribe(id, listener), [source, id]);
  return useSyncExternalStore(
    subscribe,
    () => source.view(id),
    () => source.view(id),
  );
}

export function useFrame(source: ViewSource): AppFrame | undefined {
  const subscribe = useCallback((listener: () => void) => source.subscribeFrame(listener), [source]);
  return useSyncExternalStore(
    subscribe,
    () => source.frame(),
    () => source.frame(),
  );
}

export type Send = (event: string, payload?: JsonObject) => void;

/** Offers methods to the app while the instance is drawn. */
export function useMethods(id: string, handlers: MethodHandlers): void {
  const { methods } = usePlayer();
  useEffect(() => {
    methods.set(id, handlers);
    return () => {
      if (methods.get(id) === handlers) methods.delete(id);
    };
  });
}
