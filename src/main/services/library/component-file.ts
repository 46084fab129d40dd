import { strFromU8, strToU8, zipSync } from 'fflate';
import { componentPackage, type ComponentPackage } from '../../../shared/app/components/index.ts';
import { parseManifest } from '../../../shared/app/validation/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { readZip, ZipProblem } from '../transfer/index.ts';

const MB = 1024 * 1024;
/** A component is a part of an app: one that is larger is no component. */
const LIMITS = { file: 8 * MB, entries: 20, total: 16 * MB, parts: { 'component.json': 8 * MB, 'README.md': MB, 'preview.svg': MB } };

/** A `.casualc` file: `component.json`, a readme for whoever opens the zip, and a picture. The same component gives the same bytes. */
export function packComponent(component: ComponentPackage): Uint8Array {
  return zipSync(
    {
      'component.json': strToU8(`${JSON.stringify(component, null, 2)}\n`),
      'README.md': strToU8(readme(component)),
      'preview.svg': strToU8(preview(component)),
    },
    { level: 6, mtime: new Date(1980, 0, 2) },
  );
}

/** Whatever a stranger may have put into it. @throws file.not-component, file.too-large, file.outside-root, manifest.* */
export async function unpackComponent(fileName: string, bytes: Uint8Array): Promise<ComponentPackage> {
  if (bytes.length > LIMITS.file) throw new AppError('file.too-large', { file: fileName, size: `${Math.ceil(bytes.length / MB)} MB`, limit: '8 MB' });
  const file = (await unzip(fileName, bytes)).get('component.json');
  if (file === undefined) throw new AppError('file.not-component', { file: fileName, problem: 'component.json is missing' });
  let given: unknown;
  try {
    given = JSON.parse(strFromU8(file));
  } catch (error) {
    throw new AppError('file.not-component', { file: fileName, problem: 'component.json is not JSON' }, error);
  }
  return checkComponent(given, fileName);
}

/** Form, depth and cycles of all its trees. @throws file.not-component, manifest.* */
export function checkComponent(given: unknown, fileName = 'The component'): ComponentPackage {
  const parts =
    typeof given === 'object' && given !== null
      ? { definition: Reflect.get(given, 'definition') as unknown, uses: Reflect.get(given, 'uses') as unknown }
      : null;
  const definitions = parts === null ? [] : [parts.definition, ...(Array.isArray(parts.uses) ? (parts.uses as unknown[]) : [])];
  // Depth first: what parses trees goes down into them.
  parseManifest({
    schemaVersion: 1,
    meta: { name: 'Library' },
    pages: [{ id: 'page', name: 'Page', path: '/', root: { id: 'pageRoot', type: 'Container', name: 'Page' } }],
    components: definitions,
  });
  const parsed = componentPackage.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('file.not-component', {
    file: fileName,
    problem: issue === undefined ? 'it does not follow the format' : `${issue.path.map(String).join('.')}: ${issue.message}`,
  });
}

async function unzip(fileName: string, bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  try {
    return await readZip(bytes, LIMITS);
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    if (error.kind === 'outside') throw new AppError('file.outside-root', { path: error.message }, error);
    if (error.kind === 'too-large') throw new AppError('file.too-large', { file: fileName, size: error.message, limit: error.limit }, error);
    throw new AppError('file.not-component', { file: fileName, problem: error.message }, error);
  }
}

function readme({ definition, libraryId, uses }: ComponentPackage): string {
  const props = definition.props.map((prop) => `- \`${prop.key}\` (${prop.type}): ${prop.label}`);
  const events = definition.events.map(
    (event) => `- \`${event.name}\`${event.payload.length === 0 ? '' : ` with ${event.payload.join(', ')}`}: ${event.label}`,
  );
  return [
    `# ${definition.name} ${definition.version}`,
    definition.description || 'A component for Casual OS.',
    `Bring it into the library: \`casual component import ${libraryId}.casualc\`, or drop the file on the components list of an open app.`,
    ...(props.length === 0 ? [] : ['## Inputs', props.join('\n')]),
    ...(events.length === 0 ? [] : ['## Events', events.join('\n')]),
    ...(uses.length === 0 ? [] : ['## Made with', uses.map((one) => `- ${one.name}`).join('\n')]),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A plain card with its name: what it looks like depends on the app that it is in. */
function preview({ definition }: ComponentPackage): string {
  const name = definition.name.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).slice(0, 60);
  const facts = `${definition.props.length} inputs, ${definition.events.length} events`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 160" role="img"><rect x="0.5" y="0.5" width="319" height="159" rx="12" fill="#fff" stroke="#d9d7d0"/><text x="24" y="80" font-family="system-ui, sans-serif" font-size="20" font-weight="600" fill="#1c1c1a">${name}</text><text x="24" y="108" font-family="system-ui, sans-serif" font-size="13" fill="#6b6a64">${facts}</text></svg>\n`;
}
