import type { CodeComponent } from '../../contracts/session.ts';
import type { ComponentDefinition } from '../manifest/index.ts';

/** px, until the component says how high it is */
const START_HEIGHT = 80;

/** What a screen needs to draw the components that are made from code. Those that were never made ready are left out. */
export function codeComponentsOf(definitions: readonly Omit<ComponentDefinition, 'root'>[]): CodeComponent[] {
  return definitions.flatMap(({ id, name, kind, compiled, props, events }) =>
    kind !== 'code' || compiled === undefined || compiled === ''
      ? []
      : [
          {
            id,
            name,
            compiled,
            defaults: Object.fromEntries(props.map((prop) => [prop.key, prop.default])),
            events: events.map((event) => event.name),
            size: START_HEIGHT,
          },
        ],
  );
}
