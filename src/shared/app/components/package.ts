import { z } from 'zod';
import { componentDefinition, type ComponentDefinition } from '../manifest/index.ts';

/** Of the package. The definitions follow the manifest format. */
export const PACKAGE_FORMAT = 1;
export const libraryIdentifier = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'must be small letters, digits and -');

/** A component of somebody's own with all that it is made of: what the library keeps and a `.casualc` file holds. */
export const componentPackage = z.strictObject({
  format: z.literal('casual-component'),
  formatVersion: z.literal(PACKAGE_FORMAT),
  /** The same in every version of one component. */
  libraryId: libraryIdentifier,
  definition: componentDefinition,
  /** Own components that it uses inside, each once. */
  uses: z.array(componentDefinition).max(50).default([]),
});
export type ComponentPackage = z.infer<typeof componentPackage>;

/** Newest last. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < 3; i++) if (left[i] !== right[i]) return (left[i] ?? 0) - (right[i] ?? 0);
  return 0;
}

export type PackageChange = { what: string; detail: string; breaks: boolean };

/** What an instance would notice, in words. `breaks`: it may have to be looked after. */
export function changesBetween(before: Omit<ComponentDefinition, 'root'>, after: Omit<ComponentDefinition, 'root'>): PackageChange[] {
  const changes: PackageChange[] = [];
  const say = (what: string, detail: string, breaks = false): void => void changes.push({ what, detail, breaks });
  if (before.name !== after.name) say('Name', `${before.name} → ${after.name}`);
  for (const prop of after.props) {
    const old = before.props.find(({ key }) => key === prop.key);
    if (old === undefined) say('New input', prop.label);
    else if (old.type !== prop.type) say('Input of another kind', `${prop.label}: ${old.type} → ${prop.type}`, true);
    else if (JSON.stringify(old.default) !== JSON.stringify(prop.default)) say('Other value where none is given', prop.label);
  }
  for (const old of before.props) if (!after.props.some(({ key }) => key === old.key)) say('Input is gone', old.label, true);
  for (const event of after.events) if (!before.events.some(({ name }) => name === event.name)) say('New event', event.label);
  for (const old of before.events) if (!after.events.some(({ name }) => name === old.name)) say('Event is gone', old.label, true);
  if (before.hasSlot && !after.hasSlot) say('It no longer holds others', '', true);
  if (!before.hasSlot && after.hasSlot) say('It can hold others now', '');
  return changes;
}
