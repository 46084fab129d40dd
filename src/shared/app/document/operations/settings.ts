import { manifest, permissions as permissionsSchema, theme as themeSchema, type Manifest, type Theme } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import type { Cells } from '../cells.ts';
import type { Origin } from '../origin.ts';
import { root } from '../roots.ts';
import { encodeMeta, encodePermissions, encodeTheme, readRequirements } from '../settings-codec.ts';
import { change, parseInput } from './change.ts';
import { patched, patchMap, type Patch } from './collection.ts';

/** Operations on things an app has one of. Only the members of the patch change. All throw `request.invalid`. */

type Colors = Theme['colors'];

/** A colour given as undefined goes back to the preset's. */
export function setTheme(app: AppDocument, origin: Origin, patch: Patch<Omit<Theme, 'colors'>> & { colors?: Patch<Colors> | undefined }): void {
  const { colors, ...rest } = patch;
  const current = app.theme();
  const value = parseInput(themeSchema, patched(current, { ...rest, colors: patched(current.colors, colors ?? {}) }), 'theme');
  const keys = { ...rest, ...Object.fromEntries(Object.keys(colors ?? {}).map((key) => [`c.${key}`, true])) };
  writeSettings(app, origin, 'theme', encodeTheme(value), keys, 'theme');
}

export function setMeta(app: AppDocument, origin: Origin, patch: Patch<Manifest['meta']>): void {
  const meta = parseInput(manifest.shape.meta, patched(app.meta(), patch), 'meta');
  writeSettings(app, origin, 'meta', encodeMeta({ meta, shell: app.shell(), requirements: readRequirements(app.doc) }), patch, 'meta');
}

export function setShell(app: AppDocument, origin: Origin, patch: Partial<Manifest['shell']>): void {
  const shell = parseInput(manifest.shape.shell.unwrap(), patched(app.shell(), patch), 'shell');
  const keys = Object.fromEntries(Object.keys(patch).map((key) => [`shell.${key}`, true]));
  writeSettings(app, origin, 'meta', encodeMeta({ meta: app.meta(), shell, requirements: readRequirements(app.doc) }), keys, 'shell');
}

/** What a run of a function may use. */
export function setRequirements(app: AppDocument, origin: Origin, patch: Partial<Manifest['requirements']>): void {
  const requirements = parseInput(manifest.shape.requirements.unwrap(), patched(app.requirements(), patch), 'requirements');
  const keys = Object.fromEntries(Object.keys(patch).map((key) => [`req.${key}`, true]));
  writeSettings(app, origin, 'meta', encodeMeta({ meta: app.meta(), shell: app.shell(), requirements }), keys, 'meta');
}

export function setPermissions(app: AppDocument, origin: Origin, patch: Partial<Manifest['permissions']>): void {
  const value = parseInput(permissionsSchema, patched(app.permissions(), patch), 'permissions');
  writeSettings(app, origin, 'permissions', encodePermissions(value), patch, 'permissions');
}

function writeSettings(
  app: AppDocument,
  origin: Origin,
  name: 'meta' | 'theme' | 'permissions',
  cells: Cells,
  keys: object,
  section: 'meta' | 'theme' | 'shell' | 'permissions',
): void {
  change(app, origin, () => {
    if (patchMap(root(app.doc, name), cells, keys)) app.refreshSettings(section);
  });
}
