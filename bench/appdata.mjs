// Rows a second through the guest API (sandbox → bridge → SQLite) beside plain better-sqlite3 with the same pragmas, and a 100 MB import.
// Usage: npm run bench -- appdata
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guestRates } from './appdata/guest-rates.mjs';
import { importRates } from './appdata/import-rates.mjs';
import { rawRates } from './appdata/raw-rates.mjs';

export async function run({ progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'casual-bench-'));
  try {
    progress('plain better-sqlite3');
    const raw = rawRates(folder);
    progress('the guest API');
    const guest = await guestRates(folder, progress);
    const share = (key) => Number((guest[key] / raw[key]).toFixed(2));
    progress('an import of 100 MB');
    const imported = await importRates(folder, progress);
    return {
      raw,
      guest,
      shareOfRaw: { single: share('singleRowsPerS'), transaction: share('transactionRowsPerS'), read1k: share('read1kRowsPerS'), read10k: share('read10kRowsPerS') },
      goals: { single: 0.5, transaction: 0.7 },
      import: imported,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
