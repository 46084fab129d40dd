import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { classOfAddress, isLocalName, parseAddress, targetOfEntry } from './address.ts';

describe('addresses of apps', () => {
  it.each([
    ['https://api.example.org/a?b=c#d', 'api.example.org'],
    ['https://API.Example.ORG:443/', 'api.example.org'],
    ['https://api.example.org:8443/', 'api.example.org:8443'],
    ['http://localhost:3000/', 'localhost:3000'],
    ['http://localhost/', 'localhost:80'],
    ['https://[2001:db8::1]:444/', '[2001:db8::1]:444'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['https://127.0.0.1:8080/', '127.0.0.1:8080'],
  ])('PRM-30: %s is declared as %s', (url, target) => {
    expect(parseAddress(url).target).toBe(target);
    expect(targetOfEntry(target)).toBe(target);
  });

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:1',
    'ws://example.org/',
    'blob:https://example.org/1',
    'example.org',
    '//example.org/',
    '',
    'https://user@example.org/',
    'https://user:pass@example.org/',
    'https://example.org\\@evil.example/',
    'https://exa\u0000mple.org/',
    'https://example.org/\r\nHost: evil',
    'https://',
    'https://ex ample.org/',
    `https://example.org/${'a'.repeat(9000)}`,
  ])('PRM-31: %j is refused', (url) => expect(() => parseAddress(url)).toThrow(/cannot be fetched/));

  it.each([
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'https://１２７.0.0.1/',
  ])('PRM-31: the spelling %s is refused', (url) => expect(() => parseAddress(url)).toThrow(/unusual way/));

  it.each(['*', '*.example.org', 'https://example.org', 'example.org/a', 'a@b', '', ' ', 'example.org?x', 'exa mple.org'])(
    'PRM-30: “%s” declares nothing',
    (entry) => expect(targetOfEntry(entry)).toBeNull(),
  );

  it.each([
    ['8.8.8.8', 'public'],
    ['2606:4700::1111', 'public'],
    ['127.0.0.1', 'local'],
    ['127.255.255.254', 'local'],
    ['10.0.0.1', 'local'],
    ['172.16.0.1', 'local'],
    ['172.31.255.255', 'local'],
    ['192.168.1.1', 'local'],
    ['100.64.0.1', 'local'],
    ['::1', 'local'],
    ['fd12::1', 'local'],
    ['169.254.169.254', 'never'],
    ['169.254.1.1', 'never'],
    ['fe80::1', 'never'],
    ['fe80::1%eth0', 'never'],
    ['100.100.100.200', 'never'],
    ['fd00:ec2::254', 'never'],
    ['192.0.0.192', 'never'],
    ['0.0.0.0', 'never'],
    ['0.1.2.3', 'never'],
    ['::', 'never'],
    ['224.0.0.1', 'never'],
    ['255.255.255.255', 'never'],
    ['240.0.0.1', 'never'],
    ['198.18.0.1', 'never'],
    ['ff02::1', 'never'],
    ['::ffff:127.0.0.1', 'never'],
    ['::ffff:8.8.8.8', 'never'],
    ['::127.0.0.1', 'never'],
    ['64:ff9b::7f00:1', 'never'],
    ['2002:7f00:1::', 'never'],
    ['2001:0:7f00:1::', 'never'],
    ['2001:db8::1', 'never'],
    ['fec0::1', 'never'],
    ['example.org', 'never'],
    ['', 'never'],
  ] as const)('PRM-32: %s is %s', (address, kind) => expect(classOfAddress(address)).toBe(kind));

  it('PRM-33: names that say so are local', () => {
    for (const host of ['localhost', 'a.localhost', 'printer.local', 'nas', 'db.internal', 'box.lan', '192.168.0.4', '::1'])
      expect([host, isLocalName(host)]).toEqual([host, true]);
    for (const host of ['example.org', 'localhost.example.org', 'local.org', '8.8.8.8', 'mylocal.example'])
      expect([host, isLocalName(host)]).toEqual([host, false]);
  });

  it('PRM-31: whatever is written, the host that is compared is the host that is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.tuple(fc.constantFrom('https://', 'http://', 'HTTPS:', 'https:/\\'), fc.string()).map((parts) => parts.join('')),
        ),
        (text) => {
          let address;
          try {
            address = parseAddress(text);
          } catch (error) {
            expect(error).toMatchObject({ code: 'network.url' });
            return;
          }
          const again = new URL(address.url.href);
          expect(address.target.replace(/:\d+$/, '')).toBe(again.hostname);
          expect(again.username + again.password).toBe('');
        },
      ),
    );
  });
});
