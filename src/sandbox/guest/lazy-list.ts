/**
 * A list that is made when somebody first looks at it: most who add a thousand rows never read what came of them.
 * @param make called once at most
 */
export function lazyList<T>(make: () => T[]): T[] {
  let isMade = false;
  const list: T[] = [];
  const made = (): T[] => {
    if (!isMade) {
      isMade = true;
      for (const item of make()) list.push(item);
    }
    return list;
  };
  return new Proxy(list, {
    // Asked by every promise that brings it.
    get: (_, key, self) => (key === 'then' ? undefined : Reflect.get(made(), key, self)),
    set: (_, key, value) => Reflect.set(made(), key, value),
    has: (_, key) => Reflect.has(made(), key),
    deleteProperty: (_, key) => Reflect.deleteProperty(made(), key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(made(), key, descriptor),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(made(), key),
    ownKeys: () => Reflect.ownKeys(made()),
    preventExtensions: () => Reflect.preventExtensions(made()),
  });
}
