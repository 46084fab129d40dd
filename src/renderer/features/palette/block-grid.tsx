import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { ComponentSpec } from '../../../shared/app/catalogue/index.ts';
import type { ScreenPreview } from '../../../shared/contracts/ide.ts';
import { rpc } from '../../platform/index.ts';
import { blockOfType, insertComponent, startCarry, useEditor, useSection } from '../editor/index.ts';
import { ScaledScreen, StillSource } from '../templates/index.ts';

/** By block. They never change while the window is open. */
const previews = new Map<string, Promise<ScreenPreview>>();

function previewOf(id: string): Promise<ScreenPreview> {
  const known = previews.get(id);
  if (known !== undefined) return known;
  const made = rpc.templates.previewBlock({ id });
  previews.set(id, made);
  made.catch(() => previews.delete(id));
  return made;
}

/** px that a block is drawn at before it is made small. */
const DRAWN_WIDTH = 760;

/** Blocks with pictures in the look of the open app, to drag out or add with a click. */
export function BlockGrid({ specs }: { specs: readonly ComponentSpec[] }): ReactElement {
  const editor = useEditor();
  return (
    <ul className="block-grid scroll" aria-label="Blocks to add">
      {specs.map((spec) => (
        <li key={spec.id}>
          <button
            type="button"
            title={spec.description}
            onPointerDown={(event) => event.button === 0 && startCarry(editor, event.nativeEvent, { kind: 'new', type: spec.id }, spec.label)}
            onClick={() => insertComponent(editor, spec.id)}
          >
            <BlockPicture id={blockOfType(spec.id)?.id ?? ''} />
            <span className="ell">{spec.label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Drawn when it first comes into sight. */
function BlockPicture({ id }: { id: string }): ReactElement {
  const theme = useSection('theme');
  const box = useRef<HTMLSpanElement>(null);
  const [screen, setScreen] = useState<ScreenPreview | null>(null);
  useEffect(() => {
    let isGone = false;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      // Without a picture the block still has its name.
      previewOf(id).then(
        (found) => !isGone && setScreen(found),
        () => undefined,
      );
    });
    if (box.current !== null) watcher.observe(box.current);
    return () => {
      isGone = true;
      watcher.disconnect();
    };
  }, [id]);
  const source = useMemo(() => (screen === null ? null : new StillSource(screen, { theme })), [screen, theme]);
  return (
    <span ref={box} className="block-pic">
      {source !== null && <ScaledScreen source={source} width={DRAWN_WIDTH} chrome={false} />}
    </span>
  );
}
