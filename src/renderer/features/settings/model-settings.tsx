import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { AiSettings } from '../../../shared/contracts/ide.ts';
import { asAppError, rpc, toastUndo, updateSettings, useSettings } from '../../platform/index.ts';
import { Button, Notice, TextField } from '../../ui/index.ts';
import { costWords, NO_MODEL, readField, textOf, type ModelText } from './model-fields.ts';
import { SettingGroup, SettingRow } from './setting-row.tsx';

type Answer = { ok: true; words: string; text: string } | { ok: false; words: string };

/** The model that apps may ask once they are allowed to. None until somebody describes one. */
export function ModelSettings(): ReactElement {
  const { ai } = useSettings();
  const [text, setText] = useState<ModelText>(() => textOf(ai));
  useEffect(() => setText(textOf(ai)), [ai]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const test = useRef<AbortController | null>(null);
  const [isTesting, setTesting] = useState(false);
  useEffect(() => () => test.current?.abort(), []);

  const isSetUp = Object.entries(NO_MODEL).some(([key, value]) => ai[key as keyof AiSettings] !== value);
  const type = (key: keyof AiSettings, value: string): void => {
    setText((before) => ({ ...before, [key]: value }));
    setAnswer(null);
  };
  const store = (next: AiSettings): void => {
    if (Object.entries(next).some(([key, value]) => ai[key as keyof AiSettings] !== value)) void updateSettings({ ai: next });
  };
  const commit = (key: keyof AiSettings): void => {
    const read = readField(key, text[key]);
    if (!('value' in read)) return;
    // What is stored already comes back without the spaces that were typed.
    setText((before) => ({ ...before, [key]: String(read.value) }));
    store({ ...ai, [key]: read.value });
  };
  const field = (key: keyof AiSettings, label: string, options: { placeholder?: string; end?: ReactNode; width: number }): ReactElement => {
    const read = readField(key, text[key]);
    return (
      <div style={{ width: options.width }}>
        <TextField
          label={label}
          hideLabel
          spellCheck={false}
          autoComplete="off"
          {...(options.placeholder === undefined ? {} : { placeholder: options.placeholder })}
          {...(options.end === undefined ? {} : { end: options.end, inputMode: 'decimal' as const })}
          value={text[key]}
          onChange={(value) => type(key, value)}
          onBlur={() => commit(key)}
          onKeyDown={(event) => event.key === 'Enter' && commit(key)}
          error={'problem' in read ? read.problem : undefined}
        />
      </div>
    );
  };

  /** What stands in the fields, or null while one of them is wrong. */
  const described = (): AiSettings | null => {
    const next: AiSettings = { ...ai };
    const put = <Key extends keyof AiSettings>(key: Key): boolean => {
      const read = readField(key, text[key]);
      if ('value' in read) next[key] = read.value;
      return 'value' in read;
    };
    return (Object.keys(NO_MODEL) as (keyof AiSettings)[]).every(put) ? next : null;
  };
  const now = described();
  const missing =
    now === null
      ? 'Mend what is marked above first.'
      : now.baseUrl === ''
        ? 'Type an address first.'
        : now.model === ''
          ? 'Type the model’s name first.'
          : null;

  const run = async (): Promise<void> => {
    if (now === null || missing !== null) return;
    store(now);
    const abort = new AbortController();
    test.current = abort;
    setTesting(true);
    setAnswer(null);
    const outcome = await rpc.settings.testModel({ ai: now }, { signal: abort.signal }).then(
      ({ text: said, durationMs, cost }): Answer => ({
        ok: true,
        words: `It answered in ${(durationMs / 1000).toFixed(1)} s${cost > 0 ? `, for ${costWords(cost)}` : ''}.`,
        text: said.trim(),
      }),
      (thrown: unknown): Answer => ({ ok: false, words: asAppError(thrown).message }),
    );
    if (test.current !== abort) return;
    test.current = null;
    setTesting(false);
    if (!abort.signal.aborted) setAnswer(outcome);
  };
  const cancel = (): void => {
    test.current?.abort();
    test.current = null;
    setTesting(false);
  };
  const remove = (): void => {
    cancel();
    setAnswer(null);
    const before = ai;
    void updateSettings({ ai: NO_MODEL });
    toastUndo('Removed the AI model.', () => void updateSettings({ ai: before }));
  };

  return (
    <SettingGroup title="AI model">
      <SettingRow
        id="set-ai-address"
        title="Address"
        hint="Of a service that speaks as OpenAI does, such as Ollama on this computer. Apps you allow send their prompts there, and nowhere else."
      >
        {field('baseUrl', 'Address of the AI model', { placeholder: 'http://127.0.0.1:11434/v1', width: 300 })}
      </SettingRow>
      <SettingRow id="set-ai-model" title="Model" hint="Its name, as the service lists it.">
        {field('model', 'Name of the AI model', { placeholder: 'llama3.2', width: 300 })}
      </SettingRow>
      <SettingRow id="set-ai-key" title="Key" hint="The environment variable that holds the key, if the service wants one. The key itself is never stored.">
        {field('apiKeyEnv', 'Environment variable with the key', { placeholder: 'OPENAI_API_KEY', width: 300 })}
      </SettingRow>
      <SettingRow id="set-ai-prices" title="Price of a million tokens" hint="To count what apps spend. 0 when it costs nothing.">
        {field('dollarsPerMillionIn', 'Price of a million tokens asked', { end: <span className="u">$ in</span>, width: 120 })}
        {field('dollarsPerMillionOut', 'Price of a million tokens answered', { end: <span className="u">$ out</span>, width: 120 })}
      </SettingRow>
      <div className="set-row">
        <span className="grow t2" id="set-ai-state">
          {isTesting
            ? 'Asking for one word.'
            : !isSetUp && now !== null && now.baseUrl === '' && now.model === ''
              ? 'No model is set up. Apps that ask for one are told so.'
              : (missing ?? 'Asks for one word.')}
        </span>
        {isSetUp && (
          <Button variant="ghost" onClick={remove}>
            Remove
          </Button>
        )}
        {isTesting ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button aria-describedby="set-ai-state" disabled={missing !== null} onClick={() => void run()}>
            Test
          </Button>
        )}
      </div>
      {answer !== null && (
        <div className="set-answer" ref={(element) => element?.scrollIntoView?.({ block: 'nearest' })}>
          <Notice tone={answer.ok ? 'ok' : 'danger'} title={answer.words}>
            {answer.ok ? (answer.text === '' ? 'The answer was empty.' : `“${answer.text}”`) : undefined}
          </Notice>
        </div>
      )}
    </SettingGroup>
  );
}
