import { describe, expect, it } from 'vitest';
import { findFunctions } from '../../../shared/app/functions/index.ts';
import { compareJson, compareMetrics, isSameOutcome, MAX_LINES } from './compare-runs.ts';
import { asCasualExec, asCurl } from './copy-as.ts';
import { fieldText, fromFieldText, parseInputs, withInput } from './inputs.ts';
import { lineOfFunction } from './function-line.ts';
import { exampleModule, withFunction } from './new-function.ts';
import { fieldsOf, type ParameterField } from './parameter-fields.ts';
import { matchesHere, NO_FILTER } from './run-filter.ts';
import { costWords, durationWords, endedWords, memoryWords, whenWords } from './run-words.ts';
import { choiceOf, cronOf, PRESET_OPTIONS } from './schedule-presets.ts';
import { aRun } from './testing/fake-executions.ts';
import { barsOf, ticksOf, timelineEnd } from './timeline-scale.ts';

describe('inputs a function names', () => {
  it('come from its destructured parameter, with kinds from the defaults', () => {
    expect(fieldsOf(["{ month, year = 2_026, notify = false, to: names = ['a, b', \"}\"], note = 'x = y', ...rest } = {}"])).toEqual([
      { name: 'month', kind: 'text', fallback: null },
      { name: 'year', kind: 'number', fallback: { text: '2026', value: 2026 } },
      { name: 'notify', kind: 'boolean', fallback: { text: 'false', value: false } },
      { name: 'to', kind: 'text', fallback: null },
      { name: 'note', kind: 'text', fallback: { text: 'x = y', value: 'x = y' } },
    ]);
  });
  it('a default that would have to be run is no hint; a nested pattern keeps the name outside', () => {
    expect(fieldsOf(['{ at = new Date(), range: { from, to } = {}, pick = (a) => a, list = [] }'])).toEqual([
      { name: 'at', kind: 'text', fallback: null },
      { name: 'range', kind: 'json', fallback: { text: '{}', value: {} } },
      { name: 'pick', kind: 'text', fallback: null },
      { name: 'list', kind: 'json', fallback: { text: '[]', value: [] } },
    ]);
  });
  it.each([[['inputs']], [[]], [['{}']], [['{ ...all }']], [['[a, b]']], [['{ [key]: a }']]])('has no form for %j', (parameters) => {
    expect(fieldsOf(parameters)).toBeNull();
  });
});

