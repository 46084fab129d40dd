import { expect, it } from 'vitest';
import { hasIcon } from '../../../player/index.ts';
import { CATALOGUE } from '../../../shared/app/catalogue/index.ts';
import { EDITOR_ICONS } from './editor-icons.ts';

it('every component has an icon that can be drawn', () => {
  const missing = Object.values(CATALOGUE).map((spec) => spec.icon).filter((name) => !hasIcon(name) && !Object.hasOwn(EDITOR_ICONS, name));
  expect(missing).toEqual([]);
});
