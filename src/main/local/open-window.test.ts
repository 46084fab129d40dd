import { expect, test } from 'vitest';
import { planWindow } from './open-window.ts';
import { parseHostOptions } from './options.ts';

const base = { url: 'http://127.0.0.1:1/', home: '/data', env: {}, platform: 'linux' as const, browser: null };

test('without a display nothing is started, even with a browser', () => {
  expect(planWindow({ ...base, browser: '/usr/bin/chromium' })).toBeNull();
});
test('an installed Chromium opens an app window with its own profile', () => {
  const plan = planWindow({ ...base, env: { DISPLAY: ':0' }, browser: '/usr/bin/chromium' });
  expect(plan?.command).toBe('/usr/bin/chromium');
  expect(plan?.args).toEqual(expect.arrayContaining(['--app=http://127.0.0.1:1/', '--user-data-dir=/data/browser']));
});
test('otherwise the default browser of the system', () => {
  expect(planWindow({ ...base, env: { WAYLAND_DISPLAY: 'wayland-0' } })?.command).toBe('xdg-open');
  expect(planWindow({ ...base, platform: 'darwin' })?.command).toBe('open');
  expect(planWindow({ ...base, platform: 'win32' })?.command).toBe('rundll32');
});

test('host options: defaults, --no-open, and what makes no sense', () => {
  expect(parseHostOptions(['--home', '/data', '--port', '8080', '--no-open'])).toEqual({ home: '/data', port: 8080, open: false });
  expect(parseHostOptions(['--home=/data'])).toEqual({ home: '/data', port: 0, open: true });
  expect(parseHostOptions(['--help'])).toEqual({ help: true });
  for (const args of [['--port', 'many'], ['--port', '70000'], ['--what'], ['--home']]) expect(parseHostOptions(args), args.join(' ')).toHaveProperty('problem');
});
