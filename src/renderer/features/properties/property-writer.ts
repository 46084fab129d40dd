import { setBinding, setProperty } from '../../../shared/app/document/index.ts';
import { isTemplate } from '../../../shared/app/expressions/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import type { Editor } from '../editor/index.ts';

/** Writes one property of all the given nodes. */
export type PropertyWriter = {
  /** A static value; undefined goes back to the default. A binding of the key is removed. */
  value(key: string, value: Json | undefined): void;
  /** As `value`, while typing: joins the changes just before it into one undo step. */
  typing(key: string, value: Json | undefined): void;
  /** Text as typed: with `{{ }}` it becomes a binding. */
  text(key: string, text: string): void;
  binding(key: string, template: string | undefined): void;
  /** The next change is a new undo step. */
  settle(): void;
};

export function propertyWriter(editor: Editor, ids: readonly string[]): PropertyWriter {
  const { app } = editor;
  const write = (key: string, value: Json | undefined): void => {
    for (const id of ids) {
      if (app.node(id)?.bindings[key] !== undefined) setBinding(app, editor.origin(), id, key, undefined);
      setProperty(app, editor.origin(), id, key, value);
    }
  };
  const bind = (key: string, template: string | undefined): void => {
    for (const id of ids) setBinding(app, editor.origin(), id, key, template);
  };
  return {
    value: (key, value) => void editor.change(() => write(key, value)),
    typing: (key, value) => editor.type(() => write(key, value)),
    text: (key, text) => editor.type(() => (isTemplate(text) ? bind(key, text) : write(key, text))),
    binding: (key, template) => void editor.change(() => bind(key, template)),
    settle: () => editor.undo.stopCapturing(),
  };
}
