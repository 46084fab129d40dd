const PAIRS = [
  ['#e7efe9', '#4f7f67'],
  ['#f5e3da', '#b3552f'],
  ['#e3eaf2', '#43638c'],
  ['#f1ecd9', '#9a7b2c'],
  ['#ece4f0', '#71508a'],
  ['#e2efef', '#2f7d80'],
  ['#f4e1e5', '#a34258'],
  ['#ebe9e4', '#6b6459'],
] as const;

/** A calm drawn picture as a data URL: a ground, a sun or hills, and the first letter. Deterministic in `seed`. */
export function picture(label: string, seed: number): string {
  const [ground, ink] = PAIRS[seed % PAIRS.length] ?? PAIRS[0];
  const letter = (/[A-Za-z0-9]/.exec(label)?.[0] ?? 'A').toUpperCase();
  const x = 50 + (seed % 4) * 30;
  const y = 60 + (seed % 3) * 20;
  const shape =
    seed % 3 === 0
      ? `<circle cx="${x}" cy="${y}" r="34" fill="${ink}" opacity=".28"/><path d="M0 210 Q100 ${130 + (seed % 4) * 10} 200 190 T400 170 V300 H0Z" fill="${ink}" opacity=".5"/><path d="M0 250 Q120 200 240 240 T400 225 V300 H0Z" fill="${ink}"/>`
      : seed % 3 === 1
        ? `<rect x="${x}" y="70" width="120" height="160" rx="14" fill="${ink}" opacity=".85"/><circle cx="${x + 150}" cy="150" r="56" fill="${ink}" opacity=".35"/>`
        : `<circle cx="200" cy="150" r="88" fill="${ink}" opacity=".85"/><circle cx="200" cy="150" r="52" fill="${ground}" opacity=".8"/><path d="M60 250 H340" stroke="${ink}" stroke-width="10" stroke-linecap="round" opacity=".4"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="${ground}"/>${shape}<text x="28" y="278" font-family="sans-serif" font-size="30" font-weight="700" fill="${ground}" opacity=".9">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
