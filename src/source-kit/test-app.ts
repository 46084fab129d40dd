import type { Json } from '../shared/kernel/json.ts';
import type { SessionMessage, ViewNode } from '../shared/contracts/session.ts';
import type { AppDefinition } from './define.ts';
import { startSession } from './start.ts';

/** An app without a screen, for tests. Its rows live in memory. */
export type TestApp = {
  send(message: SessionMessage): Promise<void>;
  view(id: string): ViewNode | undefined;
  views(): ViewNode[];
  /** The page that shows. */
  pageId(): string | undefined;
  count(entity: string): Promise<number>;
  /** Types into every input of a form and sends it. @param references fields that name a row of an entity: the first one is taken */
  fillForm(formId: string, values: Readonly<Record<string, unknown>>, references?: Readonly<Record<string, string>>): Promise<void>;
  /** What went wrong since the last call. */
  problems(): string[];
  close(): void;
};

export async function startTestApp(app: AppDefinition): Promise<TestApp> {
  const { session, data } = startSession(app, { answerConfirm: true });
  let problems: string[] = [];
  session.subscribe((event) => {
    if (event.type === 'log')
      for (const { level, text, place } of event.entries) if (level === 'error') problems.push(place === undefined ? text : `${text} (${place.id})`);
    if (event.type === 'status' && event.status === 'crashed') problems.push(event.message ?? 'It stopped.');
  });
  await session.whenIdle();

  const send = (message: SessionMessage): Promise<void> => {
    session.send(message);
    return session.whenIdle();
  };
  const inside = (view: ViewNode): ViewNode[] => [
    view,
    ...view.kids.flatMap((id) => (session.mirror.view(id) === undefined ? [] : inside(session.mirror.view(id)!))),
  ];
  return {
    send,
    view: (id) => session.mirror.view(id),
    views: () => session.mirror.all(),
    pageId: () => session.mirror.currentFrame()?.pageId,
    count: (entity) => data.count({ entity }),
    async fillForm(formId, values, references = {}) {
      const form = session.mirror.view(formId);
      if (form === undefined) throw new Error(`There is no form “${formId}” on this page.`);
      for (const input of inside(form)) {
        const field = input.props['field'];
        if (typeof field !== 'string') continue;
        const entity = references[field];
        const value = entity === undefined ? values[field] : (await data.list({ entity, limit: 1 })).rows[0]?.id;
        if (value !== undefined) await send({ type: 'event', id: input.id, event: 'change', payload: { value: value as Json } });
      }
      await send({ type: 'event', id: formId, event: 'submit', payload: {} });
    },
    problems() {
      const found = problems;
      problems = [];
      return found;
    },
    close: () => session.stop(),
  };
}
