import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/kernel/errors.ts';
import { asker, PermissionLab, type Asked } from '../../../testing/sandbox/permission-lab.ts';
import { PRIVATE, type WebLab } from '../../../testing/sandbox/web-lab.ts';

const lab = new PermissionLab({ MODEL_KEY: 'k-123' });
afterAll(async () => {
  expect(lab.reported).toEqual([]);
  await lab.close();
});

/** A server that speaks as OpenAI and Ollama do. */
function model(answer: Parameters<WebLab['serve']>[2]) {
  return lab.web.serve('http', PRIVATE, answer);
}

async function ask(code: string): Promise<Asked> {
  const screen = await lab.run(asker(code, { ai: true }));
  await lab.allow('ai');
  const came = await screen.ask();
  screen.running.session.stop();
  return came;
}

const configure = (port: number, more = {}) =>
  lab.settings.update({
    ai: { baseUrl: `http://${PRIVATE}:${port}/v1/`, model: 'small', apiKeyEnv: 'MODEL_KEY', dollarsPerMillionIn: 1, dollarsPerMillionOut: 10, ...more },
  });

describe('the AI model', () => {
  it('PRM-80: none is set up at first, and the error says how to', async () => {
    expect(await ask(`return ai.complete({ prompt: 'hi' })`)).toMatchObject({ code: 'ai.unavailable', message: expect.stringContaining('Settings') });
  });

  it('PRM-81: is asked in the usual way; the answer says what it used and cost, and the audit too', async () => {
    const { port, seen } = await model((_request, response, body) => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: 'x',
          choices: [{ index: 0, message: { role: 'assistant', content: `${messages.at(-1)!.content}!` }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 2000, completion_tokens: 300, total_tokens: 2300 },
        }),
      );
    });
    await configure(port);
    expect((await ask(`return ai.complete({ prompt: 'hi\\u0000', system: 'Be brief', maxTokens: 9 })`)).ok).toEqual({
      text: 'hi\u0000!',
      usage: { inputTokens: 2000, outputTokens: 300 },
      cost: 0.005,
    });
    expect(seen).toMatchObject([{ method: 'POST', url: '/v1/chat/completions', headers: { authorization: 'Bearer k-123' } }]);
    expect(JSON.parse(seen[0]!.body)).toEqual({
      model: 'small',
      messages: [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: 'hi\u0000' },
      ],
      max_tokens: 9,
      stream: false,
    });
    expect((await lab.service.audit('app_lab', { limit: 1 }))[0]).toMatchObject({ method: 'ai.complete', outcome: 'ok', cost: 0.005 });
    expect((await ask(`return (await ai.complete('just words')).text`)).ok).toBe('just words!');
  });

  it('PRM-82: what goes wrong is said, and the key never is', async () => {
    const cases: [Parameters<WebLab['serve']>[2], string][] = [
      [(_request, response) => void response.writeHead(401).end('k-123 is wrong'), 'refused the key'],
      [(_request, response) => void response.writeHead(404).end(), 'does not know this model'],
      [(_request, response) => void response.writeHead(500).end('stack'), 'status 500'],
      [(_request, response) => void response.end('<html>'), 'another form'],
      [(_request, response) => void response.end('{"choices":[]}'), 'another form'],
      [(_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'nothing answers'],
      [(_request, response) => void response.writeHead(200).write('{"cho', () => response.socket?.destroy()), 'broke off'],
    ];
    for (const [answer, words] of cases) {
      const { port } = await model(answer);
      await configure(port);
      const came = await ask(`return ai.complete('x')`);
      expect(came).toMatchObject({ code: 'ai.failed', message: expect.stringContaining(words) });
      expect(came.message).not.toContain('k-123');
    }
    await configure(1);
    expect((await ask(`return ai.complete('x')`)).message).toContain('nothing answers');
    await configure(1, { apiKeyEnv: 'NOT_SET' });
    expect((await ask(`return ai.complete('x')`)).message).toContain('NOT_SET');
    expect((await ask(`return ai.complete({ prompt: 'x', maxTokens: -1 })`)).code).toBe('request.invalid');
  });

  it('PRM-84: a test in Settings asks what is described there, kept or not, and is no call of an app', async () => {
    const { port, seen } = await model((_request, response) =>
      response.end(JSON.stringify({ choices: [{ message: { content: ' ready ' } }], usage: { prompt_tokens: 9, completion_tokens: 1 } })),
    );
    const described = { baseUrl: `http://${PRIVATE}:${port}/v1`, model: 'other', apiKeyEnv: 'MODEL_KEY', dollarsPerMillionIn: 1, dollarsPerMillionOut: 1 };
    const audited = (await lab.service.audit('app_lab', { limit: 500 })).length;
    const { signal } = new AbortController();
    expect(await lab.service.testModel(described, signal)).toMatchObject({ text: ' ready ', inputTokens: 9, outputTokens: 1, cost: 0.00001 });
    expect(JSON.parse(seen[0]!.body)).toMatchObject({ model: 'other' });
    expect((await lab.settings.get()).ai.model).not.toBe('other');
    expect(await lab.service.audit('app_lab', { limit: 500 })).toHaveLength(audited);
    await expect(lab.service.testModel({ ...described, model: '' }, signal)).rejects.toMatchObject({ code: 'ai.unavailable' });
    await expect(lab.service.testModel({ ...described, apiKeyEnv: 'NOT_SET' }, signal)).rejects.toMatchObject({ code: 'ai.failed' });
    await expect(lab.service.testModel(described, AbortSignal.abort(new AppError('cancelled')))).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('PRM-83: revoking ends it while it thinks', async () => {
    const { port, seen } = await model(() => {});
    await configure(port);
    const screen = await lab.run(asker(`return ai.complete('x')`, { ai: true }));
    await lab.allow('ai');
    screen.press();
    await screen.until(() => (seen.length === 1 ? true : undefined));
    await lab.service.revoke('app_lab', 'ai', '');
    expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
  });
});
