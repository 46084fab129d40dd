import { z } from 'zod';
import { manifest } from '../manifest/index.ts';

/** The manifest format as JSON Schema (draft 2020-12), as people and tools may write it: members with a default can be left out. */
export function manifestJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(manifest, { io: 'input', target: 'draft-2020-12' });
  return { $schema, $id: 'manifest.schema.json', title: 'Casual OS app manifest', ...schema };
}
