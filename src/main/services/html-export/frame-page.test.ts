import { expect, test } from 'vitest';
import { codeFramePage } from '../../../../scripts/lib/code-frame-page.mjs';
import { codeScript } from '../../../shared/app/components/index.ts';
import { componentDefinition } from '../../../shared/app/manifest/index.ts';
import { framePage, scriptHash } from './frame-page.ts';

const coded = (id: string, compiled: string) => componentDefinition.parse({ id, name: id, kind: 'code', code: 'export default 1', compiled });

test('OWN-23: the frame of an app that is one file runs its own script and the code of this app, each by its hash, and nothing that comes as a blob', () => {
  const built = codeFramePage('start()');
  const { page, hashes } = framePage(built, {
    components: [coded('a', 'exports.default = 1'), coded('b', 'exports.default = 2'), coded('c', 'exports.default = 1')],
  });
  expect(hashes).toEqual(
    [scriptHash('start()'), scriptHash(codeScript('exports.default = 1')), scriptHash(codeScript('exports.default = 2'))].map((hash) => `'${hash}'`),
  );
  expect(/script-src ([^;]*)/.exec(page)?.[1]).toBe(hashes.join(' '));
  expect(page).toContain('data-scripts="inline"');
  expect(page).toContain("connect-src 'none'");
});

test('components that were never made ready have no script', () => {
  expect(
    framePage(codeFramePage('start()'), { components: [componentDefinition.parse({ id: 'a', name: 'a', kind: 'code', code: 'broken(' })] }).hashes,
  ).toHaveLength(1);
});

test('a page that is not as the build makes it is refused', () => {
  expect(() => framePage('<!doctype html>', { components: [] })).toThrow(expect.objectContaining({ code: 'export.failed' }));
});
