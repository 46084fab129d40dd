import type { ComponentNode, Manifest } from '../../../shared/app/manifest/index.ts';

/** One shape of a sketch, in a 160 × 100 box. */
export type Mark = { kind: 'fill' | 'line' | 'text' | 'accent' | 'faint'; x: number; y: number; w: number; h: number; r?: number };

const WIDTH = 160;
const HEIGHT = 100;
const GAP = 4;

/** Height that each component asks for at the sketch's scale. Containers are as high as what is in them. */
const HEIGHTS: Readonly<Record<string, number>> = {
  Text: 6,
  Button: 7,
  MenuButton: 7,
  Link: 5,
  Stat: 16,
  Table: 44,
  List: 40,
  Kanban: 52,
  Calendar: 52,
  XYChart: 34,
  PieChart: 34,
  Gauge: 30,
  Heatmap: 34,
  Image: 30,
  Divider: 2,
  TextArea: 16,
  RichText: 20,
  Timeline: 36,
  KeyValue: 26,
  SchemaForm: 44,
  Map: 44,
  Alert: 10,
  FilterBar: 8,
  Chat: 44,
  Spreadsheet: 44,
  Tree: 36,
  ReorderList: 36,
};
const OVERLAYS = new Set(['Modal', 'Drawer', 'Popover']);
const ROWS = new Set(['Grid', 'SplitPane']);

/** A small drawing of one page of an app (the first unless named), made from what is really on it. */
export function sketchOf(manifest: Manifest, pageId?: string): Mark[] {
  const marks: Mark[] = [];
  const shown = manifest.pages.filter((page) => page.inNav);
  const hasNav = shown.length > 1 && manifest.shell.nav !== 'none';
  const isSidebar = hasNav && manifest.shell.nav === 'sidebar';
  if (isSidebar) {
    marks.push({ kind: 'faint', x: 0, y: 0, w: 34, h: HEIGHT }, { kind: 'accent', x: 5, y: 6, w: 5, h: 5, r: 1.5 }, { kind: 'text', x: 12, y: 7, w: 16, h: 3 });
    shown.slice(0, 8).forEach((_page, i) => {
      if (i === 0) marks.push({ kind: 'fill', x: 3, y: 16, w: 28, h: 8, r: 2 });
      marks.push({ kind: 'line', x: 6, y: 19 + i * 9, w: 18 - ((i * 5) % 8), h: 2, r: 1 });
    });
  } else if (hasNav) {
    marks.push({ kind: 'faint', x: 0, y: 0, w: WIDTH, h: 11 }, { kind: 'accent', x: 5, y: 3, w: 5, h: 5, r: 1.5 });
    shown.slice(0, 6).forEach((_page, i) => marks.push({ kind: 'line', x: 16 + i * 17, y: 4.5, w: 12, h: 2, r: 1 }));
  }
  const left = isSidebar ? 40 : 8;
  const root = (manifest.pages.find((page) => page.id === pageId) ?? manifest.pages[0])?.root;
  if (root) draw(root, { x: left, y: hasNav && !isSidebar ? 16 : 7, w: WIDTH - left - 6 }, marks, 0);
  return marks.filter((mark) => mark.y < HEIGHT && mark.w > 0);
}

type Box = { x: number; y: number; w: number };

/** Draws a node and what is in it. @returns its height */
function draw(node: ComponentNode, box: Box, marks: Mark[], depth: number): number {
  if (box.y > HEIGHT || depth > 12 || OVERLAYS.has(node.type) || node.props['visible'] === false) return 0;
  const kids = node.children.filter((kid) => !OVERLAYS.has(kid.type));
  if (kids.length > 0 && !isItemTemplate(node.type)) return drawContainer(node, kids, box, marks, depth);
  const height = HEIGHTS[node.type] ?? 9;
  leaf(node, box, height, marks);
  return height;
}

function isItemTemplate(type: string): boolean {
  return type === 'List' || type === 'Kanban' || type === 'Carousel';
}

function drawContainer(node: ComponentNode, kids: readonly ComponentNode[], box: Box, marks: Mark[], depth: number): number {
  const framed = node.type === 'Card' || node.type === 'Form';
  const inner: Box = framed ? { x: box.x + 3, y: box.y + 4, w: box.w - 6 } : box;
  const at = marks.length;
  const isRow = ROWS.has(node.type) || node.props['direction'] === 'row' || node.style.base?.['direction'] === 'row';
  const height = isRow ? drawRow(node, kids, inner, marks, depth) : drawColumn(kids, inner, marks, depth);
  const total = framed ? height + 8 : height;
  if (framed) marks.splice(at, 0, { kind: 'fill', x: box.x, y: box.y, w: box.w, h: total, r: 2.5 });
  return total;
}

function drawColumn(kids: readonly ComponentNode[], box: Box, marks: Mark[], depth: number): number {
  let y = box.y;
  for (const kid of kids) {
    const height = draw(kid, { ...box, y }, marks, depth + 1);
    if (height > 0) y += height + GAP;
  }
  return Math.max(0, y - box.y - GAP);
}

