import { type ReactElement, useEffect, useState } from 'react';
import type { Effect } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { usePlayer } from '../core/context.ts';
import { Dialog } from '../core/dialog.tsx';
import { copyText, download, hasJustActed, openUrl } from './browser.ts';
import { onOneScreen } from './one-screen.ts';
import { performTask, TaskError } from './perform.ts';
import { type Toast, Toasts } from './toasts.tsx';

/** A yes or no from the person: for the app, or for a task that has to start with a click. */
type Question = Pick<Extract<Effect, { kind: 'confirm' }>, 'title' | 'text' | 'confirmLabel' | 'tone'> & { key: string; answer: (value: boolean) => void };

/** What an app may only do right after the person acted, and what is said otherwise. */
const UNASKED: Partial<Record<Effect['kind'], string>> = { copy: 'Not copied', openUrl: 'That link was not opened', download: 'That file was not saved', print: 'Nothing was printed' };

const TOAST_MS = 4500;
let nextToast = 0;

/** Does what the app asks of the screen: messages, questions, files, links, component methods. */
export function Effects(): ReactElement {
  const { source, methods, overlayRoot } = usePlayer();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [questions, setQuestions] = useState<readonly Question[]>([]);

  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const show = (text: string, tone: Toast['tone']): void => {
      const id = nextToast++;
      setToasts((all) => [...all, { id, text, tone }].slice(-4));
      // Problems stay until they are closed.
      if (tone !== 'danger') {
        const timer = setTimeout(() => {
          timers.delete(timer);
          setToasts((all) => all.filter((toast) => toast.id !== id));
        }, TOAST_MS);
        timers.add(timer);
      }
    };
    const perform = (effect: Effect): void => {
      const unasked = UNASKED[effect.kind];
      if (unasked !== undefined && !hasJustActed()) return show(`${unasked}: it was not right after a click.`, 'warn');
      switch (effect.kind) {
        case 'toast':
          return show(effect.text, effect.tone);
        case 'confirm':
          return setQuestions((all) => [
            ...all,
            { ...effect, key: `effect ${effect.effectId}`, answer: (value) => source.send({ type: 'effectResult', effectId: effect.effectId, value }) },
          ]);
        case 'copy':
          return void copyText(effect.text).then((isDone) => show(isDone ? 'Copied' : 'Not copied: this browser did not allow it.', isDone ? 'ok' : 'warn'));
        case 'openUrl':
          return openUrl(effect.url) ? undefined : show('That link was not opened: only web, mail and phone links are.', 'warn');
        case 'download':
          return download(effect.fileName, effect.mime, effect.text);
        case 'print':
          return window.print();
        case 'scroll':
          return elementOf(overlayRoot, effect.id)?.scrollIntoView({ behavior: 'smooth', block: 'center' });
        case 'method':
          return callMethod(effect.id, effect.method, effect.args);
      }
    };
    const callMethod = (id: string, method: string, args: Json[]): void => {
      const handler = methods.get(id)?.[method];
      if (handler !== undefined) handler(...args);
      else if (method === 'focus') focusWithin(elementOf(overlayRoot, id));
      else if (method === 'click') elementOf(overlayRoot, id)?.click();
    };
    const dispose = source.onEffect?.(perform);
    // Only the host sends tasks, after the person allowed them; an app's own effects never get here.
    const stopTasks = source.onPerform?.(({ performId, task }) => {
      const ask = (question: { title: string; text: string; confirmLabel: string }): Promise<boolean> =>
        new Promise((answer) => setQuestions((all) => [...all, { ...question, tone: 'neutral', key: `task ${performId}`, answer }]));
      void onOneScreen(`${source.frame()?.name ?? ''} ${performId} ${JSON.stringify(task).length}`, () =>
        performTask(task, ask).then(
          (value) => source.send({ type: 'performResult', performId, ok: true, value }),
          (error: unknown) => {
            const words = error instanceof TaskError ? error.message : `The screen could not do this: ${error instanceof Error ? error.message : String(error)}`;
            source.send({ type: 'performResult', performId, ok: false, value: null, error: words });
          },
        ),
      );
    });
    return () => {
      dispose?.();
      stopTasks?.();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [source, methods, overlayRoot]);

  const answer = (question: Question, value: boolean): void => {
    setQuestions((all) => all.filter((other) => other !== question));
    question.answer(value);
  };
  const question = questions[0];
  return (
    <>
      <Toasts toasts={toasts} onClose={(id) => setToasts((all) => all.filter((toast) => toast.id !== id))} />
      {question !== undefined && (
        <Dialog
          key={question.key}
          title={question.title}
          kind="modal"
          size="small"
          role="alertdialog"
          isClosable
          onClose={() => answer(question, false)}
          footer={
            <>
              <button type="button" className="ca-btn" data-variant="secondary" onClick={() => answer(question, false)}>
                Cancel
              </button>
              <button type="button" className="ca-btn" data-variant={question.tone === 'danger' ? 'danger' : 'primary'} onClick={() => answer(question, true)}>
                {question.confirmLabel === '' ? 'OK' : question.confirmLabel}
              </button>
            </>
          }
        >
          <p className="ca-text">{question.text}</p>
        </Dialog>
      )}
    </>
  );
}

/** The drawn element of an instance, in this app only. */
function elementOf(overlayRoot: HTMLElement | null, id: string): HTMLElement | null {
  const found = overlayRoot?.closest('.ca-root')?.querySelector(`[data-instance="${CSS.escape(id)}"]`);
  return found instanceof HTMLElement ? found : null;
}

function focusWithin(element: HTMLElement | null): void {
  const target = element?.matches('button, a, input, select, textarea') ? element : element?.querySelector('input, textarea, select, button, a, [tabindex]');
  if (target instanceof HTMLElement) target.focus();
}
