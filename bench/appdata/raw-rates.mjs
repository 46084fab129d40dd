import Database from 'better-sqlite3';
import { join } from 'node:path';
import { median, perSecond, ROW, SINGLE_ROWS, TRANSACTION_ROWS, TRANSACTIONS } from './workload.mjs';

/** What SQLite does with the same rows and pragmas when nothing is in between: no checks, no search text, no events. */
export function rawRates(folder) {
  const db = new Database(join(folder, 'raw.db'));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'temp_store = MEMORY']) db.pragma(pragma);
  db.exec('CREATE TABLE task (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, createdAt TEXT, updatedAt TEXT, title TEXT, notes TEXT, due TEXT, hours REAL, count INTEGER, done INTEGER, status TEXT)');
  db.exec('CREATE INDEX by_status ON task (status)');
  const insert = db.prepare('INSERT INTO task (id, createdAt, updatedAt, title, notes, due, hours, count, done, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const make = new Function('i', `return ${ROW}`);
  let n = 0;
  const add = () => {
    const row = make(n++);
    const now = new Date().toISOString();
    insert.run(`row_${Math.random().toString(36).slice(2, 14)}`, now, now, row.title, row.notes, row.due, row.hours, row.count, row.done ? 1 : 0, row.status);
  };
  const timed = (work) => {
    const at = performance.now();
    work();
    return performance.now() - at;
  };
  const single = timed(() => {
    for (let i = 0; i < SINGLE_ROWS; i++) add();
  });
  const batch = db.transaction(() => {
    for (let i = 0; i < TRANSACTION_ROWS; i++) add();
  });
  const cpu = process.threadCpuUsage();
  const transaction = timed(() => {
    for (let i = 0; i < TRANSACTIONS; i++) batch.immediate();
  });
  const worked = process.threadCpuUsage(cpu);
  const read = (limit) => median(Array.from({ length: 9 }, () => timed(() => db.prepare('SELECT * FROM task ORDER BY place LIMIT ?').all(limit))));
  const aggregate = median(Array.from({ length: 9 }, () => timed(() => db.prepare('SELECT status, sum(hours) FROM task GROUP BY 1').all())));
  const result = {
    singleRowsPerS: perSecond(SINGLE_ROWS, single),
    cpuUsPerRow: (worked.user + worked.system) / (TRANSACTIONS * TRANSACTION_ROWS),
    transactionRowsPerS: perSecond(TRANSACTIONS * TRANSACTION_ROWS, transaction),
    read1kRowsPerS: perSecond(1000, read(1000)),
    read10kRowsPerS: perSecond(10_000, read(10_000)),
    aggregateMs: Number(aggregate.toFixed(2)),
  };
  db.close();
  return result;
}
