import { useMemo } from 'react';
import { useEditor, useLive, useSection, useTree } from '../editor/index.ts';
import type { ScopeEntry } from './completion.ts';
import { buildScope } from './scope.ts';

/**
 * Names for what belongs to no page: queries and variables may use components of every page.
 * @param ownId itself, which it cannot use
 */
export function useAppScope(ownId: string): readonly ScopeEntry[] {
  const { app } = useEditor();
  const live = useLive();
  const { children, node } = useTree();
  const entities = useSection('entities');
  const queries = useSection('queries');
  const variables = useSection('state');
  const modules = useSection('modules');
  return useMemo(() => {
    const source = { children, node, parentOf: (id: string) => app.parentOf(id), pageOf: (id: string) => app.pageOf(id), pages: () => app.pages(), entities: () => entities, queries: () => queries, state: () => variables, modules: () => modules };
    return buildScope(source, null, (id) => live.liveView(id), { isAppWide: true }).filter((entry) => entry.name !== ownId);
  }, [app, live, children, node, entities, queries, variables, modules, ownId]);
}
