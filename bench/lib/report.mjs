// The one shape of every benchmark's result: { metrics, ratios, goals: [{ id, goal, value, met }] }, numbers to three digits.

/** @returns {number} three digits that count; what is no number stays as it is */
export const rounded = (value) => (typeof value === 'number' ? Number(value.toPrecision(value >= 1000 ? 5 : 3)) : value);

/** At most `limit`. A value of null means that it could not be measured here; the note says why. */
export const atMost = (id, goal, value, limit, note) => entry(id, `${goal} ≤ ${limit}`, value, value !== null && value <= limit, note);

/** At least `limit`. */
export const atLeast = (id, goal, value, limit, note) => entry(id, `${goal} ≥ ${limit}`, value, value !== null && value >= limit, note);

const entry = (id, goal, value, isMet, note) => ({
  id,
  goal,
  value: rounded(value),
  met: value === null ? null : isMet,
  ...(note === undefined ? {} : { note }),
});

/** @throws where a benchmark leaves out a part of the shape, so that none is forgotten */
export function checkedReport(name, { metrics, ratios, goals, ...more }) {
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(metrics) || !isObject(ratios) || !Array.isArray(goals)) throw new Error(`bench/${name} must return { metrics, ratios, goals }`);
  for (const { id, goal, met } of goals)
    if (typeof id !== 'string' || typeof goal !== 'string' || ![true, false, null].includes(met))
      throw new Error(`bench/${name}: a goal is { id, goal, value, met }`);
  return { metrics: deeply(metrics), ratios: deeply(ratios), goals, ...more };
}

function deeply(value) {
  if (Array.isArray(value)) return value.map(deeply);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deeply(item)]));
  return rounded(value);
}
