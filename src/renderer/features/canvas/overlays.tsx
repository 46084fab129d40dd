import { useEffect, useReducer, type ReactElement } from 'react';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { useStore } from '../../platform/index.ts';
import { useEditor, useEditorState, useNode } from '../editor/index.ts';
import { rectToScreen, type Camera } from './camera.ts';
import type { CanvasController } from './canvas-controller.ts';
import { distancesBetween, type GapMark } from './gaps.ts';
import { union, type Rect } from './geometry.ts';
import { GhostPicture } from './ghost-picture.tsx';
import { cursorOf, HANDLES } from './resize.ts';
import type { Guide } from './snap.ts';

/** Outlines, handles, guides and bars, in screen px above the frames. Redrawn with the camera; the frames are not. */
export function Overlays({ controller }: { controller: CanvasController }): ReactElement {
  const editor = useEditor();
  const camera = useStore(controller.camera);
  const gesture = useStore(controller.gesture);
  const selection = useEditorState((state) => state.selection);
  const hoveredId = useEditorState((state) => state.hoveredId);
  const isCarrying = useEditorState((state) => state.carried !== null);
  useGeometryVersion(controller);
  const isMoving = gesture.kind === 'move';
  return (
    <div className="cv-overlays" aria-hidden="true">
      {hoveredId !== null && !selection.includes(hoveredId) && gesture.kind === 'idle' && !isCarrying && <Hover controller={controller} camera={camera} nodeId={hoveredId} />}
      {gesture.kind !== 'resize' && selection.map((id) => <Selected key={id} controller={controller} camera={camera} nodeId={id} isSingle={selection.length === 1} isMoving={isMoving || isCarrying} />)}
      {selection.length > 1 && gesture.kind === 'idle' && <GroupBox controller={controller} camera={camera} ids={selection} />}
      {gesture.kind === 'marquee' && <Box className="cv-marquee" camera={camera} rect={gesture.area} />}
      {(gesture.kind === 'move' || gesture.kind === 'insert') && gesture.container !== null && <Box className="cv-container" camera={camera} rect={gesture.container} />}
      {(gesture.kind === 'move' || gesture.kind === 'insert') && gesture.bar !== null && <Bar camera={camera} rect={gesture.bar} />}
      {gesture.kind === 'move' && gesture.rect !== null && (
        <Box className="cv-ghost" camera={camera} rect={gesture.rect}>
          <GhostPicture controller={controller} nodeId={gesture.ids[0]!} zoom={camera.zoom} />
        </Box>
      )}
      {gesture.kind === 'move' && gesture.ghost !== null && (
        <Box className="cv-ghost is-flow" camera={camera} rect={gesture.ghost}>
          <GhostPicture controller={controller} nodeId={gesture.ids[0]!} zoom={camera.zoom} />
          <span className="cv-name">{gesture.ids.length === 1 ? editor.nameOf(gesture.ids[0]!) : `${gesture.ids.length} components`}</span>
        </Box>
      )}
      {gesture.kind === 'resize' && (
        <Box className="cv-selected" camera={camera} rect={gesture.rect}>
          <span className="cv-size">{sizeText(gesture.rect)}</span>
        </Box>
      )}
      {(gesture.kind === 'move' || gesture.kind === 'resize') && gesture.guides.map((guide, i) => <GuideLine key={i} guide={guide} camera={camera} />)}
      {gesture.kind === 'move' && gesture.gaps.map((mark, i) => <Distance key={i} mark={mark} camera={camera} />)}
      {gesture.kind === 'idle' && <Measure controller={controller} camera={camera} selection={selection} hoveredId={hoveredId} />}
    </div>
  );
}

function useGeometryVersion(controller: CanvasController): void {
  const [, bump] = useReducer((n: number) => n + 1, 0);
  useEffect(() => controller.geometry.onDidChange(bump), [controller]);
}

function Box({ rect, camera, className, children }: { rect: Rect; camera: Camera; className: string; children?: React.ReactNode }): ReactElement {
  const seen = rectToScreen(camera, rect);
  return (
    <div className={className} style={{ transform: `translate(${Math.round(seen.x)}px, ${Math.round(seen.y)}px)`, width: Math.round(seen.w), height: Math.round(seen.h) }}>
      {children}
    </div>
  );
}

function Bar({ rect, camera }: { rect: Rect; camera: Camera }): ReactElement {
  const seen = rectToScreen(camera, rect);
  const isFlat = rect.w >= rect.h;
  return <div className="cv-bar" style={{ transform: `translate(${seen.x}px, ${seen.y}px)`, width: isFlat ? seen.w : 2, height: isFlat ? 2 : seen.h }} />;
}

function Hover({ controller, camera, nodeId }: { controller: CanvasController; camera: Camera; nodeId: string }): ReactElement {
  const editor = useEditor();
  useNode(nodeId);
  const rects = controller.geometry.rectsOf(nodeId);
  return (
    <>
      {rects.slice(0, 60).map((entry, i) => (
        <Box key={`${entry.frameId}${entry.instanceId}`} className="cv-hover" camera={camera} rect={entry.rect}>
          {i === 0 && <span className="cv-name">{editor.nameOf(nodeId)}</span>}
        </Box>
      ))}
    </>
  );
}

