type Tool = { forward: string; backward: string; sample: string; code: string };

/** Code that runs in the app, as modules: plain JavaScript without a host. `forward` and `backward` throw an Error with words for people. */
const BYTES = `
function textOf(bytes) { try { return decodeURIComponent(bytes.map((b) => "%" + b.toString(16).padStart(2, "0")).join("")); } catch { throw new Error("The result is not text. Check that the input is complete."); } }
function encodeUtf8(text) { const out = []; for (const c of text) { const p = c.codePointAt(0); if (p < 128) out.push(p); else if (p < 2048) out.push(192 | (p >> 6), 128 | (p & 63)); else if (p < 65536) out.push(224 | (p >> 12), 128 | ((p >> 6) & 63), 128 | (p & 63)); else out.push(240 | (p >> 18), 128 | ((p >> 12) & 63), 128 | ((p >> 6) & 63), 128 | (p & 63)); } return out; }
`;

export const CONVERTERS: Readonly<Record<string, Tool>> = {
  base64: {
    forward: 'Encode',
    backward: 'Decode',
    sample: 'hello',
    code: `${BYTES}
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
export function forward(text) {
  const bytes = encodeUtf8(text);
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const n = (bytes[i] << 16) | ((bytes[i + 1] || 0) << 8) | (bytes[i + 2] || 0);
    out += ALPHABET[n >> 18] + ALPHABET[(n >> 12) & 63] + (i + 1 < bytes.length ? ALPHABET[(n >> 6) & 63] : "=") + (i + 2 < bytes.length ? ALPHABET[n & 63] : "=");
  }
  return out;
}
export function backward(text) {
  const clean = text.replace(/\\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.length % 4 !== 0) throw new Error("This is not Base64: it may hold only A-Z, a-z, 0-9, + and /, in groups of four.");
  const bytes = [];
  for (let i = 0; i < clean.length; i += 4) {
    const n = [...clean.slice(i, i + 4)].reduce((sum, c) => sum * 64 + (c === "=" ? 0 : ALPHABET.indexOf(c)), 0);
    bytes.push((n >> 16) & 255);
    if (clean[i + 2] !== "=") bytes.push((n >> 8) & 255);
    if (clean[i + 3] !== "=") bytes.push(n & 255);
  }
  return textOf(bytes);
}
`,
  },
  url: {
    forward: 'Encode',
    backward: 'Decode',
    sample: 'a b & c',
    code: 'export function forward(text) { return encodeURIComponent(text); }\nexport function backward(text) { try { return decodeURIComponent(text.replace(/\\+/g, " ")); } catch { throw new Error("This is not a valid encoded link: a % must be followed by two digits."); } }\n',
  },
  hex: {
    forward: 'Encode',
    backward: 'Decode',
    sample: 'hello',
    code: `${BYTES}\nexport function forward(text) { return encodeUtf8(text).map((b) => b.toString(16).padStart(2, "0")).join(" "); }\nexport function backward(text) { const clean = text.replace(/\\s+/g, ""); if (!/^([0-9a-fA-F]{2})*$/.test(clean)) throw new Error("This is not hexadecimal: use pairs of 0-9 and a-f."); return textOf((clean.match(/../g) || []).map((h) => parseInt(h, 16))); }\n`,
  },
  binary: {
    forward: 'Encode',
    backward: 'Decode',
    sample: 'hello',
    code: `${BYTES}\nexport function forward(text) { return encodeUtf8(text).map((b) => b.toString(2).padStart(8, "0")).join(" "); }\nexport function backward(text) { const parts = text.trim().split(/\\s+/); if (!parts.every((p) => /^[01]{1,8}$/.test(p))) throw new Error("This is not binary: use groups of eight 0 and 1."); return textOf(parts.map((p) => parseInt(p, 2))); }\n`,
  },
  morse: {
    forward: 'To Morse',
    backward: 'From Morse',
    sample: 'hello',
    code: 'const M = { a: ".-", b: "-...", c: "-.-.", d: "-..", e: ".", f: "..-.", g: "--.", h: "....", i: "..", j: ".---", k: "-.-", l: ".-..", m: "--", n: "-.", o: "---", p: ".--.", q: "--.-", r: ".-.", s: "...", t: "-", u: "..-", v: "...-", w: ".--", x: "-..-", y: "-.--", z: "--..", 0: "-----", 1: ".----", 2: "..---", 3: "...--", 4: "....-", 5: ".....", 6: "-....", 7: "--...", 8: "---..", 9: "----." };\nexport function forward(text) { return text.toLowerCase().split(/\\s+/).map((w) => [...w].map((c) => M[c] || "").filter(Boolean).join(" ")).join(" / "); }\nexport function backward(text) { const back = Object.fromEntries(Object.entries(M).map(([k, v]) => [v, k])); return text.trim().split(/\\s*\\/\\s*/).map((w) => w.split(/\\s+/).map((c) => { if (!(c in back)) throw new Error("“" + c + "” is not Morse: use dots, dashes and spaces."); return back[c]; }).join("")).join(" "); }\n',
  },
  caesar: {
    forward: 'Encrypt',
    backward: 'Decrypt',
    sample: 'hello',
    code: 'function turn(text, by) { return text.replace(/[a-z]/gi, (c) => { const base = c < "a" ? 65 : 97; return String.fromCharCode(((c.charCodeAt(0) - base + by + 26) % 26) + base); }); }\nexport function forward(text) { return turn(text, 3); }\nexport function backward(text) { return turn(text, -3); }\n',
  },
  json: {
    forward: 'Format',
    backward: 'Shorten',
    sample: '{"name":"Ada"}',
    code: 'function read(text) { try { return JSON.parse(text); } catch (error) { throw new Error("This is not valid JSON: " + error.message); } }\nexport function forward(text) { return JSON.stringify(read(text), null, 2); }\nexport function backward(text) { return JSON.stringify(read(text)); }\n',
  },
  case: {
    forward: 'To upper case',
    backward: 'To lower case',
    sample: 'Hello world',
    code: 'export function forward(text) { return text.toUpperCase(); }\nexport function backward(text) { return text.toLowerCase(); }\n',
  },
  markdown: {
    forward: 'To HTML',
    backward: 'To plain text',
    sample: '# Hello',
    code: 'function safe(t) { return t.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }\nexport function forward(text) { return safe(text).split(/\\n{2,}/).map((p) => { const h = /^(#{1,4}) (.*)$/.exec(p); const inner = (t) => t.replace(/\\*\\*(.+?)\\*\\*/g, "<strong>$1</strong>").replace(/\\*(.+?)\\*/g, "<em>$1</em>"); return h ? "<h" + h[1].length + ">" + inner(h[2]) + "</h" + h[1].length + ">" : "<p>" + inner(p) + "</p>"; }).join("\\n"); }\nexport function backward(text) { return text.replace(/[#*_`>]/g, "").replace(/\\n{3,}/g, "\\n\\n").trim(); }\n',
  },
  password: {
    forward: 'Make a password',
    backward: 'Rate a password',
    sample: '16',
    code: 'export function forward(text) { const length = Math.max(8, Math.min(64, parseInt(text, 10) || 16)); const set = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%+-?"; let out = ""; for (let i = 0; i < length; i++) out += set[Math.floor(Math.random() * set.length)]; return out; }\nexport function backward(text) { const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((r) => r.test(text)).length; return text.length < 8 ? "Weak: too short" : text.length >= 12 && kinds >= 3 ? "Strong" : "Fair: make it longer and mix letters, digits and signs"; }\n',
  },
  color: {
    forward: '',
    backward: '',
    sample: '',
    code: 'function hex(h, s, l) { const a = s * Math.min(l, 1 - l); const f = (n) => { const k = (n + h / 30) % 12; const v = l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)); return Math.round(v * 255).toString(16).padStart(2, "0"); }; return "#" + f(0) + f(8) + f(4); }\nexport function palette(hue) { return [hex(hue, 0.6, 0.3), hex(hue, 0.55, 0.48), hex(hue, 0.5, 0.85), hex((hue + 150) % 360, 0.5, 0.5), hex((hue + 30) % 360, 0.25, 0.95)]; }\nexport function swatch(color) { return "data:image/svg+xml," + encodeURIComponent("<svg xmlns=\\"http://www.w3.org/2000/svg\\" viewBox=\\"0 0 10 10\\"><rect width=\\"10\\" height=\\"10\\" fill=\\"" + color + "\\"/></svg>"); }\n',
  },
  generator: {
    forward: '',
    backward: '',
    sample: '',
    code: 'const A = ["Quiet", "Bright", "Copper", "Harbour", "Second", "Paper", "Little", "Northern", "Open", "Golden"];\nconst B = ["Lantern", "Orchard", "Compass", "Kettle", "Meadow", "Bridge", "Garden", "Notebook", "Window", "Tide"];\nconst I = ["Offer a first visit for free and ask three questions at the end.", "Show one small success story every week.", "Make a list of ten regulars and thank each of them by name.", "Turn the most common question into a one-page guide.", "Invite two neighbours to try it and watch where they stop.", "Start with the smallest version that helps one person today."];\nconst Q = ["Small steps, taken daily, go a long way.", "Begin where you are, with what you have.", "Quiet work is still work.", "Measure twice, cut once.", "A good question is half the answer."];\nfunction pick(list) { return list[Math.floor(Math.random() * list.length)]; }\nexport function make(kind, topic) {\n  if (kind === "name") return pick(A) + " " + pick(B) + (topic ? " for " + topic : "");\n  if (kind === "quote") return pick(Q);\n  if (kind === "password") { let out = ""; const set = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%+-?"; for (let i = 0; i < 16; i++) out += set[Math.floor(Math.random() * set.length)]; return out; }\n  return (topic ? topic.charAt(0).toUpperCase() + topic.slice(1) + ": " : "") + pick(I);\n}\n',
  },
};

