import type { CSSProperties, ReactElement } from 'react';
import type { Mark } from './page-sketch.ts';
import './page-sketch.css';

/** Draws a sketch; fills its parent from the top. `color` is the app's own. */
export function PageSketch({ marks, color }: { marks: readonly Mark[]; color: string }): ReactElement {
  const style: CSSProperties & { '--app': string } = { '--app': color };
  return (
    <svg viewBox="0 0 160 100" preserveAspectRatio="xMidYMin slice" className="page-sketch" style={style} aria-hidden="true">
      {marks.map((mark, i) => (
        <rect key={i} className={`mk ${mark.kind}`} x={mark.x} y={mark.y} width={mark.w} height={mark.h} rx={mark.r ?? 0} />
      ))}
    </svg>
  );
}
