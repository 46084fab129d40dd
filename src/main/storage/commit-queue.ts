import { isDiskFull, type SqlDatabase } from './sqlite.ts';

type Job = { run: () => void; reject: (error: unknown) => void; resolve: () => void };

/**
 * Group commit: writes that arrive in one turn of the event loop share one transaction and so one fsync.
 * A write must be repeatable: when one of a group fails, the group is rolled back and each is run alone.
 */
export class CommitQueue {
  private readonly db: SqlDatabase;
  private readonly classify: (error: unknown) => unknown;
  private jobs: Job[] = [];
  private isScheduled = false;
  /** Transactions committed so far; with the number of writes it tells how well grouping works. */
  commits = 0;

  /** @param classify turns what SQLite throws into an error of the registry */
  constructor(db: SqlDatabase, classify: (error: unknown) => unknown) {
    this.db = db;
    this.classify = classify;
  }

  /** Resolves once the write is on disk. Rejects with `storage.disk-full` when it could not be kept; the write then left no trace. */
  add<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { value: T } | undefined;
      this.jobs.push({
        run: () => {
          result = { value: write() };
        },
        resolve: () => {
          if (result) resolve(result.value);
        },
        reject,
      });
      if (this.isScheduled) return;
      this.isScheduled = true;
      setImmediate(() => this.flush());
    });
  }

  /** Writes what is waiting, now. */
  flush(): void {
    this.isScheduled = false;
    const jobs = this.jobs;
    this.jobs = [];
    if (jobs.length === 0) return;
    try {
      this.commit(jobs);
    } catch (error) {
      if (jobs.length === 1 || isDiskFull(error)) for (const job of jobs) job.reject(this.classify(error));
      else for (const job of jobs) this.commitAlone(job);
      return;
    }
    for (const job of jobs) job.resolve();
  }

  private commit(jobs: Job[]): void {
    this.db
      .transaction(() => {
        for (const job of jobs) job.run();
      })
      .immediate();
    this.commits++;
  }

  private commitAlone(job: Job): void {
    try {
      this.commit([job]);
    } catch (error) {
      job.reject(this.classify(error));
      return;
    }
    job.resolve();
  }
}
