import { expect, it } from 'vitest';
import { launchLink, launchLocation } from './launch-target.ts';

const LINK = 'http://127.0.0.1:4000/launch?token=abc';

it('leads to the IDE, or to an app and a page of it', () => {
  expect(launchLink(LINK, undefined)).toBe(LINK);
  expect(launchLink(LINK, { appId: 'app_1' })).toBe(`${LINK}&app=app_1`);
  expect(launchLink(LINK, { appId: 'app_1', page: 'tasks/detail?id=a b' })).toBe(`${LINK}&app=app_1#/tasks/detail?id=a%20b`);
  expect(launchLocation(new URL(LINK))).toBe('/');
  expect(launchLocation(new URL(launchLink(LINK, { appId: 'app_1', page: '/x' })))).toBe('/app.html?app=app_1');
});

it('leads nowhere else', () => {
  for (const app of ['', '//evil.example', 'a&embed', '../x', 'a'.repeat(200)])
    expect(launchLocation(new URL(`${LINK}&app=${encodeURIComponent(app)}`))).toBe('/');
});
