import { createHash } from 'node:crypto';
import { codeComponentsOf, codeScript } from '../../../shared/app/components/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';

/** How the built page allows the code of any component. */
const POLICY = /script-src ('sha256-[^']+') blob:/;

/** The page of coded components inside an app that is one file, and every script that may run in it. */
export type FramePage = { page: string; hashes: string[] };

/**
 * A page that another page holds as text is under the policies of both. So that neither allows whatever comes as a blob, the code of this app's
 * components is allowed by its hashes.
 * @param built `code-frame.html` of the build
 */
export function framePage(built: string, { components }: Pick<Manifest, 'components'>): FramePage {
  const own = POLICY.exec(built)?.[1];
  if (own === undefined)
    throw new AppError('export.failed', { problem: 'the page of coded components is not as it was built. Run “npm run build” and try again' });
  const hashes = [own, ...new Set(codeComponentsOf(components).map(({ compiled }) => `'${scriptHash(codeScript(compiled))}'`))];
  const page = built.replace(POLICY, `script-src ${hashes.join(' ')}`).replace('<html lang="en">', '<html lang="en" data-scripts="inline">');
  return { page, hashes };
}

/** As a policy names a script that stands in the page. */
export function scriptHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
