import { manifest as manifestSchema, type Entity, type Manifest } from '../../../../shared/app/manifest/index.ts';

/** The smallest app that has these entities. */
export function manifestWith(entities: readonly Entity[]): Manifest {
  return {
    ...manifestSchema.parse({
      schemaVersion: 1,
      meta: { name: 'Rows' },
      pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
    }),
    entities: [...entities],
  };
}
