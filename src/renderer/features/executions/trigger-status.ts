import { useEffect, useRef } from 'react';
import type { TriggerStatus } from '../../../shared/contracts/executions.ts';
import { rpc, useRpcQuery, useRpcStream, type RpcQuery } from '../../platform/index.ts';
import { useEditor, useSection, type Editor } from '../editor/index.ts';

/** ms after a change of the document before the host is asked what became of its triggers */
const QUIET = 250;

/** What the host says of each trigger: when it runs next, how it went last, what is wrong. Asked again when triggers or runs change. */
export function useTriggerStatus(): RpcQuery<TriggerStatus[]> {
  const editor = useEditor();
  const triggers = useSection('triggers');
  const modules = useSection('modules');
  const query = useRpcQuery(`executions.triggers ${editor.appId}`, (signal) => rpc.executions.triggers({ appId: editor.appId }, { signal }));
  const { reload } = query;
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    let isGone = false;
    const timer = setTimeout(() => {
      // The host answers from what is saved.
      void editor.whenSaved().then(() => {
        if (!isGone) reload();
      });
    }, QUIET);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [editor, triggers, modules, reload]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useRpcStream(
    `executions.triggers.watch ${editor.appId}`,
    (signal) => rpc.executions.watch({ appId: editor.appId }, { signal }),
    (run: { triggerId: string | null }) => {
      if (run.triggerId === null) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(reload, QUIET);
    },
  );
  return query;
}

export function triggerName(editor: Editor, id: string | null): string | null {
  return id === null ? null : (editor.app.triggers().find((trigger) => trigger.id === id)?.name ?? null);
}