function drawRow(node: ComponentNode, kids: readonly ComponentNode[], box: Box, marks: Mark[], depth: number): number {
  const wanted = typeof node.props['columns'] === 'number' ? node.props['columns'] : kids.length;
  const columns = Math.max(1, Math.min(kids.length, wanted, 6));
  const cell = (box.w - GAP * (columns - 1)) / columns;
  let y = box.y;
  for (let from = 0; from < kids.length; from += columns) {
    let tallest = 0;
    kids.slice(from, from + columns).forEach((kid, i) => {
      tallest = Math.max(tallest, draw(kid, { x: box.x + i * (cell + GAP), y, w: cell }, marks, depth + 1));
    });
    if (tallest > 0) y += tallest + GAP;
  }
  return Math.max(0, y - box.y - GAP);
}

function leaf(node: ComponentNode, box: Box, h: number, marks: Mark[]): void {
  const { x, y, w } = box;
  const frame = (): void => void marks.push({ kind: 'fill', x, y, w, h, r: 2.5 });
  switch (node.type) {
    case 'Text': {
      const isHeading = node.props['format'] === 'heading';
      marks.push({ kind: isHeading ? 'text' : 'line', x, y: y + 1, w: Math.min(w, isHeading ? 34 : 46), h: isHeading ? 4 : 2.5, r: 1 });
      return;
    }
    case 'Button':
    case 'MenuButton':
      marks.push({ kind: node.props['variant'] === undefined || node.props['variant'] === 'primary' ? 'accent' : 'fill', x, y, w: Math.min(w, 24), h, r: 2 });
      return;
    case 'Stat':
      frame();
      marks.push(
        { kind: 'line', x: x + 3, y: y + 3.5, w: Math.min(w - 6, 14), h: 2, r: 1 },
        { kind: 'text', x: x + 3, y: y + 8, w: Math.min(w - 6, 10), h: 4.5, r: 1 },
      );
      return;
    case 'Table':
    case 'Spreadsheet':
      frame();
      for (let row = 0; row < 6; row++) {
        for (let column = 0; column < 4; column++) {
          marks.push({
            kind: row === 0 ? 'faint' : 'line',
            x: x + 4 + column * ((w - 8) / 4),
            y: y + 4 + row * 6.6,
            w: ((w - 8) / 4) * (column === 0 ? 0.7 : 0.45 + ((row + column) % 3) * 0.1),
            h: 2,
            r: 1,
          });
        }
      }
      return;
    case 'List':
    case 'ReorderList':
    case 'Timeline':
    case 'Tree':
      for (let row = 0; row < 4; row++) {
        marks.push(
          { kind: 'fill', x, y: y + row * 10, w, h: 8.5, r: 2 },
          { kind: 'line', x: x + 4, y: y + 3 + row * 10, w: w * (0.3 + (row % 3) * 0.08), h: 2, r: 1 },
        );
      }
      return;
    case 'Kanban':
      for (let column = 0; column < 3; column++) {
        const cw = (w - 8) / 3;
        marks.push({ kind: 'faint', x: x + column * (cw + 4), y, w: cw, h, r: 2.5 });
        for (let card = 0; card < 3 - column; card++)
          marks.push({ kind: card === 0 && column === 0 ? 'accent' : 'fill', x: x + column * (cw + 4) + 2, y: y + 4 + card * 13, w: cw - 4, h: 11, r: 2 });
      }
      return;
    case 'Calendar':
      frame();
      for (let cell = 0; cell < 14; cell++)
        marks.push({
          kind: cell % 5 === 2 ? 'accent' : 'faint',
          x: x + 3 + (cell % 7) * ((w - 6) / 7),
          y: y + 5 + Math.floor(cell / 7) * 22,
          w: (w - 6) / 7 - 2,
          h: 18,
          r: 1.5,
        });
      return;
    case 'XYChart':
    case 'Heatmap':
      frame();
      for (let bar = 0; bar < 7; bar++) {
        const height = 6 + ((bar * 7) % 18);
        marks.push({ kind: bar === 4 ? 'accent' : 'line', x: x + 5 + bar * ((w - 10) / 7), y: y + h - 4 - height, w: (w - 10) / 7 - 3, h: height, r: 1 });
      }
      return;
    case 'PieChart':
    case 'Gauge':
      frame();
      marks.push(
        { kind: 'accent', x: x + w / 2 - 10, y: y + h / 2 - 10, w: 20, h: 20, r: 10 },
        { kind: 'fill', x: x + w / 2 - 5, y: y + h / 2 - 5, w: 10, h: 10, r: 5 },
      );
      return;
    case 'Divider':
      marks.push({ kind: 'faint', x, y: y + 1, w, h: 0.7 });
      return;
    default:
      frame();
      if (h >= 8) marks.push({ kind: 'line', x: x + 3, y: y + Math.min(h, 9) / 2 - 1, w: Math.min(w - 6, 30), h: 2, r: 1 });
  }
}
