import type { ActionStep } from '../../../shared/app/manifest/index.ts';
import type { Editor } from '../editor/index.ts';
import { sentenceText, stepSentence, type SentenceNames } from './sentence.ts';

/** A step as one sentence. */
export function stepWords(editor: Editor, step: ActionStep): string {
  return sentenceText(stepSentence(step, namesOf(editor)));
}

export function namesOf(editor: Editor): SentenceNames {
  const { app } = editor;
  const find = <T extends { id: string; name: string }>(list: readonly T[], id: string): string => list.find((item) => item.id === id)?.name ?? id;
  return { node: (id) => editor.nameOf(id), query: (id) => find(app.queries(), id), entity: (id) => find(app.entities(), id).toLowerCase(), state: (id) => find(app.state(), id), page: (id) => find(app.pages(), id) };
}
