import type { ActionStep } from '../../../shared/app/manifest/index.ts';
import type { DebugLink } from '../../../shared/contracts/debug.ts';
import { placeName, type Editor } from '../editor/index.ts';
import { stepWords } from '../properties/index.ts';

type Listed = { at: string; step: ActionStep; depth: number };

/** The steps of a handler as the app's document has them, with the names the running app gives them. */
export function stepsOf(editor: Editor, kind: 'node' | 'page', id: string, event: string): Listed[] {
  const steps = kind === 'page' ? editor.app.pages().find((page) => page.id === id)?.onLoad : editor.app.node(id)?.events[event];
  return flatten(steps ?? [], event, 0);
}

function flatten(steps: readonly ActionStep[], at: string, depth: number): Listed[] {
  return steps.flatMap((step, i) => {
    const own = `${at}[${i}]`;
    return [
      { at: own, step, depth },
      ...flatten(step.onSuccess ?? [], `${own}.onSuccess`, depth + 1),
      ...flatten(step.onError ?? [], `${own}.onError`, depth + 1),
    ];
  });
}

/** A cause in the words of the app: names instead of ids, steps as sentences. */
export function linkWords(editor: Editor, { kind, text, place }: DebugLink): string {
  if (place === undefined) return text;
  const name = placeName(editor, place);
  const { key = '' } = place;
  switch (kind) {
    case 'event':
      return `${key} of ${name}`;
    case 'step': {
      const event = key.slice(0, key.indexOf('['));
      const step = place.kind === 'node' || place.kind === 'page' ? stepsOf(editor, place.kind, place.id, event).find(({ at }) => at === key) : undefined;
      return step === undefined ? text : stepWords(editor, step.step);
    }
    case 'node':
    case 'state':
    case 'query':
      return key === '' ? name : `${name}, ${key}`;
    default:
      return text;
  }
}
