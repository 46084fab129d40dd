/** Code of the editor and builder pages, which runs in the app. */
export const WRITING = `
export function words(text) { return (text.match(/[A-Za-z0-9'’-]+/g) || []).length; }
/** Rules of thumb, no model: long sentences, filler words, repeats, passive forms. */
export function review(text) {
  if (words(text) < 5) return ["Write a few sentences first, then ask again."];
  const tips = ["No model is set up, so these tips come from simple rules."];
  const sentences = text.split(/[.!?]+\\s+/).filter((s) => words(s) > 0);
  const long = sentences.filter((s) => words(s) > 25);
  if (long.length) tips.push("Split the long sentence that begins “" + long[0].trim().slice(0, 40) + "…”.");
  const filler = text.match(/\\b(very|really|just|actually|basically|quite|in order to|due to the fact that)\\b/gi) || [];
  if (filler.length) tips.push("Leave out filler words: " + [...new Set(filler.map((w) => w.toLowerCase()))].join(", ") + ".");
  const passive = text.match(/\\b(was|were|been|being|is|are) \\w+ed\\b/gi) || [];
  if (passive.length > 1) tips.push("Say who does it: “" + passive[0] + "” is passive.");
  const seen = {};
  for (const w of text.toLowerCase().match(/[a-z]{6,}/g) || []) seen[w] = (seen[w] || 0) + 1;
  const often = Object.entries(seen).filter(([, n]) => n > 3).map(([w]) => w);
  if (often.length) tips.push("You use “" + often[0] + "” often. Try another word.");
  if (!/\\n\\s*\\n/.test(text) && words(text) > 120) tips.push("Break the text into paragraphs.");
  if (tips.length === 1) tips.push("Reads well: short sentences and clear words.");
  return tips;
}
`;

export const AVATAR = `
function ok(c, d) { return /^#[0-9a-fA-F]{6}$/.test(c || "") ? c : d; }
export function draw(a) {
  const skin = ok(a.skin, "#f2d3bd"), hair = ok(a.hairColor, "#8a5a3c"), back = ok(a.background, "#2f6f8f");
  const top = { Short: '<path d="M58 92 Q60 44 100 44 Q140 44 142 92 Q120 66 100 68 Q80 66 58 92Z"/>', Long: '<path d="M54 150 Q46 42 100 42 Q154 42 146 150 L132 150 Q140 84 100 72 Q60 84 68 150Z"/>', Curly: '<g><circle cx="66" cy="72" r="18"/><circle cx="90" cy="56" r="20"/><circle cx="116" cy="58" r="20"/><circle cx="136" cy="76" r="17"/></g>', Bald: '' }[a.hair] ?? "";
  const eyes = { Round: '<circle cx="82" cy="104" r="5"/><circle cx="118" cy="104" r="5"/>', Happy: '<path d="M76 106 q6 -8 12 0 M112 106 q6 -8 12 0" fill="none" stroke="#26282b" stroke-width="4" stroke-linecap="round"/>', Sleepy: '<path d="M76 104 h12 M112 104 h12" stroke="#26282b" stroke-width="4" stroke-linecap="round"/>', Wink: '<circle cx="82" cy="104" r="5"/><path d="M112 104 h12" stroke="#26282b" stroke-width="4" stroke-linecap="round"/>' }[a.eyes] ?? "";
  const mouth = { Smile: '<path d="M84 126 q16 16 32 0"/>', Neutral: '<path d="M86 130 h28"/>', Open: '<circle cx="100" cy="130" r="8" fill="#7c2d2d"/>', Smirk: '<path d="M88 130 q16 6 26 -6"/>' }[a.mouth] ?? "";
  const extra = { Glasses: '<g fill="none" stroke="#26282b" stroke-width="4"><circle cx="82" cy="104" r="13"/><circle cx="118" cy="104" r="13"/><path d="M95 104 h10"/></g>', Hat: '<path d="M48 70 h104 l-10 -10 q-8 -34 -42 -34 t-42 34Z" fill="#26282b"/>', Earrings: '<circle cx="56" cy="124" r="5" fill="#d8a420"/><circle cx="144" cy="124" r="5" fill="#d8a420"/>' }[a.accessory] ?? "";
  return "data:image/svg+xml," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="' + back + '"/><path d="M40 200 q8 -44 60 -44 t60 44Z" fill="#fff" opacity=".85"/><ellipse cx="100" cy="108" rx="44" ry="52" fill="' + skin + '"/><g fill="' + hair + '">' + top + '</g><g fill="#26282b">' + eyes + '</g><g fill="none" stroke="#7c2d2d" stroke-width="4" stroke-linecap="round">' + mouth + "</g>" + extra + "</svg>");
}
`;

export const CARD = `
function safe(t) { return String(t ?? "").slice(0, 40).replace(/&/g, "&amp;").replace(/</g, "&lt;"); }
export function draw(row) {
  const colors = Object.values(row).filter((v) => /^#[0-9a-fA-F]{6}$/.test(v || ""));
  const words = Object.entries(row).filter(([k, v]) => typeof v === "string" && v && !v.startsWith("#") && !v.startsWith("data:") && !/^(id|createdAt|updatedAt)$/.test(k)).map(([, v]) => v);
  const ground = colors[0] || "#2f6f8f", ink = colors[1] || "#ffffff";
  return "data:image/svg+xml," + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="' + ground + '"/><circle cx="160" cy="40" r="60" fill="' + ink + '" opacity=".18"/><text x="20" y="110" font-family="sans-serif" font-size="18" font-weight="700" fill="#fff">' + safe(words[0]) + '</text><text x="20" y="136" font-family="sans-serif" font-size="12" fill="#fff" opacity=".85">' + safe(words[1]) + '</text><text x="20" y="156" font-family="sans-serif" font-size="12" fill="#fff" opacity=".7">' + safe(words[2]) + "</text></svg>");
}
`;
