import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manifestJsonSchema } from './index.ts';

const folder = new URL('../../../../resources/schema/', import.meta.url);
const file = new URL('manifest.schema.json', folder);

describe('JSON Schema', () => {
  test('DOC-41: resources/schema/manifest.schema.json is up to date (UPDATE_SCHEMA=1 rewrites it)', () => {
    const text = `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
