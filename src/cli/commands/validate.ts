import { parseManifest, validateManifest } from '../../shared/app/validation/index.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { requireArg, type Command } from '../command.ts';
import { count } from '../format.ts';
import { rawManifest } from '../operands.ts';

type Problem = Omit<ReturnType<typeof validateManifest>[number], 'place'> & { place: { kind: string; id: string; key?: string | undefined } };

export const validate: Command = {
  name: 'validate',
  args: '<file>',
  summary: 'check a .casual file or a manifest',
  details: 'First its form against the manifest schema, then its meaning: names in bindings, targets of actions, component properties. Exit code 1 when there is an error; warnings alone pass.',
  examples: ['casual validate tools.json', 'casual validate tools.casual --json'],
  async run({ args }) {
    const input = await rawManifest(requireArg(args, 0, 'a file'));
    let problems: Problem[];
    try {
      problems = validateManifest(parseManifest(input));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'internal') throw error;
      problems = [{ severity: 'error', message: error.message, place: { kind: 'manifest', id: error.code } }];
    }
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const lines = problems.map(({ severity, message, place }) => `${severity}: ${place.id}${place.key === undefined ? '' : `.${place.key}`}: ${message}`);
    return {
      json: { valid: errors === 0, problems },
      text: [...lines, errors === 0 ? `Valid${problems.length > 0 ? `, with ${count(problems.length, 'warning')}` : ''}.` : `Not valid: ${count(errors, 'error')}.`].join('\n'),
      failed: errors > 0,
    };
  },
};
