import { useCallback } from 'react';
import { useEditor, useLive } from '../editor/index.ts';
import type { ScopeEntry } from './completion.ts';
import { buildScope } from './scope.ts';

/**
 * Names for what belongs to no page: queries and variables may use components of every page.
 * @param ownId itself, which it cannot use
 */
export function useAppScope(ownId: string): () => readonly ScopeEntry[] {
  const { app } = useEditor();
  const live = useLive();
  return useCallback(() => buildScope(app, null, (id) => live.liveView(id), { isAppWide: true }).filter((entry) => entry.name !== ownId), [app, live, ownId]);
}
