import { useEffect, useState, type ReactElement, type RefObject } from 'react';
import { PointMenu, type MenuPoint } from '../../ui/index.ts';
import { contextMenu } from '../editor/index.ts';
import { rectToScreen, toWorld } from './camera.ts';
import type { CanvasController } from './canvas-controller.ts';
import { union } from './geometry.ts';
import { pick, stackAt } from './hit-test.ts';

/** The menu of what is under the pointer: a right click selects it first, unless it is selected already. The menu key opens it at the selection. */
export function CanvasMenu({ controller, viewport }: { controller: CanvasController; viewport: RefObject<HTMLElement | null> }): ReactElement | null {
  const { editor, geometry } = controller;
  const [at, setAt] = useState<MenuPoint | null>(null);
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const open = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('[data-canvas-ui], input, textarea')) return;
      event.preventDefault();
      if (!editor.canEdit) return;
      // The menu key and Shift F10: no right button. On a Mac a Ctrl click is a right click.
      if (event.button !== 2 && !event.ctrlKey) return setAt(besideSelection(controller, element));
      const point = toWorld(controller.camera.get(), controller.local(event));
      const frame = geometry.frameAt(point);
      const stack = frame === null ? [] : stackAt(geometry.drawn(frame.id), point);
      const { selection } = editor.state;
      if (!stack.some((id) => selection.includes(id) && !editor.isRoot(id))) {
        const found = pick(stack, (id) => editor.isLocked(id));
        controller.activeFrameId = frame?.id ?? null;
        if (frame !== null) editor.showPage(frame.pageId);
        editor.select(found === null || editor.isRoot(found) ? [] : [found]);
      }
      setAt({ x: event.clientX, y: event.clientY });
    };
    element.addEventListener('contextmenu', open);
    return () => element.removeEventListener('contextmenu', open);
  }, [controller, editor, geometry, viewport]);
  if (at === null) return null;
  return (
    <PointMenu
      at={at}
      label="Actions"
      items={contextMenu(editor, () => controller.zoomToSelection())}
      onClose={() => {
        setAt(null);
        viewport.current?.focus({ preventScroll: true });
      }}
    />
  );
}

function besideSelection(controller: CanvasController, element: HTMLElement): MenuPoint {
  const box = element.getBoundingClientRect();
  const area = union(controller.editor.state.selection.flatMap((id) => controller.geometry.rectOf(id, controller.activeFrameId) ?? []));
  if (area === null) return { x: box.left + box.width / 2, y: box.top + box.height / 3 };
  const seen = rectToScreen(controller.camera.get(), area);
  return { x: Math.min(box.right, Math.max(box.left, box.left + seen.x)), y: Math.min(box.bottom, Math.max(box.top, box.top + seen.y + seen.h)) };
}
