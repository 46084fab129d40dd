import { compareVersions } from '../../shared/app/components/index.ts';
import { AppDocument, fromManifest, packageComponent } from '../../shared/app/document/index.ts';
import type { LibraryEntry } from '../../shared/contracts/library.ts';
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { fail } from '../../shared/kernel/errors.ts';
import { identifierFrom } from '../../shared/kernel/ids.ts';
import { requireArg, UsageError, type Command, type Context, type Outcome } from '../command.ts';
import { count } from '../format.ts';
import { readInput, resolveApp, writeOutput } from '../operands.ts';

const ACTIONS: Readonly<Record<string, (context: Context) => Promise<Outcome>>> = { list, export: exportFile, import: importFile, save };

export const component: Command = {
  name: 'component',
  args: '<action> [component|file|app] [component]',
  summary: 'list, save, export and import components of your own',
  details: `list                        the components of the library, with their versions
export COMPONENT            one of them as a .casualc file; --version picks another than the newest, --out says where
import FILE                 a .casualc file into the library
save APP COMPONENT          a component of an app into the library; --version names the version, else the next one

A component is named by its name or its id.`,
  examples: [
    'casual component list',
    'casual component save "Tool library" "Greeting card"',
    'casual component export "Greeting card" --out card.casualc',
    'casual component import card.casualc',
  ],
  options: {
    version: { type: 'string', value: 'VERSION', description: 'such as 1.2.0' },
    out: { type: 'string', value: 'FILE', description: 'where to write; else beside you, named after the component' },
  },
  async run(context) {
    const name = requireArg(context.args, 0, `what to do: ${Object.keys(ACTIONS).join(', ')}`);
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined) throw new UsageError(`“${name}” is none of ${Object.keys(ACTIONS).join(', ')}.`);
    return action(context);
  },
};

async function list({ open }: Context): Promise<Outcome> {
  const { client } = await open();
  const entries = await client.library.list({});
  const lines = entries.map(
    ({ name, kind, versions, description }) =>
      `${name}  ${versions.map(({ version }) => version).join(', ')}  ${kind === 'code' ? 'code' : 'parts'}${description === '' ? '' : `  ${description.split('\n')[0]}`}`,
  );
  return { json: { components: entries }, text: entries.length === 0 ? 'The library is empty. Save a component of an app into it.' : lines.join('\n') };
}

async function exportFile({ args, options, open }: Context): Promise<Outcome> {
  const { client } = await open();
  const entry = find(await client.library.list({}), requireArg(args, 1, 'a component of the library'));
  const { version, out } = options;
  const { fileName, data } = await client.library.exportFile({ libraryId: entry.libraryId, ...(typeof version === 'string' ? { version } : {}) });
  const bytes = fromBase64(data) ?? fail('export.failed', { problem: 'what came back is damaged' });
  const path = typeof out === 'string' ? out : fileName;
  await writeOutput(path, bytes);
  return { json: { libraryId: entry.libraryId, out: path, bytes: bytes.length }, text: `“${entry.name}” is in ${path}.` };
}

async function importFile({ args, open }: Context): Promise<Outcome> {
  const path = requireArg(args, 1, 'a .casualc file');
  const bytes = await readInput(path);
  const { client } = await open();
  const entry = await client.library.importFile({ fileName: path.replace(/^.*[\\/]/, '').slice(0, 500), data: toBase64(bytes) });
  return { json: { component: entry }, text: `“${entry.name}” ${entry.versions[0]?.version ?? ''} is in the library.` };
}

async function save(context: Context): Promise<Outcome> {
  const { args, options } = context;
  const { backend, app } = await resolveApp(context, requireArg(args, 1, 'an app'));
  const wanted = requireArg(args, 2, 'a component of the app');
  const document = new AppDocument(fromManifest(await backend.client.apps.manifest({ appId: app.id })));
  const definitions = document.components();
  const definition =
    definitions.find(({ id, name }) => id === wanted || name === wanted) ?? definitions.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (definition === undefined) return fail('document.unknown', { what: 'component of your own', id: wanted });
  const entries = await backend.client.library.list({});
  const libraryId = definition.origin?.libraryId ?? entries.find(({ name }) => name === definition.name)?.libraryId ?? libraryIdOf(definition.name);
  const newest = entries.find((entry) => entry.libraryId === libraryId)?.versions[0]?.version;
  const version =
    typeof options['version'] === 'string'
      ? options['version']
      : newest === undefined || compareVersions(definition.version, newest) > 0
        ? definition.version
        : nextOf(newest);
  const entry = await backend.client.library.save(packageComponent(document, definition.id, libraryId, version));
  return {
    json: { component: entry, version },
    text: `“${entry.name}” ${version} is in the library, with ${count(definition.props.length, 'input')} and ${count(definition.events.length, 'event')}.`,
  };
}

function find(entries: readonly LibraryEntry[], wanted: string): LibraryEntry {
  return (
    entries.find(({ libraryId, name }) => libraryId === wanted || name === wanted) ??
    entries.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
    fail('library.unknown', { id: wanted })
  );
}

function libraryIdOf(name: string): string {
  const words = identifierFrom(name, new Set(), 'component').toLowerCase().replaceAll('_', '-').replace(/^-+/, '');
  return `${words.slice(0, 60) || 'component'}-${Math.random().toString(36).slice(2, 8)}`;
}

function nextOf(version: string): string {
  const [major = 1, minor = 0] = version.split('.').map(Number);
  return `${major}.${minor + 1}.0`;
}
