// Rows a second through the guest API (sandbox → bridge → SQLite) beside plain better-sqlite3 with the same pragmas, and a 100 MB import.
// Usage: npm run bench -- appdata
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guestRates } from './appdata/guest-rates.mjs';
import { importRates } from './appdata/import-rates.mjs';
import { rawRates } from './appdata/raw-rates.mjs';
import { atLeast } from './lib/report.mjs';

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
    const ratios = {
      single: share('singleRowsPerS'),
      transaction: share('transactionRowsPerS'),
      read1k: share('read1kRowsPerS'),
      read10k: share('read10kRowsPerS'),
    };
    return {
      metrics: { raw, guest, import: imported },
      ratios,
      goals: [
        atLeast('single', 'single inserts, of plain better-sqlite3', ratios.single, 0.5),
        atLeast('transaction', 'inserts in a transaction, of plain better-sqlite3', ratios.transaction, 0.7),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
