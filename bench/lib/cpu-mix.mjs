/**
 * Work as programs do it, in the spirit of the classic engine suites, as one script that any engine runs: objects and queues, a
 * network of constraints, integer maths, regular expressions, texts, sorting, JSON. Its value is the ms of each part as JSON.
 */
export const CPU_MIX = `(() => {
  const parts = {
    scheduler() { // objects with methods, linked lists
      class Packet { constructor(link, id, kind) { this.link = link; this.id = id; this.kind = kind; this.a1 = 0; this.a2 = [0, 0, 0, 0]; }
        addTo(queue) { this.link = null; if (queue === null) return this; let at = queue; while (at.link !== null) at = at.link; at.link = this; return queue; } }
      class Task { constructor(id, priority, work) { this.id = id; this.priority = priority; this.queue = null; this.work = work; this.held = 0; }
        run() { const packet = this.queue; if (packet === null) return null; this.queue = packet.link; return this.work(packet); } }
      let total = 0;
      for (let round = 0; round < 60; round++) {
        const tasks = [];
        for (let i = 0; i < 6; i++) tasks.push(new Task(i, 6 - i, (packet) => { packet.a1 += packet.a2[packet.a1 & 3] + 1; total += packet.a1; return packet.a1 < 40 ? tasks[(packet.id + packet.a1) % 6] : null; }));
        for (let i = 0; i < 20; i++) tasks[i % 6].queue = new Packet(null, i, i & 1).addTo(tasks[i % 6].queue);
        for (let idle = 0; idle < 6; ) for (const task of tasks) { const packet = task.queue; const next = task.run(); if (packet === null) idle++; else { idle = 0; if (next !== null) next.queue = packet.addTo(next.queue); } }
      }
      return total;
    },
    constraints() { // a chain that is propagated, with dispatch by kind
      class Variable { constructor(value) { this.value = value; this.next = []; this.stamp = 0; } }
      class Scale { constructor(a, b) { this.a = a; this.b = b; a.next.push(this); } execute() { this.b.value = this.a.value * 2 + 1; return this.b; } }
      class Equal { constructor(a, b) { this.a = a; this.b = b; a.next.push(this); } execute() { this.b.value = this.a.value; return this.b; } }
      const variables = Array.from({ length: 400 }, () => new Variable(0));
      for (let i = 1; i < 400; i++) i % 3 ? new Equal(variables[i - 1], variables[i]) : new Scale(variables[i - 1], variables[i]);
      let sum = 0;
      for (let stamp = 1; stamp <= 150; stamp++) {
        variables[0].value = stamp; const open = [variables[0]];
        while (open.length > 0) { const at = open.pop(); at.stamp = stamp; for (const constraint of at.next) { const out = constraint.execute(); if (out.value > 1e9) out.value = 1; open.push(out); } }
        sum += variables[399].value;
      }
      return sum;
    },
    integers() { // hashing and modular powers
      let h = 2166136261;
      for (let i = 0; i < 400000; i++) { h ^= i & 255; h = Math.imul(h, 16777619); h ^= h >>> 13; }
      let r = 1; for (let k = 0; k < 60; k++) { let b = 3 + k, e = 65537; r = 1; while (e > 0) { if (e & 1) r = (r * b) % 1000003; b = (b * b) % 1000003; e >>>= 1; } }
      const words = new Int32Array(1024); for (let n = 0; n < 60; n++) for (let i = 16; i < 1024; i++) words[i] = (words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ (i * 2654435761)) << 1 | 1;
      return h + r + words[1023];
    },
    patterns() {
      const text = Array.from({ length: 300 }, (_, i) => 'user' + i + '@mail' + (i % 7) + '.example on 20' + (10 + i % 80) + '-0' + (1 + i % 9) + '-1' + (i % 10) + ', #tag' + i + '; ').join('');
      let n = 0;
      for (let i = 0; i < 12; i++) {
        n += (text.match(/[\\w.]+@[\\w.]+\\.example/g) || []).length;
        n += text.replace(/(\\d{4})-(\\d\\d)-(\\d\\d)/g, '$3.$2.$1').length;
        for (const m of text.matchAll(/#(?<tag>tag\\d+)/g)) n += m.groups.tag.length;
        n += text.split(/[;,]\\s*/).length;
      }
      return n;
    },
    texts() {
      let out = ''; for (let i = 0; i < 60000; i++) out += String.fromCharCode(97 + i % 26) + i;
      let n = 0; for (let i = 0; i < out.length; i += 3) n += out.charCodeAt(i);
      const words = out.match(/[a-z]\\d+/g); const count = new Map(); for (const word of words) { const key = word.slice(0, 3); count.set(key, (count.get(key) || 0) + 1); }
      return n + count.size + words.map((word) => word.toUpperCase().padEnd(8, '.')).join('').length;
    },
    sorting() {
      let seed = 7; const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
      const rows = Array.from({ length: 12000 }, (_, i) => ({ id: i, name: 'n' + Math.floor(next() * 5000), at: next() }));
      rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.at - b.at));
      const groups = new Map(); for (const row of rows) { const list = groups.get(row.name); if (list) list.push(row); else groups.set(row.name, [row]); }
      return [...groups.values()].map((list) => list.reduce((sum, row) => sum + row.at, 0)).sort((a, b) => b - a)[0];
    },
    json() {
      const rows = Array.from({ length: 1500 }, (_, i) => ({ id: 't' + i, title: 'Task ' + i, done: i % 3 === 0, hours: i / 7, tags: ['a', 'b' + (i % 9)], owner: { id: 'm' + (i % 5), name: 'Ada' } }));
      let n = 0; for (let i = 0; i < 8; i++) { const text = JSON.stringify(rows); n += text.length; n += JSON.parse(text).filter((row) => row.done).length; }
      return n;
    },
  };
  const times = {};
  for (const [name, part] of Object.entries(parts)) {
    part(); // Whoever compiles while running has done so now.
    let best = Infinity;
    for (let i = 0; i < 3; i++) { const from = Date.now(); part(); best = Math.min(best, Date.now() - from); }
    times[name] = best;
  }
  return JSON.stringify(times);
})()`;

/** Geometric mean of `a` over `b`. */
export function ratioOf(a, b) {
  const logs = Object.keys(a).map((name) => Math.log(Math.max(a[name], 0.25) / Math.max(b[name], 0.25)));
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** The best of each part. */
export function bestOf(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, Math.min(...runs.map((run) => run[name]))]));
}
