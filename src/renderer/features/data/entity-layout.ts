import type { Entity } from '../../../shared/app/manifest/index.ts';

export const CARD_WIDTH = 190;
const HEAD = 31;
const ROW = 23;
const GAP_X = 72;
const GAP_Y = 28;
const MARGIN = 28;

export type EntityCard = { id: string; x: number; y: number; w: number; h: number };
export type EntityLine = { id: string; from: string; to: string; fieldId: string; path: string; labelX: number; labelY: number };
/** Where a person put a card. */
export type EntityPlace = { x: number; y: number };
export type EntityPicture = { cards: EntityCard[]; lines: EntityLine[]; width: number; height: number };

/** px */
export function cardHeight(entity: Entity): number {
  return HEAD + 6 + (entity.fields.length + 1) * ROW;
}

/** y of a field's row inside its card; -1 is the id. */
function fieldY(index: number): number {
  return HEAD + 3 + (index + 1) * ROW + ROW / 2;
}

/**
 * A plain layered drawing: what refers to most others stands in the middle column, what it refers to on both sides, lower columns
 * filled top to bottom. Deterministic, so that the picture does not jump.
 * @param placed cards that a person moved
 */
export function layoutEntities(entities: readonly Entity[], placed: Readonly<Record<string, EntityPlace>> = {}): EntityPicture {
  const outgoing = new Map(entities.map((entity) => [entity.id, entity.fields.filter((field) => field.type === 'reference' && entities.some((other) => other.id === field.reference?.entity)).length]));
  const hubs = entities.filter((entity) => (outgoing.get(entity.id) ?? 0) > 0);
  const others = entities.filter((entity) => (outgoing.get(entity.id) ?? 0) === 0);
  const columns: Entity[][] = hubs.length === 0 ? spread(others, 3) : [others.filter((_, i) => i % 2 === 0), hubs, others.filter((_, i) => i % 2 === 1)];
  const used = columns.filter((column) => column.length > 0);
  const heights = used.map((column) => column.reduce((sum, entity) => sum + cardHeight(entity) + GAP_Y, -GAP_Y));
  const tallest = Math.max(0, ...heights);
  const cards: EntityCard[] = [];
  used.forEach((column, c) => {
    let y = MARGIN + (tallest - heights[c]!) / 2;
    for (const entity of column) {
      const h = cardHeight(entity);
      cards.push({ id: entity.id, x: MARGIN + c * (CARD_WIDTH + GAP_X), y: Math.round(y), w: CARD_WIDTH, h });
      y += h + GAP_Y;
    }
  });
  const shown = cards.map((card) => ({ ...card, ...placed[card.id] }));
  return {
    cards: shown,
    lines: lines(entities, shown),
    width: Math.max(0, ...shown.map((card) => card.x + card.w)) + MARGIN,
    height: Math.max(0, ...shown.map((card) => card.y + card.h)) + MARGIN,
  };
}

function spread(entities: readonly Entity[], count: number): Entity[][] {
  const columns: Entity[][] = Array.from({ length: Math.min(count, entities.length) }, () => []);
  entities.forEach((entity, i) => columns[i % columns.length]!.push(entity));
  return columns;
}

function lines(entities: readonly Entity[], cards: readonly EntityCard[]): EntityLine[] {
  const at = new Map(cards.map((card) => [card.id, card]));
  return entities.flatMap((entity) =>
    entity.fields.flatMap((field, i): EntityLine[] => {
      const from = at.get(entity.id);
      const to = field.type === 'reference' ? at.get(field.reference?.entity ?? '') : undefined;
      if (from === undefined || to === undefined) return [];
      const y1 = from.y + fieldY(i);
      const y2 = to.y + fieldY(-1);
      // One above the other: round the side.
      if (Math.abs(from.x - to.x) < CARD_WIDTH) {
        const out = Math.max(from.x, to.x) + CARD_WIDTH + 24 + (i % 4) * 6;
        return [{ id: `${entity.id}.${field.id}`, from: entity.id, to: to.id, fieldId: field.id, path: `M${from.x + from.w} ${y1}H${out}V${y2}H${to.x + to.w}`, labelX: out, labelY: (y1 + y2) / 2 }];
      }
      const isRight = to.x > from.x;
      const x1 = isRight ? from.x + from.w : from.x;
      const x2 = isRight ? to.x : to.x + to.w;
      // Lines of one card leave in lanes of their own.
      const middle = (isRight ? from.x + from.w : from.x) + (isRight ? 1 : -1) * (20 + (i % 6) * 7);
      return [{ id: `${entity.id}.${field.id}`, from: entity.id, to: to.id, fieldId: field.id, path: `M${x1} ${y1}H${middle}V${y2}H${x2}`, labelX: middle, labelY: (y1 + y2) / 2 }];
    }),
  );
}
