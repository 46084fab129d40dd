import { useLayoutEffect, useRef, type ReactElement } from 'react';
import type { CanvasController } from './canvas-controller.ts';

/** More elements than this are not copied: the ghost is then a plain box. */
const MOST = 1500;

/** What is dragged, as it looks: a copy of its elements, in a shell like the app's so that theme and sizes are the same. */
export function GhostPicture({ controller, nodeId, zoom }: { controller: CanvasController; nodeId: string; zoom: number }): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = controller.geometry.elementOf(nodeId, controller.activeFrameId);
    if (element === null || holder.current === null) return;
    const picture = pictureOf(element);
    if (picture !== null) holder.current.replaceChildren(picture);
  }, [controller, nodeId]);
  return <div ref={holder} className="cv-picture" inert style={{ transform: `scale(${zoom})` }} />;
}

function pictureOf(element: HTMLElement): HTMLElement | null {
  const root = element.closest<HTMLElement>('.ca-root, .ca-app, .ca-page');
  if (root === null || element.getElementsByTagName('*').length > MOST) return null;
  const copy = element.cloneNode(true) as HTMLElement;
  const { offsetWidth, offsetHeight } = element;
  Object.assign(copy.style, { position: 'static', margin: '0', width: `${offsetWidth}px`, height: `${offsetHeight}px`, flex: 'none' });
  // Only the page itself may be found by node.
  for (const each of [copy, ...copy.querySelectorAll<HTMLElement>('[data-node]')]) {
    delete each.dataset['node'];
    delete each.dataset['instance'];
  }
  copyBitmaps(element, copy);
  const shell = root.cloneNode(false) as HTMLElement;
  shell.removeAttribute('id');
  Object.assign(shell.style, { width: `${root.offsetWidth}px`, height: 'auto', minHeight: '0', background: 'none' });
  shell.append(copy);
  return shell;
}

/** Copies of a canvas come out empty. */
function copyBitmaps(from: HTMLElement, to: HTMLElement): void {
  const copies = to.querySelectorAll('canvas');
  from.querySelectorAll('canvas').forEach((canvas, i) => {
    if (canvas.width > 0 && canvas.height > 0) copies[i]?.getContext('2d')?.drawImage(canvas, 0, 0);
  });
}
