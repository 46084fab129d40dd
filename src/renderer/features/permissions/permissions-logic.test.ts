import { describe, expect, it } from 'vitest';
import type { AuditEntry, Grant } from '../../../shared/contracts/permissions.ts';
import { propertySeed } from '../../../testing/property.ts';
import { agoWords } from './ago-words.ts';
import { auditCsv, bytesWords, costWords, resultWords } from './audit-words.ts';
import { decidedOf, decisionWords, standingCount } from './decided.ts';
import { MAX_HOSTS, readHostEntry } from './host-entry.ts';

describe('a host as typed', () => {
  it.each([
    ['api.example.org', 'api.example.org'],
    ['  API.Example.org ', 'api.example.org'],
    ['api.example.org:443', 'api.example.org'],
    ['api.example.org:8443', 'api.example.org:8443'],
    ['localhost:3000', 'localhost:3000'],
    ['127.0.0.1:8080', '127.0.0.1:8080'],
    ['[::1]:8080', '[::1]:8080'],
    ['https://api.example.org/v1/items?x=1', 'api.example.org'],
    ['http://localhost/', 'localhost:80'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s is %s', (typed, host) => expect(readHostEntry(typed, [])).toEqual({ ok: true, host }));

  it.each([
    ['', 'Type a host'],
    ['*.example.org', 'No wildcards'],
    ['a.example b.example', 'One host at a time'],
    ['ftp://example.org', 'not “ftp:”'],
    ['javascript://example.org', 'not “javascript:”'],
    ['ann:secret@example.org', 'before “@”'],
    ['https://ann@example.org', 'before “@”'],
    ['example.org/items', 'Only the host'],
    ['example.org?x', 'Only the host'],
    ['example.org:99999', '1 to 65535'],
    ['example.org:0', '1 to 65535'],
    ['example.org:abc', '1 to 65535'],
    ['exa_mple..org', 'no host'],
    ['-', 'no host'],
    ['https://', 'no host'],
    ['[::1', 'no host'],
    [`${'a'.repeat(70)}.`.repeat(5), 'no host'],
  ])('%s is refused: %s', (typed, words) => {
    const entry = readHostEntry(typed, []);
    expect(entry.ok ? entry.host : entry.problem).toContain(words);
  });

  it('is named once, and no more than the limit', () => {
    expect(readHostEntry('API.example.org:443', ['api.example.org'])).toEqual({ ok: false, problem: 'api.example.org is in the list already.' });
    const full = Array.from({ length: MAX_HOSTS }, (_, i) => `h${i}.example`);
    expect(readHostEntry('one-more.example', full)).toMatchObject({ ok: false });
  });

  it('never throws and never lets through what is no host', () => {
    const seed = propertySeed();
    let state = seed;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const letters = 'abc.:-_/@#?*[]%\\ \n\u0000\u202eüß中0129hps';
    for (let run = 0; run < 1500; run++) {
      const typed = Array.from({ length: Math.floor(next() * 24) }, () => letters[Math.floor(next() * letters.length)]).join('');
      const entry = readHostEntry(typed, []);
      if (entry.ok) expect(entry.host, `seed ${seed}, typed ${JSON.stringify(typed)}`).toMatch(/^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d+)?$/);
    }
  });
});

const grant = (over: Partial<Grant>): Grant => ({
  capability: 'network',
  target: 'a.example',
  decision: 'allow',
  scope: 'always',
  decidedAt: 0,
  uses: 0,
  lastUsedAt: null,
  refusals: 0,
  ...over,
});

describe('decisions', () => {
  it('are listed with what is declared and undecided, hosts first', () => {
    const state = {
      grants: [grant({ capability: 'clipboard', target: '', scope: 'session' }), grant({ target: 'b.example', decision: 'deny', scope: 'once', refusals: 3 })],
      undecided: [
        { capability: 'ai' as const, target: '' },
        { capability: 'network' as const, target: 'a.example' },
      ],
      disk: { usedBytes: 0, limitBytes: 1, files: 0 },
    };
    expect(decidedOf(state).map((row) => [row.capability, row.target, row.choice, decisionWords(row)])).toEqual([
      ['network', 'a.example', 'ask', 'Asks at first use'],
      ['network', 'b.example', 'held', 'Refused 3 times, not asked any more'],
      ['clipboard', '', 'held', 'Allowed until it closes'],
      ['ai', '', 'ask', 'Asks at first use'],
    ]);
    expect(standingCount(state)).toBe(1);
  });
});

describe('the list of calls', () => {
  const entry = (over: Partial<AuditEntry>): AuditEntry => ({
    id: 1,
    at: 0,
    method: 'network.fetch',
    target: 'a.example',
    outcome: 'ok',
    code: '200',
    durationMs: 12,
    bytesOut: 1,
    bytesIn: 2,
    cost: 0,
    source: 's',
    because: '',
    ...over,
  });

  it('exports what spreadsheets read as text, never as a formula', () => {
    expect(auditCsv([entry({ because: '=HYPERLINK("x")' }), entry({ target: 'a,"b"\nc' })])).toBe(
      'at,method,target,outcome,code,durationMs,bytesOut,bytesIn,cost,source,because\r\n' +
        `1970-01-01T00:00:00.000Z,network.fetch,a.example,ok,200,12,1,2,0,s,"'=HYPERLINK(""x"")"\r\n` +
        '1970-01-01T00:00:00.000Z,network.fetch,"a,""b""\nc",ok,200,12,1,2,0,s,\r\n',
    );
  });

  it('says which way a decision went', () => {
    expect([
      resultWords(entry({})),
      resultWords(entry({ outcome: 'denied', code: 'permission.denied' })),
      resultWords(entry({ method: 'permission.decided', code: 'allow once' })),
      resultWords(entry({ method: 'permission.decided', code: 'deny once' })),
    ]).toEqual(['Done, 200', 'Denied', 'Allowed', 'Refused']);
  });

  it('says sizes, costs and times in words', () => {
    expect([bytesWords(0), bytesWords(1536), bytesWords(25_000), bytesWords(5_242_880)]).toEqual(['0 B', '1.5 KB', '24 KB', '5.0 MB']);
    expect([costWords(0), costWords(0.00001), costWords(0.0021), costWords(3.5)]).toEqual(['', 'under $0.0001', '$0.0021', '$3.50']);
    expect([agoWords(0, 59_000), agoWords(0, 60_000), agoWords(0, 3_599_000), agoWords(0, 3_600_000), agoWords(0, 86_400_000)]).toEqual([
      'just now',
      'a minute ago',
      '59 minutes ago',
      'an hour ago',
      '1 Jan 1970',
    ]);
  });
});
