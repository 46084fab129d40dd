import { settingsSchema, type Settings } from '../../../shared/contracts/ide.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Storage } from '../../storage/index.ts';
import type { SettingsService } from './types.ts';

/** One row for each setting. A value that does not parse (an older or newer Casual OS wrote it) counts as its default. */
export function createSettingsService({ storage }: { storage: Storage }): SettingsService {
  const read = (): Settings => {
    const rows = storage.db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings').all();
    const stored: Record<string, unknown> = {};
    for (const { key, value } of rows) {
      const field = settingsSchema.shape[key as keyof Settings];
      const parsed = field?.safeParse(parseJson(value));
      if (parsed?.success) stored[key] = parsed.data;
    }
    return settingsSchema.parse(stored);
  };

  return {
    async get() {
      return read();
    },
    async update(change) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      // Not `partial().parse(given)`: defaults would turn every missing key into a change.
      const next = settingsSchema.safeParse({ ...read(), ...given, layout: { ...read().layout, ...change.layout } });
      if (!next.success) {
        const issue = next.error.issues[0];
        throw new AppError('settings.invalid', { problem: issue ? `${issue.path.join('.')}: ${issue.message}` : 'it cannot be read' });
      }
      const now = storage.clock.now();
      storage.write(() => {
        const put = storage.db.prepare(
          'INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
        );
        for (const key of Object.keys(given)) put.run(key, JSON.stringify(next.data[key as keyof Settings]), now);
      });
      return next.data;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
