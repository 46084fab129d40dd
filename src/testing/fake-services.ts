import type { Services } from '../main/rpc/services.ts';

type Overrides = { [Name in keyof Services]?: Partial<Services[Name]> };

/** Services of which a test gives only the methods it needs; any other call fails with its name. */
export function fakeServices(overrides: Overrides = {}): Services & { readonly logged: { error: unknown; where: string }[] } {
  const logged: { error: unknown; where: string }[] = [];
  const service = <Name extends keyof Services>(name: Name, defaults: Partial<Services[Name]> = {}): Services[Name] =>
    new Proxy({ ...defaults, ...overrides[name] } as object, {
      get(target, key) {
        const method: unknown = Reflect.get(target, key);
        if (method !== undefined) return method;
        return () => {
          throw new Error(`this test does not fake ${name}.${String(key)}`);
        };
      },
    }) as Services[Name];
  return {
    apps: service('apps'),
    documents: service('documents'),
    appdata: service('appdata'),
    execution: service('execution'),
    executions: service('executions', { startSchedules: () => {} }),
    imports: service('imports'),
    library: service('library'),
    generation: service('generation'),
    permissions: service('permissions'),
    settings: service('settings'),
    templates: service('templates'),
    transfer: service('transfer'),
    system: service('system'),
    errorLog: {
      record(error, where) {
        logged.push({ error, where });
        return `e_${logged.length}`;
      },
    },
    logged,
    close: async () => {},
  };
}
