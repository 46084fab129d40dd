import { manifest as manifestSchema } from '../../shared/app/manifest/index.ts';
import { generateTypes } from '../../shared/app/types-api/index.ts';
import { requireArg, type Command } from '../command.ts';
import { findApp, looksLikeFile, rawManifest, writeOutput } from '../operands.ts';

export const types: Command = {
  name: 'types',
  args: '<app|file>',
  summary: 'print TypeScript types of an app’s data and script API',
  details: 'Put them beside scripts as app-api.d.ts: editors complete db.<entity> and app, and tsc finds misspelt fields.',
  examples: ['casual types "Tool library" > app-api.d.ts', 'casual types tools.json --out app-api.d.ts'],
  options: { out: { type: 'string', value: 'FILE', description: 'where to write; else standard output' } },
  async run({ args, options, open }) {
    const operand = requireArg(args, 0, 'an app or a file');
    let manifest;
    if (looksLikeFile(operand)) manifest = manifestSchema.parse(await rawManifest(operand));
    else {
      const { client } = await open();
      manifest = await client.apps.manifest({ appId: (await findApp(client, operand)).id });
    }
    const text = generateTypes(manifest);
    const { out } = options;
    if (typeof out !== 'string') return { json: { types: text }, text };
    await writeOutput(out, text);
    return { json: { out }, text: `The types are in ${out}.` };
  },
};