describe('typed inputs', () => {
  const plain: ParameterField = { name: 'a', kind: 'text', fallback: null };
  const text: ParameterField = { name: 'a', kind: 'text', fallback: { text: 'x', value: 'x' } };
  const number: ParameterField = { name: 'a', kind: 'number', fallback: { text: '1', value: 1 } };

  it('say where the JSON is wrong', () => {
    expect(parseInputs('')).toEqual({ ok: true, value: {} });
    expect(parseInputs('[1]')).toMatchObject({ ok: false, error: expect.stringContaining('object') as string });
    expect(parseInputs('{\n  "a": 1,\n  b: 2 }')).toMatchObject({ ok: false, error: expect.stringMatching(/line 3, column 3/) as string });
  });
  it('become the kind the function expects', () => {
    expect(fromFieldText(number, '12.5')).toEqual({ ok: true, value: 12.5 });
    expect(fromFieldText(number, 'x')).toMatchObject({ ok: false });
    expect(fromFieldText(text, '12')).toEqual({ ok: true, value: '12' });
    expect(fromFieldText(plain, '12')).toEqual({ ok: true, value: 12 });
    expect(fromFieldText(plain, '"12"')).toEqual({ ok: true, value: '12' });
    expect(fromFieldText(plain, '2026-05')).toEqual({ ok: true, value: '2026-05' });
    expect(fromFieldText(plain, '{"a":')).toMatchObject({ ok: false });
    expect(fromFieldText(plain, '  ')).toEqual({ ok: true, value: undefined });
  });
  it('every value that is shown reads back as itself', () => {
    for (const field of [plain, text, { ...plain, kind: 'json' as const }])
      for (const value of ['', 'x', '12', 'true', '"q"', ' space ', '{', '[1', 'null', 12, true, null, [1], { a: 1 }]) {
        if (value === '' || (field === text && typeof value !== 'string')) continue;
        const read = fromFieldText(field, fieldText(field, value));
        expect(read, `${field.kind} ${JSON.stringify(value)}`).toEqual({ ok: true, value });
      }
  });
  it('leave out what is cleared, keep the order of the others', () => {
    expect(withInput({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
    expect(Object.keys(withInput({ a: 1, b: 2 }, 'a', 3))).toEqual(['a', 'b']);
  });
});

describe('words', () => {
  it('for times, memory and money', () => {
    expect([0.42, 812, 1240, 12_345, 60_000, 75_000, 3_700_000].map(durationWords)).toEqual([
      '0.4 ms',
      '812 ms',
      '1.24 s',
      '12.3 s',
      '1 min',
      '1 min 15 s',
      '1 h 1 min',
    ]);
    expect([500, 2048, 1_572_864].map(memoryWords)).toEqual(['500 bytes', '2 KB', '1.5 MB']);
    expect([0, 0.000123, 0.02, 1.5].map(costWords)).toEqual(['Free', '$0.00012', '$0.02', '$1.50']);
    const noon = new Date(2026, 5, 12, 12).getTime();
    const hours = (n: number): string => whenWords(noon + n * 3_600_000, noon);
    expect([-1, -24, 24, -72, -24 * 40, -24 * 400].map(hours)).toEqual([
      '11:00',
      'Yesterday 12:00',
      'Tomorrow 12:00',
      'Tue 12:00',
      '3 May 12:00',
      '8 May 2025 12:00',
    ]);
  });
  it('tell how a run ended', () => {
    expect(endedWords(aRun())).toBe('tools.hello: succeeded in 120 ms.');
    expect(endedWords(aRun({ status: 'failed', error: { code: 'function.threw', message: 'No rows.' } as never }))).toBe(
      'tools.hello: failed after 120 ms. No rows.',
    );
    expect(endedWords(aRun({ function: null, status: 'terminated', durationMs: null }))).toBe('The whole app: stopped by a limit.');
  });
});

describe('filter', () => {
  it('finds every word anywhere: function, state, source, error', () => {
    const run = aRun({ status: 'failed', source: 'cli', error: { code: 'data.invalid', message: 'Price: not a number', place: undefined } });
    const finds = (text: string): boolean => matchesHere(run, { ...NO_FILTER, text });
    expect([finds('HELLO price'), finds('command failed'), finds('data.invalid'), finds('hello rest')]).toEqual([true, true, true, false]);
    expect(matchesHere(run, { ...NO_FILTER, source: 'rest' })).toBe(false);
  });
});

describe('two runs', () => {
  it('are compared leaf by leaf', () => {
    const { lines } = compareJson({ a: 1, list: [1, { b: 'x' }], empty: [] }, { a: 1, list: [1, { b: 'y' }, 3] });
    expect(lines).toEqual([
      { path: 'a', left: '1', right: '1', isSame: true },
      { path: 'list[0]', left: '1', right: '1', isSame: true },
      { path: 'list[1].b', left: '"x"', right: '"y"', isSame: false },
      { path: 'empty', left: '[]', right: null, isSame: false },
      { path: 'list[2]', left: null, right: '3', isSame: false },
    ]);
    expect(compareJson(null, null).lines).toEqual([{ path: '', left: 'null', right: 'null', isSame: true }]);
  });
  it('of any size are cut, and it is said', () => {
    const many = Array.from({ length: MAX_LINES + 5 }, (_, i) => i);
    expect(compareJson(many, many)).toMatchObject({ isCut: true });
    expect(compareJson(many, many).lines).toHaveLength(MAX_LINES);
  });
  it('differ in figures only from a tenth up', () => {
    const a = aRun();
    const b = aRun({
      durationMs: 125,
      metrics: { cpuMs: 30, peakMemoryBytes: 2_050_000, hostCalls: { 'data.list': { count: 2, failed: 1, ms: 3, bytes: 10 } } },
    });
    expect(
      compareMetrics(a, b)
        .filter((line) => !line.isSame)
        .map((line) => [line.path, line.left, line.right]),
    ).toEqual([
      ['Work of the code', '3 ms', '30 ms'],
      ['data.list', 'not called', '2 calls, 1 failed'],
    ]);
    expect([isSameOutcome(a, b), isSameOutcome(a, aRun({ outputs: null }))]).toEqual([true, false]);
  });
});

describe('a run elsewhere', () => {
  const what = { appId: 'app_1', function: 'tools.hello', inputs: { name: "Ada's" } };
  it('is quoted for a shell', () => {
    expect(asCasualExec(what)).toBe(`casual exec app_1 tools.hello --inputs '{"name":"Ada'\\''s"}' --json`);
    expect(asCasualExec({ ...what, function: null, inputs: {} })).toBe('casual exec app_1 --json');
  });
  it('names no secret', () => {
    const curl = asCurl(what, { origin: 'http://127.0.0.1:4100', home: '/home/ada/casual data' });
    expect(curl).toContain("curl -sS 'http://127.0.0.1:4100/v1/apps/app_1/execute'");
    expect(curl).toContain("'/home/ada/casual data/casual.lock'");
    expect(asCurl(what, { origin: null, home: null })).toContain('Bearer $CASUAL_TOKEN');
  });
});

describe('schedules by choice', () => {
  it('every choice is read back from the fields it makes', () => {
    for (const { value: preset } of PRESET_OPTIONS) {
      if (preset === 'custom') continue;
      const choice = { preset, time: preset === 'hourly' ? '00:05' : '07:30', weekday: 3, day: 28 };
      const cron = cronOf(choice, '');
      expect(choiceOf(cron), cron).toMatchObject({ preset, time: choice.time });
    }
    expect(choiceOf('30 7 * * 3')).toMatchObject({ preset: 'weekly', weekday: 3 });
    expect(choiceOf('30 7 28 * *')).toMatchObject({ preset: 'monthly', day: 28 });
  });
  it.each(['*/5 * * * *', '0 8 31 * *', '0 8 * 6 *', '0 8 1 * 1', 'nonsense', '', '0 25 * * *', '0 8 * * 1,2'])('“%s” is custom', (cron) => {
    expect(choiceOf(cron).preset).toBe('custom');
    expect(cronOf(choiceOf(cron), cron)).toBe(cron);
  });
});

describe('timeline', () => {
  const span = (name: string, startMs: number, endMs: number) => ({ name, kind: 'call' as const, startMs, endMs, ok: true, detail: '' });
  it('puts spans on one axis, the longer first', () => {
    const spans = [span('late', 50, 150), span('call', 0, 10), span('phase', 0, 100)];
    const end = timelineEnd(spans, 100);
    expect(end).toBe(150);
    expect(barsOf(spans, end).map(({ span: { name }, left, width }) => [name, Math.round(left), Math.round(width)])).toEqual([
      ['phase', 0, 67],
      ['call', 0, 7],
      ['late', 33, 67],
    ]);
  });
  it('has few round ticks at any length, and survives 100,000 spans', () => {
    for (const end of [1, 7, 123, 999, 60_000, 3_599_999]) {
      const ticks = ticksOf(end);
      expect(ticks.length, String(end)).toBeGreaterThanOrEqual(3);
      expect(ticks.length, String(end)).toBeLessThanOrEqual(7);
    }
    const many = Array.from({ length: 100_000 }, (_, i) => span('x', i, i + 1));
    expect(timelineEnd(many, null)).toBe(100_000);
  });
});

describe('a new function', () => {
  it('parses, is found, and the line of it too', () => {
    for (const entity of [null, { id: 'tool', plural: "Men's tools" }]) {
      const code = exampleModule(entity);
      const [found] = findFunctions([{ id: 'm', name: 'M', code }]);
      expect(found?.description).not.toBe('');
      expect(fieldsOf(found?.parameters ?? [])).toHaveLength(1);
      const more = withFunction(code, 'newFunction');
      expect(
        findFunctions([{ id: 'm', name: 'M', code: more }])
          .map((fn) => fn.name)
          .at(-1),
      ).toBe('m.newFunction');
      expect(more.split('\n')[lineOfFunction(more, 'm.newFunction') - 1]).toContain('function newFunction');
    }
    expect(lineOfFunction('const a = 1;\nexport const go = () => 1;', 'm.go')).toBe(2);
    expect(lineOfFunction('export default function () {}', 'm.default')).toBe(1);
  });
});
