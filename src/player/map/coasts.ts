import land from 'world-atlas/land-110m.json';

type Line = readonly (readonly [lng: number, lat: number])[];

/** The world's coasts (Natural Earth, 1:110 million): TopoJSON arcs, whole numbers each counted from the one before. */
function decode(): readonly Line[] {
  const { scale, translate } = land.transform;
  const [sx = 1, sy = 1] = scale;
  const [tx = 0, ty = 0] = translate;
  const arcs = land.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx = 0, dy = 0]): readonly [number, number] => [(x += dx) * sx + tx, (y += dy) * sy + ty]);
  });
  const ring = (indices: readonly number[]): Line =>
    indices.flatMap((index, i) => {
      const arc = index < 0 ? [...(arcs[~index] ?? [])].reverse() : (arcs[index] ?? []);
      return i === 0 ? arc : arc.slice(1);
    });
  return land.objects.land.geometries.flatMap((geometry) => geometry.arcs.flatMap((polygon) => polygon.map((indices) => ring(indices))));
}

let coasts: readonly Line[] | undefined;

export function coastLines(): readonly Line[] {
  coasts ??= decode();
  return coasts;
}
