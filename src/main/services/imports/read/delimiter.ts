const CANDIDATES = [',', ';', '\t', '|'] as const;
const MOST_ROWS = 200;

/** What stands between the columns: the candidate whose count is most often the same in each row. `sep=;` in the first line, as Excel writes it, decides. */
export function detectDelimiter(text: string): string {
  const told = /^sep=(.)\r?\n/i.exec(text);
  if (told) return told[1] ?? ',';
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const counts = countPerRow(text, delimiter);
    const tally = new Map<number, number>();
    for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
    let usual = { count: 0, rows: 0 };
    for (const [count, rows] of tally) if (rows > usual.rows) usual = { count, rows };
    // Agreement first; among equals, more columns.
    const score = counts.length === 0 ? 0 : (usual.rows / counts.length) * (1 + Math.min(usual.count, 50) / 100);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Outside quotes, for each complete row. */
function countPerRow(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let isBlank = true;
  for (let i = 0; i < text.length && counts.length < MOST_ROWS; i++) {
    const char = text[i];
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (char === delimiter) count++;
    if (char === '\n' || char === '\r') {
      if (!isBlank) counts.push(count);
      count = 0;
      isBlank = true;
    } else isBlank = false;
  }
  if (!isBlank && counts.length === 0) counts.push(count);
  return counts;
}
