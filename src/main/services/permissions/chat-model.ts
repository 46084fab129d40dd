import { z } from 'zod';
import type { AiPort } from '../../../sandbox/adapters/capabilities.ts';
import type { AiSettings } from '../../../shared/contracts/ide.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';

const TIMEOUT_MS = 120_000;
const MAX_ANSWER = 4_000_000;
const answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z
    .object({ prompt_tokens: z.number().min(0).default(0), completion_tokens: z.number().min(0).default(0) })
    .default({ prompt_tokens: 0, completion_tokens: 0 }),
});

/**
 * A model behind the chat endpoint that OpenAI made usual and Ollama, llama.cpp and vLLM speak too. The person chose its address, so it may
 * be a local one. @param settings read for each request @param env where the key is, by the name in the settings
 */
export function createChatModel(settings: () => Promise<AiSettings>, env: Readonly<Record<string, string | undefined>>): AiPort {
  return {
    async complete({ prompt, system, maxTokens }, signal) {
      const ai = await settings();
      if (ai.baseUrl === '' || ai.model === '') fail('ai.unavailable');
      const key = ai.apiKeyEnv === '' ? undefined : env[ai.apiKeyEnv];
      if (ai.apiKeyEnv !== '' && (key === undefined || key === ''))
        fail('ai.failed', { problem: `the environment variable ${ai.apiKeyEnv} with its key is not set` });
      const messages = [...(system === '' ? [] : [{ role: 'system', content: system }]), { role: 'user', content: prompt }];
      const text = await post(
        `${ai.baseUrl.replace(/\/+$/, '')}/chat/completions`,
        key,
        { model: ai.model, messages, max_tokens: maxTokens, stream: false },
        signal,
      );
      const parsed = answer.safeParse(parseJson(text));
      if (!parsed.success) return fail('ai.failed', { problem: 'its answer has another form' });
      const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = parsed.data.usage;
      const cost = (inputTokens * ai.dollarsPerMillionIn + outputTokens * ai.dollarsPerMillionOut) / 1_000_000;
      return { text: parsed.data.choices[0]?.message.content ?? '', usage: { inputTokens, outputTokens }, cost };
    },
  };
}

async function post(url: string, key: string | undefined, body: unknown, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      // A key must not follow to another place.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    throw new AppError(
      'ai.failed',
      { problem: isSlow ? `it took longer than ${TIMEOUT_MS / 1000} seconds` : 'nothing answers at its address. Is it running?' },
      error,
    );
  }
  const text = await limited(response, signal);
  if (response.ok) return text;
  if (response.status === 401 || response.status === 403) return fail('ai.failed', { problem: `it refused the key (${response.status})` });
  if (response.status === 404) return fail('ai.failed', { problem: 'it does not know this model or address (404)' });
  return fail('ai.failed', { problem: `it answered with status ${response.status}` });
}

async function limited(response: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of response.body ?? []) {
      text += decoder.decode(part as Uint8Array, { stream: true });
      if (text.length > MAX_ANSWER) fail('ai.failed', { problem: 'its answer is too long' });
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof AppError) throw error;
    throw new AppError('ai.failed', { problem: 'its answer broke off' }, error);
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
