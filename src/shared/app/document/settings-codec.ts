import type { Doc } from 'yjs';
import { IDENTIFIER } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { manifest, permissions, SCHEMA_VERSION, theme, type Manifest, type Theme } from '../manifest/index.ts';
import { cellValue, type Cells } from './cells.ts';
import { parseRepaired, readJson, readLabel } from './parsing.ts';
import { root } from './roots.ts';

/** `meta` also holds the shell and the requirements, as `shell.nav` and `req.memoryMb`. Theme colours are `c.primary`… in `theme`. */

type Meta = Manifest['meta'];
type Shell = Manifest['shell'];
type Permissions = Manifest['permissions'];
type Requirements = Manifest['requirements'];

const metaSchema = manifest.shape.meta;
const shellSchema = manifest.shape.shell.unwrap();
const requirementsSchema = manifest.shape.requirements.unwrap();
const COLORS = theme.shape.colors.unwrap();

function plain(thing: object, prefix = ''): Cells {
  const cells: Cells = {};
  for (const [key, value] of Object.entries(thing) as [string, Json | undefined][]) if (value !== undefined) cells[prefix + key] = value;
  return cells;
}

/** A part of a root map as an object: keys with the prefix, without it. Keys with another prefix are passed over. */
function part(doc: Doc, name: 'meta' | 'theme' | 'permissions', prefix: string): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  root(doc, name).forEach((value, key) => {
    const rest = key.slice(prefix.length);
    if (key.startsWith(prefix) && IDENTIFIER.test(rest)) raw[rest] = readJson(cellValue(value));
  });
  return raw;
}

export function encodeMeta(value: Pick<Manifest, 'meta' | 'shell' | 'requirements'>): Cells {
  return { schemaVersion: SCHEMA_VERSION, ...plain(value.meta), ...plain(value.shell, 'shell.'), ...plain(value.requirements, 'req.') };
}

export function encodeTheme(value: Theme): Cells {
  const { colors, ...rest } = value;
  return { ...plain(rest), ...plain(colors, 'c.') };
}

export function encodePermissions(value: Permissions): Cells {
  return plain(value);
}

export function readMeta(doc: Doc): Meta {
  const raw = part(doc, 'meta', '');
  delete raw['schemaVersion'];
  const name = readLabel(raw['name'], 'Untitled');
  return parseRepaired(metaSchema, { ...raw, name }) ?? metaSchema.parse({ name });
}

export function readShell(doc: Doc): Shell {
  return parseRepaired(shellSchema, part(doc, 'meta', 'shell.')) ?? shellSchema.parse({});
}

export function readRequirements(doc: Doc): Requirements {
  return parseRepaired(requirementsSchema, part(doc, 'meta', 'req.')) ?? requirementsSchema.parse({});
}

export function readTheme(doc: Doc): Theme {
  const colors = parseRepaired(COLORS, part(doc, 'theme', 'c.')) ?? {};
  const raw = part(doc, 'theme', '');
  return parseRepaired(theme, { ...raw, colors }) ?? theme.parse({ colors });
}

export function readPermissions(doc: Doc): Permissions {
  return parseRepaired(permissions, part(doc, 'permissions', '')) ?? permissions.parse({});
}
