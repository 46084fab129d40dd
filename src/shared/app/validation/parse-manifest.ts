import type { z } from 'zod';
import { AppError, fail } from '../../kernel/errors.ts';
import { manifest as manifestSchema, SCHEMA_VERSION, type Manifest } from '../manifest/index.ts';

/** Deeper trees are refused: nothing real needs them and recursion must stay bounded. */
const MAX_DEPTH = 200;

/**
 * Reads untrusted input as a manifest. The message says where the problem is (`pages[0].root.children[2].type`) and what to do.
 * @throws AppError manifest.too-new | manifest.cycle | manifest.invalid
 */
export function parseManifest(input: unknown): Manifest {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    fail('manifest.invalid', { problem: `it must be an object with “schemaVersion”, “meta” and “pages”, but it is ${kindOf(input)}`, path: '' });
  }
  checkVersion(input);
  if ('pages' in input) checkTrees(input.pages, 'pages');
  if ('components' in input) checkTrees(input.components, 'components');
  const result = manifestSchema.safeParse(input);
  if (!result.success) {
    const { problem, path, more } = describe(result.error);
    throw new AppError('manifest.invalid', { problem: more > 0 ? `${problem} (and ${more} more)` : problem, path });
  }
  return result.data;
}

function checkVersion(input: object): void {
  const version = 'schemaVersion' in input ? input.schemaVersion : undefined;
  if (typeof version === 'number' && version > SCHEMA_VERSION) fail('manifest.too-new', { found: version, known: SCHEMA_VERSION });
  if (version !== SCHEMA_VERSION) fail('manifest.invalid', { problem: `schemaVersion must be ${SCHEMA_VERSION}, but it is ${kindOf(version)}`, path: 'schemaVersion' });
}

/** A component inside itself, by object identity or by a repeated id on the way down; an id used twice elsewhere is left to `validateManifest`. */
function checkTrees(list: unknown, name: string): void {
  if (!Array.isArray(list)) return;
  list.forEach((owner: unknown, i) => {
    if (typeof owner !== 'object' || owner === null || !('root' in owner)) return;
    walk(owner.root, [], new Set(), `${name}[${i}].root`);
  });
}

function walk(node: unknown, ancestors: readonly string[], objects: ReadonlySet<unknown>, path: string): void {
  if (typeof node !== 'object' || node === null) return;
  const id = 'id' in node && typeof node.id === 'string' ? node.id : '?';
  if (objects.has(node) || (id !== '?' && ancestors.includes(id))) {
    const from = ancestors.indexOf(id);
    fail('manifest.cycle', { id, path: [...ancestors.slice(Math.max(from, 0)), id].join(' → ') });
  }
  if (ancestors.length >= MAX_DEPTH) fail('manifest.invalid', { problem: `${path} is nested more than ${MAX_DEPTH} deep; make the tree flatter`, path });
  if (!('children' in node) || !Array.isArray(node.children)) return;
  const inner = new Set(objects).add(node);
  node.children.forEach((child: unknown, i) => walk(child, [...ancestors, id], inner, `${path}.children[${i}]`));
}

type Issue = z.core.$ZodIssue;

function describe(error: z.ZodError): { problem: string; path: string; more: number } {
  const issues = error.issues;
  const issue = issues[0];
  if (issue === undefined) return { problem: 'it does not follow the format', path: '', more: 0 };
  const path = pathText(issue.path);
  return { problem: `${path === '' ? 'the top level' : path} ${say(issue)}`, path, more: issues.length - 1 };
}

function say(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && /received undefined/.test(issue.message) ? `is missing: give it a ${issue.expected}` : `must be a ${issue.expected}: ${lower(issue.message)}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `“${key}”`).join(', ')}, which is not known here: remove it or check the spelling`;
    case 'invalid_value':
      return `must be one of ${issue.values.slice(0, 40).map(String).join(', ')}`;
    case 'too_small':
      return `is too short or too small: at least ${issue.minimum}`;
    case 'too_big':
      return `is too long or too large: at most ${issue.maximum}`;
    default:
      return lower(issue.message);
  }
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

export function pathText(path: readonly PropertyKey[]): string {
  let out = '';
  for (const part of path) out += typeof part === 'number' ? `[${part}]` : out === '' ? String(part) : `.${String(part)}`;
  return out;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `${typeof value === 'string' ? `the text “${value.slice(0, 40)}”` : String(value)}`;
}
