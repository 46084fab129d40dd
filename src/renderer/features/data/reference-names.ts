import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import { rpc } from '../../platform/index.ts';

/** Finds the rows that names in a pasted block mean. Each name is looked up once. */
export class ReferenceNames {
  private readonly appId: string;
  private readonly entities: readonly Entity[];
  private readonly found = new Map<string, Promise<{ id: string } | { problem: string }>>();

  constructor(appId: string, entities: readonly Entity[]) {
    this.appId = appId;
    this.entities = entities;
  }

  find(field: Field, name: string): Promise<{ id: string } | { problem: string }> {
    const key = `${field.reference?.entity ?? ''} ${name}`;
    const known = this.found.get(key) ?? this.look(field, name);
    this.found.set(key, known);
    return known;
  }

  private async look(field: Field, name: string): Promise<{ id: string } | { problem: string }> {
    const target = this.entities.find((entity) => entity.id === field.reference?.entity);
    if (target === undefined) return { problem: 'what it refers to is gone' };
    const { rows } = await rpc.data.list({
      appId: this.appId,
      request: { entity: target.id, where: [{ field: target.displayField, op: 'eq', value: name }], limit: 2 },
    });
    const [one, other] = rows;
    if (one !== undefined && other === undefined) return { id: String(one['id']) };
    if (one !== undefined) return { problem: `several ${target.plural.toLowerCase()} are called “${name}”` };
    const byId = await rpc.data.get({ appId: this.appId, entity: target.id, rowId: name });
    return byId === null ? { problem: `no ${target.name.toLowerCase()} is called “${name}”` } : { id: name };
  }
}
