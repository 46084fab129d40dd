/** Set when memory ran out: the host ends the app after the turn. No allocation happens on this path. */
let outOfMemory = false;
/** QuickJS throws null when not even the error fits; an author may throw null too. The host looks at the memory to tell them apart. */
let sawNull = false;

/** 0 fine, 1 out of memory, 2 perhaps. */
export function memoryVerdict(): 0 | 1 | 2 {
  const verdict = outOfMemory ? 1 : sawNull ? 2 : 0;
  sawNull = false;
  return verdict;
}

/** Out of memory cannot be lived through. */
export function isFatal(error: unknown): boolean {
  return error instanceof Error && error.name === 'InternalError' && error.message === 'out of memory';
}

export function fatal(error: unknown): never {
  outOfMemory = true;
  throw error;
}

export function messageOf(error: unknown): string {
  if (error === null) sawNull = true;
  if (error instanceof Error) return error.name === 'InternalError' && error.message === 'stack overflow' ? 'It calls itself too many times.' : error.message;
  return String(error);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';
}
