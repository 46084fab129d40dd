import { fail } from '../../../shared/kernel/errors.ts';
import { toWtf8 } from '../../../shared/kernel/wtf8.ts';

const MAX_PATH = 1024;
const MAX_NAME = 255;
const MAX_DEPTH = 32;

/**
 * A path of an app's disk in its one form: "/", or "/" before each name. Names are compared as NFC. It never names anything but an entry
 * of that disk, so there is nothing to climb out of; what looks like an attempt is refused all the same.
 * @throws disk.path
 */
export function normalisePath(path: string): string {
  const refuse = (problem: string): never => fail('disk.path', { path: path.slice(0, 100), problem });
  if (path.length > MAX_PATH) refuse(`it is longer than ${MAX_PATH} characters`);
  if (!path.isWellFormed()) refuse('it contains half a character');
  // oxlint-disable-next-line no-control-regex -- these are what is refused
  if (/[\u0000-\u001f\u007f-\u009f]/.test(path)) refuse('it contains control characters');
  if (path.includes('\\')) refuse('write “/” between names');
  const names = path
    .normalize('NFC')
    .split('/')
    .filter((name) => name !== '' && name !== '.');
  if (names.length > MAX_DEPTH) refuse(`it has more than ${MAX_DEPTH} levels`);
  for (const name of names) {
    if (name === '..') refuse('“..” is not allowed');
    if (toWtf8(name).length > MAX_NAME) refuse(`a name has at most ${MAX_NAME} bytes`);
  }
  return `/${names.join('/')}`;
}

/** The folders above a path, nearest first, without "/". */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}
