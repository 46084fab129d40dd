import type { ReactElement, ReactNode } from 'react';

export type SketchKind = 'table' | 'calendar' | 'ledger' | 'board' | 'survey' | 'blank';

/** The line drawing of a template, by what its main page is. */
export function TemplateSketch({ kind }: { kind: SketchKind }): ReactElement {
  return (
    <svg viewBox="0 0 130 52" preserveAspectRatio="none" className="tsk" aria-hidden="true">
      {DRAWINGS[kind]}
    </svg>
  );
}

function box(x: number, y: number, w: number, h: number, r = 2): ReactNode {
  return <rect key={`b${x},${y}`} className="ln" x={x} y={y} width={w} height={h} rx={r} />;
}

function fill(x: number, y: number, w: number, h: number, r = 2): ReactNode {
  return <rect key={`f${x},${y}`} className="ac" x={x} y={y} width={w} height={h} rx={r} />;
}

function line(d: string): ReactNode {
  return <path key={d} className="ln" d={d} />;
}

const DRAWINGS: Record<SketchKind, ReactNode[]> = {
  table: [box(1, 1, 128, 50, 4), line('M1 13h128M1 26h128M1 39h128M34 1v50'), fill(104, 17, 18, 5, 2.5), fill(104, 30, 12, 5, 2.5)],
  calendar: [box(1, 1, 128, 50, 4), line('M1 13h128M33 13v38M65 13v38M97 13v38'), fill(37, 18, 24, 12), fill(69, 28, 24, 16), fill(5, 32, 24, 12)],
  ledger: [box(1, 1, 60, 50, 4), box(69, 1, 60, 22, 4), box(69, 29, 60, 22, 4), line('M8 40l14-12 12 6 20-20'), fill(75, 8, 26, 7)],
  board: [box(1, 1, 38, 50, 4), box(46, 1, 38, 50, 4), box(91, 1, 38, 50, 4), fill(6, 6, 28, 12), fill(51, 6, 28, 12), fill(51, 22, 28, 12)],
  survey: [box(1, 1, 128, 50, 4), line('M10 12h50M10 20h30'), box(10, 28, 40, 14, 3), fill(84, 10, 8, 32), fill(98, 20, 8, 22), fill(112, 28, 8, 14)],
  blank: [<rect key="d" className="ln" strokeDasharray="4 4" x="1" y="1" width="128" height="50" rx="4" />, line('M65 19v14M58 26h14')],
};