export const FILES = `
/** Base64 of UTF-8 text, as uploads arrive. */
export function decode(base64) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const bytes = [];
  const clean = String(base64 || "").replace(/[^A-Za-z0-9+/]/g, "");
  for (let i = 0; i < clean.length; i += 4) {
    const part = clean.slice(i, i + 4);
    const n = [...part.padEnd(4, "A")].reduce((sum, c) => sum * 64 + alphabet.indexOf(c), 0);
    bytes.push((n >> 16) & 255);
    if (part.length > 2) bytes.push((n >> 8) & 255);
    if (part.length > 3) bytes.push(n & 255);
  }
  try { return decodeURIComponent(bytes.map((b) => "%" + b.toString(16).padStart(2, "0")).join("")); } catch { throw new Error("This file is not text. Save it as CSV (UTF-8) and try again."); }
}
function splitLine(line, sep) { const out = []; let cell = ""; let quoted = false; for (let i = 0; i < line.length; i++) { const c = line[i]; if (quoted) { if (c === '"' && line[i + 1] === '"') { cell += '"'; i++; } else if (c === '"') quoted = false; else cell += c; } else if (c === '"') quoted = true; else if (c === sep) { out.push(cell); cell = ""; } else cell += c; } out.push(cell); return out; }
export function parse(text) {
  const trimmed = text.trim();
  if (trimmed === "") throw new Error("There is nothing to parse. Paste the content of a file first.");
  if (trimmed[0] === "[" || trimmed[0] === "{") { let value; try { value = JSON.parse(trimmed); } catch (error) { throw new Error("This looks like JSON but does not parse: " + error.message); } const list = Array.isArray(value) ? value : [value]; return list.map((row, i) => ({ id: String(i + 1), ...(typeof row === "object" && row !== null ? row : { value: row }) })); }
  const lines = trimmed.split(/\\r?\\n/).filter((line) => line.trim() !== "");
  const sep = [",", ";", "\\t"].sort((a, b) => lines[0].split(b).length - lines[0].split(a).length)[0];
  const head = splitLine(lines[0], sep).map((name, i) => name.trim() || "column" + (i + 1));
  if (lines.length < 2) throw new Error("Only one line was found. The first line names the columns; rows follow below it.");
  return lines.slice(1, 5001).map((line, n) => { const cells = splitLine(line, sep); const row = { id: String(n + 1) }; head.forEach((name, i) => { const cell = (cells[i] ?? "").trim(); row[name === "id" ? "ID" : name] = cell !== "" && !Number.isNaN(Number(cell)) ? Number(cell) : cell; }); return row; });
}
export function toText(rows) { if (!rows.length) return ""; const keys = Object.keys(rows[0]).filter((k) => k !== "id"); return [keys.join("\\t"), ...rows.map((r) => keys.map((k) => r[k] ?? "").join("\\t"))].join("\\n"); }
`;
