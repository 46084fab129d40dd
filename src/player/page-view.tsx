import type { ReactElement } from 'react';
import { AppRoot } from './core/app-root.tsx';
import { NodeView } from './core/node-view.tsx';
import type { ViewSource } from './core/view-source.ts';

export type PageViewProps = {
  source: ViewSource;
  /** Instance id of a page's root, or of an overlay, which is then drawn in place. */
  rootId: string;
  /** Width of the frame in px; the layout answers to it, not to the window. */
  width: number;
  scheme?: 'light' | 'dark';
};

/** One page as it looks at a width, for frames on the canvas. Grows with its content. */
export function PageView({ source, rootId, width, scheme }: PageViewProps): ReactElement {
  return (
    <AppRoot source={source} rootId={rootId} className="ca-page" style={{ width }} scheme={scheme}>
      <div className="ca-main ca-main-static">
        <NodeView id={rootId} />
      </div>
    </AppRoot>
  );
}
