import Monitor from 'lucide-react/icons/monitor';
import AppWindow from 'lucide-react/icons/app-window';
import Component from 'lucide-react/icons/component';
import Smartphone from 'lucide-react/icons/smartphone';
import type { ReactElement } from 'react';
import { useStore } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { DETAIL_ZOOM, rectToScreen } from './camera.ts';
import type { CanvasController } from './canvas-controller.ts';
import type { PlacedFrame } from './frames.ts';

const ICONS = { desktop: Monitor, phone: Smartphone, overlay: AppWindow, component: Component };

/** Names above the frames; 11 px at every zoom. A click shows the page's properties, a double click fills the view with it. */
export function FrameLabels({ controller, frames, visible }: { controller: CanvasController; frames: readonly PlacedFrame[]; visible: ReadonlySet<string> }): ReactElement {
  const editor = useEditor();
  const camera = useStore(controller.camera);
  return (
    <div className="cv-labels">
      {frames.filter((frame) => visible.has(frame.id)).map((frame) => {
        const seen = rectToScreen(camera, frame.rect);
        const Icon = ICONS[frame.device];
        // Far away there is no room between the rows: the label moves into its frame.
        const isInside = camera.zoom < DETAIL_ZOOM;
        return (
          <button
            key={frame.id}
            type="button"
            className={isInside ? 'cv-label is-inside' : 'cv-label'}
            data-canvas-ui=""
            aria-label={`${frame.title} ${frame.detail}`}
            style={{ transform: `translate(${Math.round(seen.x)}px, ${Math.round(isInside ? seen.y + 2 : seen.y - 24)}px)`, maxWidth: Math.max(20, seen.w) }}
            onClick={() => {
              controller.activeFrameId = frame.id;
              editor.showPage(frame.pageId);
              editor.select(frame.device === 'overlay' ? [frame.rootId] : []);
            }}
            onDoubleClick={() => controller.zoomToPage(frame.pageId)}
          >
            <Icon size={13} aria-hidden />
            {seen.w > 56 && <span className="ell">{frame.title}</span>}{' '}
            {seen.w > 200 && <span className="t3 ell">{frame.detail}</span>}
          </button>
        );
      })}
    </div>
  );
}
