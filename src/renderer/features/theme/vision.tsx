import type { ReactElement } from 'react';
import { BLINDNESS } from '../../../shared/app/theme/index.ts';
import { Button } from '../../ui/index.ts';
import { useEditor, useEditorState, type Vision } from '../editor/index.ts';

type Way = { value: Vision; label: string; short: string; matrix: readonly number[] | null };

/** Ways of seeing, as rows of a matrix over linear RGB; grey is relative luminance. */
export const VISIONS: readonly Way[] = [
  { value: 'all', label: 'As everyone sees it', short: '', matrix: null },
  { value: 'deuteranopia', label: 'Without green cones (deuteranopia)', short: 'without green cones', matrix: BLINDNESS.deuteranopia.flat() },
  { value: 'protanopia', label: 'Without red cones (protanopia)', short: 'without red cones', matrix: BLINDNESS.protanopia.flat() },
  { value: 'tritanopia', label: 'Without blue cones (tritanopia)', short: 'without blue cones', matrix: BLINDNESS.tritanopia.flat() },
  { value: 'grey', label: 'Without colours', short: 'without colours', matrix: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722] },
];

/** The filters that canvas.css puts on the frames, and a note with the way back: an app must not look wrong for no visible reason. */
export function VisionLayer(): ReactElement | null {
  const editor = useEditor();
  const vision = useEditorState((state) => state.vision);
  const way = VISIONS.find(({ value }) => value === vision);
  if (way === undefined || way.matrix === null) return null;
  const values = [0, 3, 6].map((at) => [...way.matrix!.slice(at, at + 3), 0, 0].join(' '));
  return (
    <>
      <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
        <filter id="canvas-vision" colorInterpolationFilters="linearRGB">
          <feColorMatrix type="matrix" values={[...values, '0 0 0 1 0'].join(' ')} />
        </filter>
      </svg>
      <div className="cv-vision float" role="status" data-canvas-ui="">
        <span>Seen {way.short}</span>
        <Button size="s" onClick={() => editor.store.set({ vision: 'all' })}>
          Back to all colours
        </Button>
      </div>
    </>
  );
}
