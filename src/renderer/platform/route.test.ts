import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from './route.ts';

describe('routes', () => {
  it('reads the places of the IDE', () => {
    expect(parseRoute('')).toEqual({ name: 'home' });
    expect(parseRoute('#/')).toEqual({ name: 'home' });
    expect(parseRoute('#/settings')).toEqual({ name: 'settings' });
    expect(parseRoute('#/trash')).toEqual({ name: 'trash' });
    expect(parseRoute('#/app/app_x1')).toEqual({ name: 'app', appId: 'app_x1', surface: '' });
    expect(parseRoute('#/app/app_x1/data')).toEqual({ name: 'app', appId: 'app_x1', surface: 'data' });
  });

  it('reads a part of an app', () => {
    expect(parseRoute('#/app/a?kind=module&id=tools&line=3')).toEqual({
      name: 'app',
      appId: 'a',
      surface: '',
      place: { kind: 'module', id: 'tools', line: 3 },
    });
    for (const hash of ['#/app/a?kind=module', '#/app/a?', '#/app/a?id=x&kind=', '#/app/a?line=1'])
      expect(parseRoute(hash)).toEqual({ name: 'app', appId: 'a', surface: '' });
    expect(parseRoute('#/app/a?kind=query&id=x&line=-1')).toEqual({ name: 'app', appId: 'a', surface: '', place: { kind: 'query', id: 'x' } });
  });

  it('takes anything unknown home', () => {
    for (const hash of ['#/nowhere', '#/app', '#/app/', '#nonsense', '#/settings/deep', '#/%E0%A4%A']) expect(parseRoute(hash), hash).toEqual({ name: 'home' });
  });

  it('reads back every route that it writes', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' });
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constantFrom<Route>({ name: 'home' }, { name: 'build' }, { name: 'trash' }, { name: 'settings' }),
      fc.record({ name: fc.constant('app' as const), appId: fc.string({ minLength: 1, unit: 'grapheme' }), surface: fc.string({ unit: 'grapheme' }) }),
      fc.record({
        name: fc.constant('app' as const),
        appId: fc.string({ minLength: 1, unit: 'grapheme' }),
        surface: fc.string({ unit: 'grapheme' }),
        place: fc.record({ kind: word, id: word, key: word, line: fc.integer({ min: 1, max: 100_000 }) }, { requiredKeys: ['kind', 'id'] }),
      }),
    );
    fc.assert(
      fc.property(route, (value) => {
        expect(parseRoute(formatRoute(value))).toEqual(value);
      }),
    );
  });

  it('never fails on what someone types', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => void parseRoute(hash)));
  });
});
