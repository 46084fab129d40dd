/** The line of a module's code, from 1, where a function is exported; 1 where it is not found. */
export function lineOfFunction(code: string, name: string): number {
  const own = name.slice(name.indexOf('.') + 1).replace(/\$/g, '\\$');
  const pattern = own === 'default' ? /^\s*export\s+default\b/ : new RegExp(`^\\s*(export\\s+)?(async\\s+)?(function\\s*|const\\s+|let\\s+|var\\s+)${own}\\b`);
  const at = code.split('\n').findIndex((line) => pattern.test(line));
  return at < 0 ? 1 : at + 1;
}
