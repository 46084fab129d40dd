import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import type { AppFrame, SessionMessage, ViewNode } from '../../../shared/contracts/session.ts';
import type { AppSession } from '../../../sandbox/adapters/worker-threads.ts';
import type { HeadlessApp, HeadlessNode, HeadlessResult } from './types.ts';

/** A booted app without a screen. @param startedAt of `performance.now()` */
export function headlessApp(session: AppSession, data: AppDataPort, startedAt: number): HeadlessApp {
  const durationMs = performance.now() - startedAt;
  const { mirror } = session;

  function tree(id: string): HeadlessNode | null {
    const view = mirror.view(id);
    if (view === undefined) return null;
    const children = view.kids.map(tree).filter((child) => child !== null);
    return { id: view.id, type: view.type, props: view.props, state: view.state, children };
  }

  return {
    data,
    async send(message: SessionMessage): Promise<void> {
      session.send(message);
      await session.whenIdle();
    },
    frame: (): AppFrame | undefined => mirror.currentFrame() ?? undefined,
    view: (id: string): ViewNode | undefined => mirror.view(id),
    views: (): ViewNode[] => mirror.all(),
    result(): HeadlessResult {
      const logs = session.logs.all();
      const errors = logs.filter((entry) => entry.level === 'error');
      const root = mirror.currentFrame()?.root;
      return { ok: errors.length === 0 && session.currentStatus === 'running', tree: root === undefined ? null : tree(root), logs, errors, durationMs };
    },
    async close(): Promise<void> {
      session.stop();
    },
  };
}
