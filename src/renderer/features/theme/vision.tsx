import type { ReactElement } from 'react';
import { Button } from '../../ui/index.ts';
import { useEditor, useEditorState, type Vision } from '../editor/index.ts';

type Way = { value: Vision; label: string; short: string; matrix: readonly number[] | null };

/**
 * Ways of seeing, as rows of a matrix over linear RGB. The three kinds of missing cones after Machado, Oliveira and Fernandes, “A physiologically-based
 * model for simulation of color vision deficiency”, 2009, severity 1.0; grey is relative luminance.
 */
export const VISIONS: readonly Way[] = [
  { value: 'all', label: 'As everyone sees it', short: '', matrix: null },
  { value: 'deuteranopia', label: 'Without green cones (deuteranopia)', short: 'without green cones', matrix: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881] },
  { value: 'protanopia', label: 'Without red cones (protanopia)', short: 'without red cones', matrix: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998] },
  { value: 'tritanopia', label: 'Without blue cones (tritanopia)', short: 'without blue cones', matrix: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039] },
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
