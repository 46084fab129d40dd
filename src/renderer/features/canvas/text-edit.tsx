import { useEffect, useRef, type CSSProperties, type ReactElement } from 'react';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { setProperty } from '../../../shared/app/document/index.ts';
import { useStore } from '../../platform/index.ts';
import { useEditor, useNode, type Editor } from '../editor/index.ts';
import { rectToScreen } from './camera.ts';
import type { CanvasController } from './canvas-controller.ts';

/** In this order: what a person means by "the text" of a component. */
const TEXT_KEYS = ['content', 'text', 'label', 'title', 'caption', 'submitLabel'];

export function textPropertyOf(editor: Editor, nodeId: string): { key: string; isBound: boolean; isLong: boolean } | null {
  const node = editor.app.node(nodeId);
  const spec = node === undefined ? undefined : componentSpec(node.type);
  const key = TEXT_KEYS.find((candidate) => spec?.props[candidate]?.type === 'text' || spec?.props[candidate]?.type === 'longText');
  if (node === undefined || spec === undefined || key === undefined) return null;
  return { key, isBound: node.bindings[key] !== undefined, isLong: spec.props[key]?.type === 'longText' };
}

/** Typing over a component's text. Enter or a click elsewhere keeps it (Shift Enter: new line), Esc leaves it as it was. */
export function TextEdit({ controller, nodeId }: { controller: CanvasController; nodeId: string }): ReactElement | null {
  const editor = useEditor();
  const camera = useStore(controller.camera);
  const node = useNode(nodeId);
  const input = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  const text = textPropertyOf(editor, nodeId);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const rect = controller.geometry.rectOf(nodeId, controller.activeFrameId);
  if (node === undefined || text === null || rect === null) return null;
  const initial = node.props[text.key] ?? componentSpec(node.type)?.props[text.key]?.default;
  const seen = rectToScreen(camera, rect);

  function finish(keep: boolean): void {
    if (isDone.current || text === null) return;
    isDone.current = true;
    const value = input.current?.value ?? '';
    editor.store.set({ textEditId: null });
    controller.viewport?.focus({ preventScroll: true });
    if (keep && value !== initial) editor.change(() => setProperty(editor.app, editor.origin(), nodeId, text.key, value));
  }

  return (
    <textarea
      ref={input}
      className="cv-text-edit"
      data-canvas-ui=""
      aria-label={`Text of ${node.name}`}
      defaultValue={typeof initial === 'string' ? initial : ''}
      spellCheck
      style={{ ...fontOf(controller, nodeId, camera.zoom), transform: `translate(${Math.round(seen.x) - 4}px, ${Math.round(seen.y) - 4}px)`, width: Math.max(120, seen.w + 8), minHeight: Math.max(28, seen.h + 8) }}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') finish(false);
        if (event.key === 'Enter' && !(text.isLong && event.shiftKey)) {
          event.preventDefault();
          finish(true);
        }
      }}
    />
  );
}

/** The look of the text being replaced, at the canvas's zoom but never too small to read. */
function fontOf(controller: CanvasController, nodeId: string, zoom: number): CSSProperties {
  const element = controller.geometry.elementOf(nodeId, controller.activeFrameId);
  if (element === null) return {};
  const inner = deepestText(element);
  const style = getComputedStyle(inner);
  return { fontFamily: style.fontFamily, fontWeight: style.fontWeight, textAlign: style.textAlign as 'left', fontSize: Math.max(11, Number.parseFloat(style.fontSize) * zoom), lineHeight: 1.35 };
}

function deepestText(element: HTMLElement): HTMLElement {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if ((node.textContent ?? '').trim() !== '' && node.parentElement !== null) return node.parentElement;
  return element;
}
