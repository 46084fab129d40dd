import { unzipSync } from 'fflate';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { fail } from '../../shared/kernel/errors.ts';
import { exportFormat, type ExportFormat } from '../../shared/contracts/ide.ts';
import { requireArg, UsageError, type Command } from '../command.ts';
import { exportBytes, resolveApp, writeOutput } from '../operands.ts';

const FORMATS = exportFormat.options;

export const exportApp: Command = {
  name: 'export',
  args: '<app|file>',
  summary: 'write an app as .casual, as JSON, or as a standalone web app (a folder or one file)',
  details: `casual  one portable file: design, history and data
json    the manifest only
html    a folder that any static web server can serve; works offline and can be installed (--out ending in .zip: zipped)
single  one HTML file that opens by a double-click and works offline`,
  examples: ['casual export "Tool library" --format html --out tools-site', 'casual export tools.casual --format json --out tools.json'],
  options: {
    format: { type: 'string', value: 'FORMAT', description: `${FORMATS.join(', ')}; else from the ending of --out` },
    out: { type: 'string', value: 'PATH', description: 'where to write; else beside you, named after the app' },
  },
  async run(context) {
    const operand = requireArg(context.args, 0, 'an app or a file');
    const { out } = context.options;
    const format = formatOf(context.options['format'], out);
    const { backend, app } = await resolveApp(context, operand);
    const { fileName, bytes } = await exportBytes(backend.client, app.id, format);
    const path = typeof out === 'string' ? out : format === 'html' ? fileName.replace(/\.zip$/, '') : fileName;
    const files = format === 'html' && !path.endsWith('.zip') ? await unpack(bytes, path) : (await writeOutput(path, bytes), 1);
    const hint = format === 'html' ? `\nServe it to use it: npx serve ${/[^\w./-]/.test(path) ? `"${path}"` : path}` : '';
    return { json: { app: app.id, format, out: path, files, bytes: bytes.length }, text: `“${app.name}” is in ${path}.${hint}` };
  },
};

function formatOf(given: unknown, out: unknown): ExportFormat {
  const wanted =
    typeof given === 'string'
      ? given
      : typeof out !== 'string'
        ? 'casual'
        : out.endsWith('.json')
          ? 'json'
          : out.endsWith('.casual')
            ? 'casual'
            : out.endsWith('.html')
              ? 'single'
              : undefined;
  const format = FORMATS.find((name) => name === wanted);
  if (format === undefined) throw new UsageError(`Give --format: ${FORMATS.join(', ')}.`);
  return format;
}

/** Into a new or empty folder, so that nothing is overwritten. */
async function unpack(bytes: Uint8Array, folder: string): Promise<number> {
  const info = await stat(folder).catch(() => null);
  if (info !== null && (!info.isDirectory() || (await readdir(folder)).length > 0))
    fail('export.failed', { problem: `“${folder}” exists already; name a new folder` });
  const files = Object.entries(unzipSync(bytes));
  const root = resolve(folder) + sep;
  for (const [name, data] of files) {
    const path = resolve(join(folder, name));
    if (!path.startsWith(root)) fail('file.outside-root', { path: name });
    await mkdir(dirname(path), { recursive: true });
    await writeOutput(path, data);
  }
  return files.length;
}
