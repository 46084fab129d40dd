import fc from 'fast-check';
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

  it('takes anything unknown home', () => {
    for (const hash of ['#/nowhere', '#/app', '#/app/', '#nonsense', '#/settings/deep', '#/%E0%A4%A']) expect(parseRoute(hash), hash).toEqual({ name: 'home' });
  });

  it('reads back every route that it writes', () => {
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constantFrom<Route>({ name: 'home' }, { name: 'build' }, { name: 'trash' }, { name: 'settings' }),
      fc.record({ name: fc.constant('app' as const), appId: fc.string({ minLength: 1, unit: 'grapheme' }), surface: fc.string({ unit: 'grapheme' }) }),
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