function Selected({ controller, camera, nodeId, isSingle, isMoving }: { controller: CanvasController; camera: Camera; nodeId: string; isSingle: boolean; isMoving: boolean }): ReactElement | null {
  const editor = useEditor();
  const node = useNode(nodeId);
  if (node === undefined) return null;
  const rects = controller.geometry.rectsOf(nodeId);
  const main = rects.find((entry) => entry.frameId === controller.activeFrameId) ?? rects[0];
  const canResize = isSingle && !isMoving && editor.canEdit && !editor.isRoot(nodeId) && !node.locked && componentSpec(node.type)?.isOverlay !== true;
  return (
    <>
      {rects.slice(0, 60).map((entry) => (
        <Box key={`${entry.frameId}${entry.instanceId}`} className={entry === main ? 'cv-selected' : 'cv-twin'} camera={camera} rect={entry.rect}>
          {entry === main && canResize && <Handles size={rectToScreen(camera, entry.rect)} />}
          {entry === main && isSingle && !isMoving && <span className="cv-size">{sizeText(entry.rect)}</span>}
        </Box>
      ))}
    </>
  );
}

/** px below which a side has no room for three handles and a place to drag by. */
const SMALL = 40;

/** Small things keep few handles, so that they can still be dragged. */
function Handles({ size }: { size: Rect }): ReactElement {
  const isFlat = size.h < SMALL;
  const isThin = size.w < SMALL;
  const shown = HANDLES.filter((handle) => (isFlat && isThin ? handle === 'se' : isFlat ? handle === 'e' || handle === 'w' : isThin ? handle === 'n' || handle === 's' : true));
  return (
    <>
      {shown.map((handle) => (
        <span key={handle} className={`cv-handle h-${handle}`} data-handle={handle} style={{ cursor: cursorOf(handle) }} />
      ))}
    </>
  );
}

function GroupBox({ controller, camera, ids }: { controller: CanvasController; camera: Camera; ids: readonly string[] }): ReactElement | null {
  const area = union(ids.flatMap((id) => controller.geometry.rectOf(id, controller.activeFrameId) ?? []));
  return area === null ? null : (
    <Box className="cv-group" camera={camera} rect={area}>
      <span className="cv-size">{ids.length} selected</span>
    </Box>
  );
}

function GuideLine({ guide, camera }: { guide: Guide; camera: Camera }): ReactElement {
  const isVertical = guide.axis === 'x';
  const rect = isVertical ? { x: guide.at, y: guide.from, w: 0, h: guide.to - guide.from } : { x: guide.from, y: guide.at, w: guide.to - guide.from, h: 0 };
  const seen = rectToScreen(camera, rect);
  const gap = guide.gap === undefined ? null : rectToScreen(camera, { x: guide.gap.x, y: guide.gap.y, w: 0, h: 0 });
  return (
    <>
      <span className="cv-guide" style={{ transform: `translate(${seen.x}px, ${seen.y}px)`, width: isVertical ? 1 : seen.w, height: isVertical ? seen.h : 1 }} />
      {gap !== null && (
        <span className="cv-gap" style={{ transform: `translate(${gap.x}px, ${gap.y}px) translate(-50%, -50%)` }}>
          {guide.gap?.size}
        </span>
      )}
    </>
  );
}

function Distance({ mark, camera }: { mark: GapMark; camera: Camera }): ReactElement {
  const isAcross = mark.axis === 'x';
  const seen = rectToScreen(camera, isAcross ? { x: mark.from, y: mark.at, w: mark.to - mark.from, h: 0 } : { x: mark.at, y: mark.from, w: 0, h: mark.to - mark.from });
  return (
    <>
      <span className="cv-distance" style={{ transform: `translate(${seen.x}px, ${seen.y}px)`, width: isAcross ? seen.w : 1, height: isAcross ? 1 : seen.h }} />
      <span className="cv-gap" style={{ transform: `translate(${seen.x + seen.w / 2}px, ${seen.y + seen.h / 2}px) translate(-50%, -50%)` }}>{mark.size}</span>
    </>
  );
}

/** With Alt held: how far the selection is from what is under the pointer, else from what is round it. */
function Measure({ controller, camera, selection, hoveredId }: { controller: CanvasController; camera: Camera; selection: readonly string[]; hoveredId: string | null }): ReactElement | null {
  const { editor, geometry, activeFrameId } = controller;
  const isOn = useStore(controller.isMeasuring);
  const [id] = selection;
  if (!isOn || id === undefined || selection.length > 1) return null;
  const otherId = hoveredId !== null && hoveredId !== id ? hoveredId : editor.app.parentOf(id);
  const own = geometry.rectOf(id, activeFrameId);
  const other = otherId === null ? null : geometry.rectOf(otherId, activeFrameId);
  if (own === null || other === null) return null;
  return (
    <>
      {distancesBetween(own, other).map((mark, i) => (
        <Distance key={i} mark={mark} camera={camera} />
      ))}
    </>
  );
}

function sizeText(rect: Rect): string {
  return `${Math.round(rect.w)} × ${Math.round(rect.h)}`;
}
