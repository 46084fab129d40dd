import type { JsonObject } from '../../../kernel/json.ts';

/**
 * One component as an author would set it up: for the gallery, the documentation and the tests that draw every component.
 * Bindings say `{{ item.field }}` and nothing else, so that an example can be shown without a running app.
 */
export type Example = {
  type: string;
  props?: JsonObject;
  bindings?: Readonly<Record<string, string>>;
  children?: readonly Example[];
};

export const words = (content: string, props: JsonObject = {}): Example => ({ type: 'Text', props: { content, ...props } });
