import { describe, expect, it } from 'vitest';
import { freshPageName, pathFor } from './page-names.ts';

describe('page names', () => {
  it('finds a free name and a valid, unique path', () => {
    expect(freshPageName(['Home', 'Page 3'])).toBe('Page 4');
    expect(pathFor('Due soon', [])).toBe('/due-soon');
    expect(pathFor('Dépôt', ['/depot'])).toBe('/depot-2');
    expect(pathFor('日本', [])).toBe('/page');
  });
});
