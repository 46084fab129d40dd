import { requireArg, type Command } from '../command.ts';
import { count, logLine, tree } from '../format.ts';
import { exportBytes, findApp, importBytes, looksLikeFile, readInput } from '../operands.ts';

export const run: Command = {
  name: 'run',
  args: '<app|file>',
  summary: 'start an app without a screen; print what it draws, its log and its errors',
  details: 'It runs on a copy: nothing it does reaches your data. Exit code 1 when the app reports an error.',
  examples: ['casual run "Tool library"', 'casual run tools.json --page /members --json'],
  options: { page: { type: 'string', value: 'PATH', description: 'the page to draw, by path or id; else the first' } },
  async run(context) {
    const operand = requireArg(context.args, 0, 'an app or a file');
    const { services, client } = await context.openTemporary();
    if (services === undefined) throw new Error('a temporary data folder always has its own services');
    let bytes: Uint8Array;
    let fileName = operand;
    if (looksLikeFile(operand)) bytes = await readInput(operand);
    else {
      const home = await context.open();
      ({ bytes, fileName } = await exportBytes(home.client, (await findApp(home.client, operand)).id, 'casual'));
    }
    const { id } = await importBytes(client, fileName, bytes);
    const manifest = await client.apps.manifest({ appId: id });
    const wanted = context.options['page'];
    const page = typeof wanted === 'string' ? manifest.pages.find(({ path, id: pageId }) => path === wanted || pageId === wanted) : undefined;
    const booted = await services.execution.boot(manifest, { data: await services.appdata.open(id, manifest), ...(page === undefined ? {} : { pageId: page.id }) });
    try {
      const result = booted.result();
      const lines = [
        result.tree === null ? 'Nothing was drawn.' : tree(result.tree),
        ...(result.logs.length > 0 ? ['', ...result.logs.map(logLine)] : []),
        '',
        `${result.ok ? 'Started' : 'Failed'} in ${Math.round(result.durationMs)} ms, ${count(result.errors.length, 'error')}.`,
      ];
      return { json: result, text: lines.join('\n'), failed: !result.ok };
    } finally {
      await booted.close();
    }
  },
};
