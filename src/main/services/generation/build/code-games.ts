/** Game logic that runs in the app as modules: pure functions from a state to the next, and pictures as SVG data URLs. */
export const ARCADE = `
const W = 480, H = 270;
export function fresh() { return { y: 135, v: 0, t: 0, score: 0, over: false, blocks: [{ x: 520, y: 60, h: 70 }, { x: 760, y: 170, h: 80 }] }; }
/** One step of play. push: -1 up, 1 down, 0 glide. */
export function step(s, push, chance) {
  if (s.over) return s;
  const speed = 4 + Math.min(6, s.t / 200);
  const v = Math.max(-9, Math.min(9, (s.v + push * 7) * 0.88));
  const y = Math.max(14, Math.min(H - 14, s.y + v));
  let score = s.score;
  const blocks = s.blocks.map((b) => ({ ...b, x: b.x - speed })).filter((b) => { if (b.x > -40) return true; score += 10; return false; });
  const last = blocks.length ? Math.max(...blocks.map((b) => b.x)) : 0;
  if (last < 300) { const h = 60 + Math.floor(chance * 60); blocks.push({ x: 520, y: Math.floor(((chance * 997) % 1) * (H - h)), h }); }
  const hit = blocks.some((b) => 96 > b.x && 52 < b.x + 34 && y + 11 > b.y && y - 11 < b.y + b.h);
  return { y, v, t: s.t + 1, score: score + (hit ? 0 : s.t % 10 === 9 ? 1 : 0), over: hit, blocks };
}
const SHAPES = {
  fly: [[[-26, 2], [18, -5], [28, 0], [18, 5], [-26, 8]], [[-4, -2], [-16, -20], [-6, -20], [10, -3]], [[-22, 2], [-32, -12], [-24, -12], [-14, 2]]],
  space: [[[-24, -11], [26, 0], [-24, 11], [-14, 0]]],
  race: [[[-26, -10], [14, -10], [26, 0], [14, 10], [-26, 10]]],
  run: [[[-14, -14], [14, -14], [14, 14], [-14, 14]]],
};
/** Drawing steps for the field, 480 by 270. */
export function draw(s, kind, ink, ground) {
  const out = [{ do: "clear", color: ground }];
  [40, 130, 220, 310, 400].forEach((x, i) => out.push({ do: "circle", x: (((x - s.t * (1 + (i % 3))) % W) + W) % W, y: 30 + i * 48, r: 2 + (i % 2), fill: ink }));
  for (const b of s.blocks) out.push({ do: "rect", x: Math.round(b.x), y: b.y, w: 34, h: b.h, radius: 8, fill: ink });
  const turn = s.v * 0.035;
  for (const part of SHAPES[kind] || SHAPES.run) out.push({ do: "line", close: true, fill: ink, points: part.map(([x, y]) => [Math.round(74 + x * Math.cos(turn) - y * Math.sin(turn)), Math.round(s.y + x * Math.sin(turn) + y * Math.cos(turn))]) });
  if (s.over) out.push({ do: "text", x: 240, y: 140, text: "Game over: " + s.score, size: 28, weight: 700, align: "center", fill: ink });
  // Thought out at 480 by 270, drawn at 720 by 405.
  const K = 1.5;
  return out.map((c) => (c.points ? { ...c, points: c.points.map(([x, y]) => [x * K, y * K]) } : c.do === "clear" ? c : { ...c, x: c.x * K, y: c.y * K, ...(c.r ? { r: c.r * K } : {}), ...(c.w ? { w: c.w * K, h: c.h * K } : {}), ...(c.size ? { size: c.size * K } : {}) }));
}
`;
export const DIFFERENCE = `
/** Seven of sixteen squares differ; which ones depends on the round. */
export function spots(round) { return [0, 1, 2, 3, 4, 5, 6].map((i) => (round * 7 + i * 5) % 16); }
function shape(i, other, round) {
  const c = ["#b03a48", "#2f6f8f", "#8a7a2e", "#3f8f6b", "#7a4f9a", "#b5652f"];
  const x = (i % 4) * 60 + 30, y = Math.floor(i / 4) * 60 + 30, k = (i + round) % 4, color = c[(i * 5 + round + (other && i % 3 === 0 ? 2 : 0)) % 6];
  const turn = other && i % 3 !== 0;
  if (k === 0) return '<circle cx="' + x + '" cy="' + y + '" r="' + (turn ? 12 : 19) + '" fill="' + color + '"/>' + (turn ? '<circle cx="' + x + '" cy="' + y + '" r="4" fill="#fff"/>' : "");
  if (k === 1) return '<rect x="' + (x - 18) + '" y="' + (y - 18) + '" width="36" height="36" rx="' + (turn ? 18 : 6) + '" fill="' + color + '"/>';
  if (k === 2) return '<path d="M' + x + " " + (y + (turn ? 18 : -18)) + " L" + (x + 20) + " " + (y + (turn ? -16 : 16)) + " L" + (x - 20) + " " + (y + (turn ? -16 : 16)) + 'Z" fill="' + color + '"/>';
  return '<g><circle cx="' + x + '" cy="' + y + '" r="20" fill="' + color + '"/><circle cx="' + (x - 7) + '" cy="' + (y - 4) + '" r="3" fill="#fff"/><circle cx="' + (x + 7) + '" cy="' + (y - 4) + '" r="3" fill="#fff"/><path d="M' + (x - 8) + " " + (y + (turn ? 10 : 6)) + " q8 " + (turn ? "-8" : "8") + ' 16 0" fill="none" stroke="#fff" stroke-width="3"/></g>';
}
/** The picture; side 1 is the one with the differences, marked where they were found. */
export function draw(round, side, found) {
  const list = spots(round);
  let inner = "";
  for (let i = 0; i < 16; i++) inner += shape(i, side === 1 && list.includes(i), round);
  for (const i of found) inner += '<circle cx="' + ((i % 4) * 60 + 30) + '" cy="' + (Math.floor(i / 4) * 60 + 30) + '" r="27" fill="none" stroke="#d62828" stroke-width="3"/>';
  return "data:image/svg+xml," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><rect width="240" height="240" fill="#fdf6e3"/>' + inner + "</svg>");
}
`;
export const TIC = `
const LINES = [[0,1,2],[3,4,5],[6,7,8],[0,3,6],[1,4,7],[2,5,8],[0,4,8],[2,4,6]];
export function winner(b) { for (const [x, y, z] of LINES) if (b[x] && b[x] === b[y] && b[x] === b[z]) return b[x]; return b.every(Boolean) ? "Draw" : ""; }
/** The best square for O: win, block, middle, corner, any. */
export function reply(b) {
  const free = b.map((v, i) => (v ? -1 : i)).filter((i) => i >= 0);
  for (const who of ["O", "X"]) for (const i of free) { const t = b.slice(); t[i] = who; if (winner(t) === who) return i; }
  return [4, 0, 2, 6, 8, 1, 3, 5, 7].find((i) => free.includes(i)) ?? -1;
}
`;
export const MEMORY = `
const FACES = ["Sun", "Moon", "Star", "Leaf", "Fish", "Bird", "Boat", "Bell"];
export function deal(chance) { const cards = [...FACES, ...FACES].map((face, i) => ({ id: String(i), face, open: false, done: false })); for (let i = cards.length - 1; i > 0; i--) { const j = Math.floor(((chance * (i + 3) * 131) % 1) * (i + 1)); [cards[i], cards[j]] = [cards[j], cards[i]]; } return cards; }
/** Turning a card: two open ones that differ close again when a third is turned. */
export function turn(cards, id) {
  let list = cards;
  const open = list.filter((c) => c.open && !c.done);
  if (open.length === 2) list = list.map((c) => (c.done ? c : { ...c, open: false }));
  list = list.map((c) => (c.id === id ? { ...c, open: true } : c));
  const now = list.filter((c) => c.open && !c.done);
  return now.length === 2 && now[0].face === now[1].face ? list.map((c) => (c.face === now[0].face ? { ...c, done: true } : c)) : list;
}
`;
export const STORY = `
const SCENES = {
  start: { text: "Fog lies over the harbour. A boat without a crew drifts to the pier; a lamp burns in its cabin. Nobody else is awake.", choices: [["Step aboard", "deck"], ["Call the harbour master", "master"]] },
  deck: { text: "The deck is dry, though it rained all night. Below, something knocks: three times, then a pause, then three times again.", choices: [["Go below", "below"], ["Read the logbook by the wheel", "log"]] },
  master: { text: "The harbour master listens, then goes pale. “That boat,” she says, “left here forty years ago.” She hands you a brass key.", choices: [["Take the key and go aboard", "key"], ["Ask her to come with you", "together"]] },
  log: { text: "The last line says: “If you find us, do not put out the lamp.” The ink is still wet.", choices: [["Put out the lamp", "dark"], ["Carry the lamp below", "light"]] },
  below: { text: "A door, locked. The knocking stops when you touch it. Through the gap you smell fresh bread.", choices: [["Force the door", "forced"], ["Knock three times", "knock"]] },
  key: { text: "The key fits the cabin door. Inside, a table is laid for two, and the bread is warm.", choices: [["Sit down", "guest"], ["Take the map from the wall", "map"]] },
  together: { text: "Side by side you climb aboard. She whispers a name, and the knocking answers.", choices: [["Open the door", "reunion"], ["Untie the boat", "sail"]] },
  dark: { text: "The lamp goes out, the fog closes, and when it lifts you stand on an empty pier. In your pocket: a brass key you have never seen. The end.", choices: [] },
  light: { text: "The light goes ahead of you. The knocking turns into laughter, and an old man steps out, blinking: “You took your time.” You brought him home. The end.", choices: [] },
  forced: { text: "The door gives way to an empty room and the smell of the sea. The boat begins to drift. You jump, just in time. The end.", choices: [] },
  knock: { text: "Three knocks back, and the bolt slides open. “A guest at last,” says a voice, “and one with manners.” You stay for breakfast. The end.", choices: [] },
  guest: { text: "You eat, and the fog thins. Across from you sits someone you only knew from a photograph. There is time for every question. The end.", choices: [] },
  map: { text: "The map shows your town with one street more than it has. You spend the summer looking for it, and in August you find it. The end.", choices: [] },
  reunion: { text: "Her brother stands there, not a day older. Nobody says a word for a long while; nobody needs to. The end.", choices: [] },
  sail: { text: "The boat takes you both out past the last buoy, where the sun is already up. You write in the log: “Found them.” The end.", choices: [] },
};
export function scene(id) { return SCENES[id] || SCENES.start; }
export function isEnd(id) { return scene(id).choices.length === 0; }
`;
