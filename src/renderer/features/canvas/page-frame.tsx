import { memo, useLayoutEffect, useMemo, useRef, type ReactElement } from 'react';
import { AppView, PageView, type ViewSource } from '../../../player/index.ts';
import { useEditor, useLive, useTree } from '../editor/index.ts';
import type { CanvasController } from './canvas-controller.ts';
import type { PlacedFrame } from './frames.ts';
import { FrameBars } from './frame-bars.tsx';

type Props = { frame: PlacedFrame; controller: CanvasController; isDetailed: boolean; onMeasure: (frameId: string, height: number) => void };

/** One frame in the world. Its content is inert: the canvas does all the pointing, the layers tree is the accessible twin. */
export const PageFrame = memo(function PageFrame({ frame, controller, isDetailed, onMeasure }: Props): ReactElement {
  return (
    <div className="cv-frame" data-frame={frame.id} data-device={frame.device} style={{ transform: `translate(${frame.rect.x}px, ${frame.rect.y}px)`, width: frame.rect.w, height: frame.rect.h }}>
      {isDetailed ? <FrameContent frame={frame} controller={controller} onMeasure={onMeasure} /> : <FrameBars frame={frame} controller={controller} />}
      {isDetailed && <EmptyHint rootId={frame.rootId} />}
    </div>
  );
});

function EmptyHint({ rootId }: { rootId: string }): ReactElement | null {
  const editor = useEditor();
  const tree = useTree();
  if (tree.children(rootId).length > 0 || !editor.canEdit) return null;
  return (
    <div className="cv-empty">
      <b>Drag a component here, or press <kbd>/</kbd></b>
    </div>
  );
}

function FrameContent({ frame, controller, onMeasure }: Omit<Props, 'isDetailed'>): ReactElement {
  const live = useLive();
  const content = useRef<HTMLDivElement>(null);
  const source = useMemo((): ViewSource => pageSource(live, frame.pageId, frame.rootId), [live, frame.pageId, frame.rootId]);
  // Before the content leaves the page, so that where things were can still be read.
  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) return undefined;
    const stop = controller.geometry.register(frame.id, element);
    const observer = new ResizeObserver(() => onMeasure(frame.id, element.offsetHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [controller, frame.id, onMeasure]);
  return (
    <div ref={content} inert className="cv-content" style={{ width: frame.width, minHeight: frame.minHeight }}>
      {frame.device === 'overlay' || frame.device === 'component' ? <PageView source={source} rootId={frame.rootId} width={frame.width} /> : <AppView source={source} />}
    </div>
  );
}

/** The shared source, seen from one page: its frame names that page as the current one. */
function pageSource(live: ViewSource, pageId: string, rootId: string): ViewSource {
  let last: { from: ReturnType<ViewSource['frame']>; made: ReturnType<ViewSource['frame']> } | null = null;
  return {
    mode: 'design',
    view: (id) => live.view(id),
    subscribe: (id, listener) => live.subscribe(id, listener),
    subscribeFrame: (listener) => live.subscribeFrame(listener),
    send: () => {},
    codeComponent: (id) => live.codeComponent?.(id),
    frame() {
      const from = live.frame();
      if (last === null || last.from !== from) last = { from, made: from === undefined ? undefined : { ...from, pageId, root: rootId } };
      return last.made;
    },
  };
}
