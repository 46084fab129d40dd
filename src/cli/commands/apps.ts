import type { Command } from '../command.ts';
import { requireArg } from '../command.ts';
import { count, table, when } from '../format.ts';
import { findApp, importBytes, rawManifest, readInput, looksLikeFile } from '../operands.ts';

export const list: Command = {
  name: 'list',
  args: '[words]',
  summary: 'list apps, newest edit first, or find them by words',
  examples: ['casual list', 'casual list library', 'casual list --trash --json'],
  options: { trash: { type: 'boolean', description: 'those in the trash instead' } },
  async run({ args, options, open }) {
    const { client } = await open();
    const search = args.join(' ');
    const apps = await client.apps.list({ trash: options['trash'] === true, limit: 1000, ...(search === '' ? {} : { search }) });
    const rows = apps.map(({ id, name, updatedAt, pages, entities }) => [id, name, when(updatedAt), count(pages, 'page'), entities.join(', ')]);
    return { json: apps, text: rows.length === 0 ? 'No apps. Make one: casual generate "a library of tools that members borrow"' : table(rows) };
  },
};

export const show: Command = {
  name: 'show',
  args: '<app>',
  summary: 'show what an app is made of',
  details: 'An app is named by its id, or by its name if no other has it.',
  examples: ['casual show "Tool library"', 'casual show app_3k2m9x --json'],
  async run({ args, open }) {
    const { client } = await open();
    const app = await findApp(client, requireArg(args, 0, 'an app'));
    const manifest = await client.apps.manifest({ appId: app.id });
    const versions = await client.apps.versions({ appId: app.id });
    const lines = [
      `${app.name} (${app.id})`,
      ...(app.description === '' ? [] : [app.description]),
      `edited ${when(app.updatedAt)}, ${count(app.components, 'component')}, ${count(versions.length, 'version')}${app.readOnly ? ', read-only' : ''}`,
      '',
      ...manifest.pages.map(({ name, path }) => `page    ${name}  ${path}`),
      ...manifest.entities.map(({ name, fields }) => `data    ${name}: ${fields.map(({ label }) => label).join(', ')}`),
      ...manifest.queries.map(({ id, kind, entity }) => `query   ${id} (${kind}${entity === undefined ? '' : ` of ${entity}`})`),
      ...manifest.modules.map(({ id }) => `module  ${id}`),
      ...manifest.triggers.map(({ id, kind, function: fn, enabled }) => `trigger ${id} (${kind} of ${fn}${enabled ? '' : ', off'})`),
    ];
    return { json: { app, versions, pages: manifest.pages.map(({ id, name, path }) => ({ id, name, path })), entities: manifest.entities.map(({ id, name, fields }) => ({ id, name, fields: fields.map((field) => field.id) })) }, text: lines.join('\n') };
  },
};

export const manifest: Command = {
  name: 'manifest',
  args: '<app|file>',
  summary: 'print an app as a manifest (JSON)',
  details: 'A file is printed as it stands, unchecked; “casual validate” checks it.',
  examples: ['casual manifest "Tool library" > tools.json', 'casual manifest tools.casual'],
  async run({ args, open }) {
    const operand = requireArg(args, 0, 'an app or a file');
    let found: unknown;
    if (looksLikeFile(operand)) found = await rawManifest(operand);
    else {
      const { client } = await open();
      found = await client.apps.manifest({ appId: (await findApp(client, operand)).id });
    }
    return { json: found, text: JSON.stringify(found, null, 2) };
  },
};

export const importFile: Command = {
  name: 'import',
  args: '<file>',
  summary: 'add an app from a .casual file or a manifest',
  examples: ['casual import tools.casual', 'casual import tools.json --json'],
  async run({ args, open }) {
    const path = requireArg(args, 0, 'a file');
    const bytes = await readInput(path);
    const app = await importBytes((await open()).client, path, bytes);
    return { json: app, text: `Imported “${app.name}” as ${app.id}.` };
  },
};
