import type { ScreenPreview } from '../../../shared/contracts/ide.ts';
import type { AppFrame, SessionMessage, ViewNode } from '../../../shared/contracts/session.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import type { ViewSource } from '../../../player/index.ts';

const NOTHING: Disposer = () => {};

/** A screen as a running app drew it once. It stays as it is; asking for another page is passed on. */
export class StillSource implements ViewSource {
  readonly mode = 'run' as const;
  private readonly views: ReadonlyMap<string, ViewNode>;
  private readonly current: AppFrame;
  private readonly onPage: (pageId: string) => void;

  /** @param theme instead of the app's own, to look like the app it is meant for */
  constructor({ frame, views }: ScreenPreview, { theme, onPage = () => {} }: { theme?: AppFrame['theme']; onPage?: (pageId: string) => void } = {}) {
    this.views = new Map(views.map((view) => [view.id, view]));
    this.current = theme === undefined ? frame : { ...frame, theme };
    this.onPage = onPage;
  }

  view(id: string): ViewNode | undefined {
    return this.views.get(id);
  }
  frame(): AppFrame {
    return this.current;
  }
  subscribe(): Disposer {
    return NOTHING;
  }
  subscribeFrame(): Disposer {
    return NOTHING;
  }
  send(message: SessionMessage): void {
    if (message.type === 'navigate' && message.pageId !== undefined) this.onPage(message.pageId);
  }
}
