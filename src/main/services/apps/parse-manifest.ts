import { manifest as manifestSchema, SCHEMA_VERSION, type Manifest } from '../../../shared/app/manifest/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';

/** Any value as a valid manifest. Throws `manifest.too-new` or `manifest.invalid`. */
export function parseManifest(input: unknown): Manifest {
  const version = typeof input === 'object' && input !== null && 'schemaVersion' in input ? input.schemaVersion : undefined;
  if (typeof version === 'number' && version > SCHEMA_VERSION) throw new AppError('manifest.too-new', { found: version, known: SCHEMA_VERSION });
  const result = manifestSchema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError('manifest.invalid', { problem: issue ? `${issue.path.join('.') || 'the file'}: ${issue.message}` : 'it is empty' });
}
